package vn.econgdan.registry.imports.file;

import java.util.Map;

/** What every cell must keep to: there when required, not too long, nothing invisible in it. */
final class CellRules {
  private static final Map<Column, Integer> LENGTH_MAX =
      Map.of(
          Column.GROUP_CODE, 30,
          Column.HOUSEHOLD_CODE, 50,
          Column.ADDRESS, 300,
          Column.FULL_NAME, 100,
          Column.TAGS, 300,
          Column.CONSENT_EVIDENCE, 500);

  private CellRules() {}

  static void check(CsvLine line, ParsedRow reading) {
    for (Column column : Column.values()) {
      check(column, line.value(column), reading);
    }
  }

  private static void check(Column column, String value, ParsedRow reading) {
    if (value.isEmpty() && column.required() && column != Column.PHONE) {
      reading.refuse(RowProblem.of(column, "EMPTY_CELL"));
    }
    int longest = LENGTH_MAX.getOrDefault(column, Integer.MAX_VALUE);
    if (value.length() > longest) {
      reading.refuse(RowProblem.of(column, "VALUE_TOO_LONG", longest));
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) && !isLineBreak(c))) {
      reading.refuse(RowProblem.of(column, "CONTROL_CHARACTER"));
    }
  }

  /** An address may be written in two lines of one cell. */
  private static boolean isLineBreak(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }
}
