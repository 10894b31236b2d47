package vn.econgdan.kernel;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An answer too large for memory: a file of ours, which only we may read and which is removed when
 * it was read, with the name to save it under. The database is done with it before the first octet
 * leaves, so however slowly somebody reads, he holds no transaction.
 */
public record Download(String contentType, String fileName, Path content) {
  private static final String CSV = "text/csv; charset=utf-8";

  /** What writes a file, piece by piece. */
  @FunctionalInterface
  public interface Content {
    void to(Writer out) throws IOException;
  }

  /**
   * A CSV file in UTF-8 with a byte order mark, so that Excel reads it.
   *
   * @throws UncheckedIOException when it cannot be written; then there is no file
   */
  public static Download csv(String fileName, Content content) {
    try {
      return new Download(CSV, fileName, written(content));
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written to a file", e);
    }
  }

  private static Path written(Content content) throws IOException {
    Path file = Files.createTempFile("econgdan-", ".csv");
    boolean whole = false;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\ufeff');
      content.to(out);
      out.flush();
      whole = true;
    } finally {
      if (!whole) {
        Files.delete(file);
      }
    }
    return file;
  }
}
