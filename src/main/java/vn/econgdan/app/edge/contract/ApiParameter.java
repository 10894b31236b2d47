package vn.econgdan.app.edge.contract;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.SortKey;

/**
 * A declared query parameter and what it may hold.
 *
 * @param type {@code integer}, {@code boolean}, {@code string}, {@code date-time}, {@code sort}, or
 *     {@code id}: digits
 * @param values the only ones there are; empty when any will do. For {@code sort} its keys
 * @param largest greatest integer, or greatest length of a string
 */
public record ApiParameter(
    String name, String type, boolean required, Set<String> values, long smallest, long largest) {

  /** What may be given: its values, or the name of its type. */
  public String expected() {
    return values.isEmpty() ? type : String.join(", ", values);
  }

  /**
   * The value as the route gets it: Integer, Boolean, Instant, String or a list of sort keys; empty
   * with a fault.
   */
  public Optional<Object> read(String text, ApiFaults faults) {
    return switch (type) {
      case "integer" -> integer(text, faults);
      case "boolean" -> bool(text, faults);
      case "date-time" -> time(text, faults);
      case "sort" -> sort(text, faults);
      default -> string(text, faults);
    };
  }

  private Optional<Object> integer(String text, ApiFaults faults) {
    if (!text.matches("-?\\d{1,9}")) {
      return wrongType("integer", faults);
    }
    int value = Integer.parseInt(text);
    if (value < smallest || value > largest) {
      faults.malformed(name, "OUT_OF_RANGE", smallest, largest);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Object> bool(String text, ApiFaults faults) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : wrongType("boolean", faults);
  }

  private Optional<Object> time(String text, ApiFaults faults) {
    try {
      // a plus that was not written as %2B arrives as a blank
      return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException unreadable) {
      return wrongType("date-time", faults);
    }
  }

  /** {@code name,-createdAt}: by name, of equal names the newest first. */
  private Optional<Object> sort(String text, ApiFaults faults) {
    List<String> written = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean known = written.stream().map(ApiParameter::sortName).allMatch(values::contains);
    if (!known) {
      faults.malformed(name, "UNKNOWN_SORT", String.join(", ", values));
      return Optional.empty();
    }
    return Optional.of(
        written.stream().map(key -> new SortKey(sortName(key), key.startsWith("-"))).toList());
  }

  private static String sortName(String written) {
    return written.startsWith("-") ? written.substring(1) : written;
  }

  private Optional<Object> string(String text, ApiFaults faults) {
    if (!values.isEmpty() && !values.contains(text)) {
      faults.unacceptable(name, "UNKNOWN_VALUE", String.join(", ", values));
      return Optional.empty();
    }
    if (text.length() > largest) {
      faults.malformed(name, "LENGTH_RANGE", 0, largest);
      return Optional.empty();
    }
    Optional<String> broken = Characters.firstBroken(text);
    if (broken.isPresent()) {
      faults.malformed(name, "BROKEN_CHARACTER", broken.get());
      return Optional.empty();
    }
    return type.equals("id") && !text.matches("\\d{1,18}")
        ? wrongType("id", faults)
        : Optional.of(text);
  }

  private Optional<Object> wrongType(String wanted, ApiFaults faults) {
    faults.malformed(name, "WRONG_TYPE", wanted);
    return Optional.empty();
  }
}
