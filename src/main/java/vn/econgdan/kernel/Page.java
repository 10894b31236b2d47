package vn.econgdan.kernel;

import java.util.List;
import java.util.function.Function;

/** One page of a list and how many there are in all (CONTRACT 4). */
public record Page<T>(List<T> items, long total) {
  public Page {
    items = List.copyOf(items);
  }

  /** The same page of what each row becomes. */
  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), total);
  }
}
