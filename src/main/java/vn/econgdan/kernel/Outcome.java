package vn.econgdan.kernel;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a door answers: the fact, or the reason why not (DESIGN 4.2). A business "no" is a value.
 */
public sealed interface Outcome<T> {

  record Accepted<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal reason) implements Outcome<T> {}

  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  static <T> Outcome<T> refused(Refusal reason) {
    return new Refused<>(reason);
  }

  default boolean isRefused() {
    return this instanceof Refused<T>;
  }

  /** The fact; an {@link IllegalStateException} when it was refused. */
  default T value() {
    if (this instanceof Accepted<T> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException("refused: " + reason());
  }

  /** The reason; an {@link IllegalStateException} when it was accepted. */
  default Refusal reason() {
    if (this instanceof Refused<T> refused) {
      return refused.reason();
    }
    throw new IllegalStateException("accepted, so there is no reason");
  }

  default <R> Outcome<R> map(Function<T, R> then) {
    return isRefused() ? refused(reason()) : accepted(then.apply(value()));
  }

  /** Both facts, or all that stands against either, each field once (see {@link Refusal#with}). */
  default <B, R> Outcome<R> and(Outcome<B> other, BiFunction<T, B, R> then) {
    if (isRefused()) {
      return refused(other.isRefused() ? reason().with(other.reason()) : reason());
    }
    return other.map(more -> then.apply(value(), more));
  }

  default <R> Outcome<R> flatMap(Function<T, Outcome<R>> then) {
    return isRefused() ? refused(reason()) : then.apply(value());
  }
}
