package vn.econgdan.kernel;

import java.util.List;

/** One page of a list and how many there are in all (CONTRACT 4). */
public record Page<T>(List<T> items, long total) {
  public Page {
    items = List.copyOf(items);
  }
}
