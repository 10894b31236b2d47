package vn.econgdan.registry;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;

/**
 * One row of an uploaded list.
 *
 * @param line where it begins; the header is 1
 */
record CsvLine(int line, List<String> fields, Header header) {

  /** The cell without spaces around it, composed (NFC); empty when the column is not there. */
  String value(Column column) {
    Integer place = header.places().get(column);
    if (place == null || place >= fields.size()) {
      return "";
    }
    return Normalizer.normalize(fields.get(place), Form.NFC).strip().replaceAll("\\h+", " ");
  }

  /** Spreadsheets leave rows of nothing but separators. */
  boolean isBlank() {
    return fields.stream().allMatch(String::isBlank);
  }

  /** Neither a cell too few nor something beyond the last column. */
  boolean fits() {
    return fields.size() >= header.width()
        && fields.stream().skip(header.width()).allMatch(String::isBlank);
  }
}
