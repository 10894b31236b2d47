package vn.econgdan.app.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * A declared query parameter and what it may hold.
 *
 * @param type {@code integer}, {@code boolean}, {@code string}, {@code date-time}, or {@code id}:
 *     digits
 * @param values the only ones there are; empty when any will do
 * @param largest greatest integer, or greatest length of a string
 */
record ApiParameter(
    String name, String type, boolean required, Set<String> values, long smallest, long largest) {

  /**
   * The value as the route gets it: Integer, Boolean, Instant or String.
   *
   * @throws ApiRefusal 400 for a wrong type or an integer out of range, 422 for an unknown value
   */
  Object read(String text) {
    return switch (type) {
      case "integer" -> integer(text);
      case "boolean" -> bool(text);
      case "date-time" -> time(text);
      default -> string(text);
    };
  }

  private Integer integer(String text) {
    if (!text.matches("-?\\d{1,9}")) {
      throw malformed("WRONG_TYPE", "integer");
    }
    int value = Integer.parseInt(text);
    if (value < smallest || value > largest) {
      throw malformed("OUT_OF_RANGE", smallest, largest);
    }
    return value;
  }

  private Boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw malformed("WRONG_TYPE", "boolean");
    }
    return Boolean.valueOf(text);
  }

  private Instant time(String text) {
    try {
      // a plus that was not written as %2B arrives as a blank
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException unreadable) {
      throw malformed("WRONG_TYPE", "date-time");
    }
  }

  private String string(String text) {
    if (!values.isEmpty() && !values.contains(text)) {
      throw new ApiRefusal(Refusal.unacceptable(name, "UNKNOWN_VALUE", String.join(", ", values)));
    }
    if (text.length() > largest) {
      throw malformed("LENGTH_RANGE", 0, largest);
    }
    if (Characters.firstBroken(text).isPresent()) {
      throw malformed("BROKEN_CHARACTER", Characters.firstBroken(text).get());
    }
    if (type.equals("id") && !text.matches("\\d{1,18}")) {
      throw malformed("WRONG_TYPE", "id");
    }
    return text;
  }

  private ApiRefusal malformed(String code, Object... arguments) {
    return ApiRefusal.malformed(List.of(Problem.of(name, code, arguments)));
  }
}
