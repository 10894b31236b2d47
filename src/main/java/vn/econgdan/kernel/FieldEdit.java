package vn.econgdan.kernel;

import java.util.Optional;

/**
 * What an edit says of one field. In JSON an absent field is kept, {@code null} removes on purpose,
 * a value is set: nothing is lost because somebody did not name it.
 */
public sealed interface FieldEdit<T> {

  /** The field was not named: it stays. */
  record Keep<T>() implements FieldEdit<T> {}

  /** The field is to be emptied. */
  record Remove<T>() implements FieldEdit<T> {}

  /** The field gets this value. */
  record Put<T>(T wanted) implements FieldEdit<T> {}

  static <T> FieldEdit<T> keep() {
    return new Keep<>();
  }

  static <T> FieldEdit<T> remove() {
    return new Remove<>();
  }

  static <T> FieldEdit<T> put(T value) {
    return new Put<>(value);
  }

  /** For what a caller leaves out: null means that the field is kept. */
  static <T> FieldEdit<T> orKeep(FieldEdit<T> said) {
    return said == null ? keep() : said;
  }

  default boolean isKept() {
    return this instanceof Keep<T>;
  }

  default boolean isRemoved() {
    return this instanceof Remove<T>;
  }

  /** The new value; nothing when the field is kept or removed. */
  default Optional<T> value() {
    return this instanceof Put<T> put ? Optional.of(put.wanted()) : Optional.empty();
  }

  /**
   * The field after the edit.
   *
   * @param now the field before it; may be null
   */
  default T over(T now) {
    return isKept() ? now : value().orElse(null);
  }
}
