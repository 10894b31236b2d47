package vn.econgdan.registry.imports.file;

import static java.util.Comparator.comparingLong;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * An uploaded list, line by line: gzip by content, UTF-8 or UTF-16 with its mark, comma, semicolon
 * or tab. All of it throws {@link BrokenFileException} where the file cannot be read on.
 */
public final class CsvFile implements AutoCloseable {
  private static final int HEADER_CHARACTERS_MAX = 32 * 1024;
  private static final int GZIP_BUFFER = 64 * 1024;
  private static final int GZIP_MAGIC = 0x1f8b;

  /** The first of equals is taken: a comma when nothing separates. */
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\\s*\"?sep=([,;\t|])\"?[,;\t ]*(\r\n|\n|\r)", Pattern.CASE_INSENSITIVE);

  private final CloseableIterator<CsvRecord> records;
  private final Header header;
  private final InputStream expanded;
  private final int mostBlanks;
  private int nextLine = 1;
  private int blanks;

  private CsvFile(InputStream expanded, int mostBlanks) throws IOException {
    this.expanded = expanded;
    this.mostBlanks = mostBlanks;
    Reader text = new BufferedReader(new StrictTextReader(expanded), GZIP_BUFFER);
    char separator = separator(text);
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .acceptCharsAfterQuotes(false)
            .skipEmptyLines(false) // they are counted here
            .ofCsvRecord(new UnclosedQuoteGuard(text, separator))
            .iterator();
    this.header = Header.read(headerFields());
  }

  public static CsvFile open(byte[] content, UploadLimits limits) {
    try {
      return new CsvFile(
          new BoundedInput(expand(content), content.length, limits.expandedBytes()), limits.rows());
    } catch (IOException e) {
      throw BrokenFileException.malformed("BROKEN_GZIP");
    }
  }

  Header header() {
    return header;
  }

  /** The next row that holds anything; null after the last. */
  public CsvLine next() {
    CsvLine line = read();
    while (line != null && line.isBlank()) {
      countBlank();
      line = read();
    }
    return line;
  }

  /** A file of nothing but line ends costs a reader much and its sender little. */
  private void countBlank() {
    blanks++;
    if (blanks > mostBlanks) {
      throw BrokenFileException.tooLarge("TOO_MANY_BLANK_LINES", mostBlanks);
    }
  }

  private CsvLine read() {
    CsvRecord row = nextRecord();
    return row == null ? null : new CsvLine(nextLine - height(row), row.getFields(), header);
  }

  /** The content is in memory, so what fails while reading is the compression. */
  private CsvRecord nextRecord() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord row = records.next();
      nextLine = (int) row.getStartingLineNumber() + height(row);
      return row;
    } catch (CsvParseException e) {
      throw broken(e);
    } catch (UncheckedIOException e) {
      throw BrokenFileException.malformed("BROKEN_GZIP");
    }
  }

  /** The library wraps what our readers throw. */
  private BrokenFileException broken(CsvParseException e) {
    if (e.getCause() instanceof BrokenFileException ours) {
      return ours;
    }
    return e.getCause() instanceof IOException
        ? BrokenFileException.malformed("BROKEN_GZIP")
        : brokenUnlessTooLarge();
  }

  /** A bomb without line ends is one endless cell: that it is too large is the better answer. */
  private BrokenFileException brokenUnlessTooLarge() {
    try {
      expanded.transferTo(OutputStream.nullOutputStream());
      return BrokenFileException.unacceptable("BROKEN_CSV", nextLine);
    } catch (BrokenFileException tooLarge) {
      return tooLarge;
    } catch (IOException e) {
      return BrokenFileException.malformed("BROKEN_GZIP");
    }
  }

  private static int height(CsvRecord row) {
    return 1
        + (int) row.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private List<String> headerFields() {
    CsvRecord first = nextRecord();
    while (first != null && first.getFields().stream().allMatch(String::isEmpty)) {
      countBlank();
      first = nextRecord();
    }
    if (first == null) {
      throw BrokenFileException.unacceptable("EMPTY_FILE");
    }
    return first.getFields();
  }

  private static InputStream expand(byte[] content) throws IOException {
    InputStream raw = new ByteArrayInputStream(content);
    boolean gzip =
        content.length > 1 && ((content[0] & 0xff) << 8 | content[1] & 0xff) == GZIP_MAGIC;
    return gzip ? new GZIPInputStream(raw, GZIP_BUFFER) : raw;
  }

  /**
   * As a first line {@code sep=;} says, which is skipped and not counted: spreadsheets do not show
   * it. Else the one that stands most often in the first line; the reader is put back to its start.
   */
  private static char separator(Reader text) throws IOException {
    String start = start(text);
    Matcher told = SEPARATOR_LINE.matcher(start);
    if (told.lookingAt()) {
      skip(text, told.end());
      return told.group(1).charAt(0);
    }
    String first = start.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return SEPARATORS.stream().max(comparingLong(c -> count(first, c))).orElseThrow();
  }

  private static String start(Reader text) throws IOException {
    char[] start = new char[HEADER_CHARACTERS_MAX];
    text.mark(HEADER_CHARACTERS_MAX);
    int read = Math.max(text.read(start), 0);
    text.reset();
    return new String(start, 0, read);
  }

  private static void skip(Reader text, int characters) throws IOException {
    for (int i = 0; i < characters; i++) {
      text.read();
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
