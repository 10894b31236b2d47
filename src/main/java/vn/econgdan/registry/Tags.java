package vn.econgdan.registry;

import java.util.Arrays;
import java.util.List;

/** Labels of a citizen, e.g. {@code huu_tri} for pensioners; audiences are chosen by them. */
final class Tags {
  private Tags() {}

  /** Between commas, semicolons or bars; each once. */
  static List<String> split(String cell) {
    return Arrays.stream(cell.split("[,;|]"))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }
}
