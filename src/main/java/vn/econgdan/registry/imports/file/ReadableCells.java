package vn.econgdan.registry.imports.file;

import static vn.econgdan.registry.imports.file.Column.ADDRESS;
import static vn.econgdan.registry.imports.file.Column.FULL_NAME;
import static vn.econgdan.registry.imports.file.Column.GROUP_CODE;
import static vn.econgdan.registry.imports.file.Column.HOUSEHOLD_CODE;
import static vn.econgdan.registry.imports.file.Column.TAGS;

import vn.econgdan.text.SearchFold;

/**
 * What of a row's text can be read. A code with lost letters is refused, for nobody could name it
 * again; a name is kept with a warning; an address or tags are left out with one, so that they take
 * the place of nothing better.
 *
 * @param address empty when it cannot be read
 * @param tags empty when they cannot be read
 */
record ReadableCells(boolean damagedName, String address, String tags) {

  static ReadableCells of(CsvLine line, ParsedRow reading) {
    refuseCode(GROUP_CODE, line, reading);
    refuseCode(HOUSEHOLD_CODE, line, reading);
    boolean damaged = MisencodedText.isName(line.raw(FULL_NAME));
    if (damaged) {
      reading.warn(
          RowProblem.of(FULL_NAME, "UNREADABLE_NAME").suggesting(before(line.raw(FULL_NAME))));
    }
    return new ReadableCells(
        damaged, legible(ADDRESS, line, reading, damaged), legible(TAGS, line, reading, damaged));
  }

  private static void refuseCode(Column column, CsvLine line, ParsedRow reading) {
    if (MisencodedText.isCode(line.raw(column))) {
      reading.refuse(RowProblem.of(column, "UNREADABLE_CODE").suggesting(before(line.raw(column))));
    }
  }

  /** What one font did to the name it did to the whole row. */
  private static String legible(Column column, CsvLine line, ParsedRow reading, boolean damaged) {
    String raw = line.raw(column);
    if (!MisencodedText.is(raw) && (!damaged || MisencodedText.isAscii(raw))) {
      return line.value(column);
    }
    reading.warn(RowProblem.of(column, "UNREADABLE_TEXT").suggesting(before(raw)));
    return "";
  }

  private static String before(String raw) {
    return MisencodedText.wronglyRead(raw).map(SearchFold::visible).orElse(null);
  }
}
