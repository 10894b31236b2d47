package vn.econgdan.app.edge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** What a field should have been, in the contract's words rather than Java's. */
final class JsonTypeNames {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private JsonTypeNames() {}

  static String of(Class<?> type) {
    if (type == Instant.class) {
      return "date-time";
    }
    if (type == LocalDate.class) {
      return "date";
    }
    if (type == String.class || type.isEnum()) {
      return "string";
    }
    return structure(type);
  }

  private static String structure(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (WHOLE.contains(type)) {
      return "integer";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "number";
    }
    return Collection.class.isAssignableFrom(type) ? "array" : "object";
  }
}
