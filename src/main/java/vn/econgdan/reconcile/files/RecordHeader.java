package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where which column stands.
 *
 * @param width cells a line has
 */
record RecordHeader(char separator, int width, Map<RecordColumn, Integer> places) {

  /**
   * Reads the first line that holds anything.
   *
   * @throws RejectedFileException when a needed column is missing, or a column stands twice
   */
  static RecordHeader read(RecordLines lines, RecordForm form) throws IOException {
    if (!toFirst(lines)) {
      throw new RejectedFileException(FileReason.EMPTY);
    }
    char separator = form.separator().orElseGet(() -> likely(lines));
    RecordFields fields = new RecordFields(separator);
    fields.split(lines);
    Map<RecordColumn, Integer> places = places(fields, form);
    refuseMissing(places, form);
    return new RecordHeader(separator, fields.count(), places);
  }

  private static boolean toFirst(RecordLines lines) throws IOException {
    while (lines.next()) {
      if (lines.end() > lines.start()) {
        return true;
      }
    }
    return false;
  }

  private static char likely(RecordLines line) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(line, candidate) > count(line, best) ? candidate : best;
    }
    return best;
  }

  private static int count(RecordLines line, char wanted) {
    int count = 0;
    for (int i = line.start(); i < line.end(); i++) {
      count += line.octets()[i] == wanted ? 1 : 0;
    }
    return count;
  }

  private static Map<RecordColumn, Integer> places(RecordFields fields, RecordForm form) {
    Map<RecordColumn, Integer> places = new EnumMap<>(RecordColumn.class);
    for (int cell = 0; cell < fields.count(); cell++) {
      String title = fields.text(cell).toLowerCase(Locale.ROOT);
      for (RecordColumn column : RecordColumn.values()) {
        if (form.title(column).toLowerCase(Locale.ROOT).equals(title)
            && places.put(column, cell) != null) {
          throw new RejectedFileException(FileReason.HEADER_TWICE, form.title(column));
        }
      }
    }
    return places;
  }

  private static void refuseMissing(Map<RecordColumn, Integer> places, RecordForm form) {
    List<String> missing = new ArrayList<>();
    for (RecordColumn column : RecordColumn.values()) {
      if (column.needed() && !places.containsKey(column)) {
        missing.add(form.title(column));
      }
    }
    if (!missing.isEmpty()) {
      throw new RejectedFileException(FileReason.HEADER_MISSING, String.join(", ", missing));
    }
  }

  /** -1 when the file does not have it. */
  int place(RecordColumn column) {
    return places.getOrDefault(column, -1);
  }
}
