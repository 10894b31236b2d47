package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.econgdan.text.SearchFold;

/**
 * Where which column stands.
 *
 * @param width cells a line has
 */
record RecordHeader(char separator, int width, Map<RecordColumn, Integer> places) {

  /** Excel's own first line: {@code sep=;}. */
  private static final Pattern DECLARATION =
      Pattern.compile("\"?sep=(.)\"?[,;|\\s\"]*", Pattern.CASE_INSENSITIVE);

  private static final Pattern NOTHING = Pattern.compile("[,;|\\s\"']*");

  /**
   * Reads the first line that holds anything, be it behind a declaration of the separator.
   *
   * @throws RejectedFileException when a needed column is missing, or a column stands twice
   */
  static RecordHeader read(RecordLines lines, RecordForm form) throws IOException {
    if (!toFirst(lines)) {
      throw new RejectedFileException(FileReason.EMPTY);
    }
    Optional<Character> declared = declared(lines);
    if (declared.isPresent() && !toFirst(lines)) {
      throw new RejectedFileException(FileReason.NO_ROWS);
    }
    char separator =
        form.separator()
            .or(() -> declared.filter(wanted -> count(lines, wanted) > 0))
            .orElseGet(() -> likely(lines));
    RecordFields fields = new RecordFields(separator);
    boolean foreign = fields.split(lines) == LineReason.NOT_UTF8;
    Map<RecordColumn, Integer> places = places(fields, form);
    refuseMissing(places, form, foreign ? lines.number() : 0);
    return new RecordHeader(separator, fields.count(), places);
  }

  private static boolean toFirst(RecordLines lines) throws IOException {
    while (lines.next()) {
      if (!NOTHING.matcher(text(lines)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Character> declared(RecordLines line) {
    Matcher declaration = DECLARATION.matcher(text(line));
    return declaration.matches() ? Optional.of(declaration.group(1).charAt(0)) : Optional.empty();
  }

  private static String text(RecordLines line) {
    int length = line.end() - line.start();
    String text = new String(line.octets(), line.start(), length, StandardCharsets.UTF_8);
    return InvisibleCharacters.removed(text);
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
      String title = folded(fields.text(cell));
      for (RecordColumn column : RecordColumn.values()) {
        if (folded(form.title(column)).equals(title) && places.put(column, cell) != null) {
          throw new RejectedFileException(FileReason.HEADER_TWICE, form.title(column));
        }
      }
    }
    return places;
  }

  /** Case, marks and the kind of gap do not matter: "Message ID" is message_id. */
  private static String folded(String title) {
    return SearchFold.fold(InvisibleCharacters.removed(title).replace('_', ' '));
  }

  /**
   * @param foreign the number of the line when it is not UTF-8, else 0
   */
  private static void refuseMissing(
      Map<RecordColumn, Integer> places, RecordForm form, long foreign) {
    List<String> missing = new ArrayList<>();
    for (RecordColumn column : RecordColumn.values()) {
      if (column.needed() && !places.containsKey(column)) {
        missing.add(form.title(column));
      }
    }
    if (!missing.isEmpty() && foreign > 0) {
      throw new RejectedFileException(FileReason.NOT_UTF8, foreign);
    }
    if (!missing.isEmpty()) {
      throw new RejectedFileException(FileReason.HEADER_MISSING, String.join(", ", missing));
    }
  }

  /** -1 when the file does not have it. */
  int place(RecordColumn column) {
    return places.getOrDefault(column, -1);
  }

  /** Cells a line has at least: spreadsheets leave out empty ones at its end. */
  int shortest() {
    return 1
        + Arrays.stream(RecordColumn.values())
            .filter(RecordColumn::needed)
            .mapToInt(this::place)
            .max()
            .orElseThrow();
  }

  /** Empty when nothing that is needed stands there. */
  Optional<RecordColumn> last() {
    return places.entrySet().stream()
        .filter(entry -> entry.getKey().needed() && entry.getValue() == width - 1)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
