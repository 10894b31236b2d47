package vn.econgdan.registry.imports.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.econgdan.text.SearchFold;

/**
 * One row of an uploaded list.
 *
 * @param line where it begins; the header is 1
 */
public record CsvLine(int line, List<String> fields, Header header) {
  /** Spreadsheets keep digits as text by {@code ="0912"} or by an apostrophe in front. */
  private static final Pattern PROTECTED = Pattern.compile("=\"([^\"]*)\"|['’]([^'’]*)");

  /** The cell as it is kept: see {@link SearchFold#visible}. Empty when the column is not there. */
  String value(Column column) {
    String seen = SearchFold.visible(raw(column));
    Matcher guarded = PROTECTED.matcher(seen);
    if (!guarded.matches()) {
      return seen;
    }
    return SearchFold.visible(guarded.group(1) == null ? guarded.group(2) : guarded.group(1));
  }

  /** The cell as it was written, with whatever cannot be seen. */
  String raw(Column column) {
    Integer place = header.places().get(column);
    return place == null || place >= fields.size() ? "" : fields.get(place);
  }

  /** Spreadsheets leave rows of nothing but separators. */
  boolean isBlank() {
    return fields.stream().allMatch(CsvLine::isBlank);
  }

  /** Neither a cell too few nor something beyond the last column. */
  boolean fits() {
    return fields.size() >= header.width()
        && fields.stream().skip(header.width()).allMatch(CsvLine::isBlank);
  }

  private static boolean isBlank(String cell) {
    return SearchFold.visible(cell).isEmpty();
  }
}
