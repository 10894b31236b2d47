package vn.econgdan.registry.imports.file;

import java.util.List;
import java.util.Map;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Sha256;

/**
 * Looks through an uploaded list before anything is answered: what is wrong with the file as a
 * whole is said at once, and what is wrong with a row waits for its verdict.
 */
public record Uploads(UploadLimits limits) {
  private static final int ZIP_MAGIC = 0x504b;

  /**
   * A list that can be read to its end.
   *
   * @param content as it came, perhaps compressed
   * @param rows lines below the header
   * @param columns how the header spells each column, by its name in the contract
   * @param ignoredColumns columns the registry does not keep
   */
  public record Upload(
      byte[] content, int rows, Map<String, String> columns, List<String> ignoredColumns) {

    /** SHA-256 in hex. */
    public String hash() {
      return Sha256.hex(content);
    }
  }

  public Outcome<Upload> read(byte[] body) {
    try {
      return Outcome.accepted(inspect(body == null ? new byte[0] : body));
    } catch (BrokenFileException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private Upload inspect(byte[] content) {
    if (content.length > limits.bodyBytes()) {
      throw BrokenFileException.tooLarge("BODY_TOO_LARGE");
    }
    refuseWorkbook(content);
    try (CsvFile file = CsvFile.open(content, limits)) {
      int rows = countRows(file);
      if (rows == 0) {
        throw BrokenFileException.unacceptable("EMPTY_FILE");
      }
      return new Upload(content, rows, file.header().namesByField(), file.header().ignored());
    }
  }

  private int countRows(CsvFile file) {
    int rows = 0;
    while (file.next() != null) {
      rows++;
      if (rows > limits.rows()) {
        throw BrokenFileException.tooLarge("TOO_MANY_ROWS", limits.rows());
      }
    }
    return rows;
  }

  /** XLSX is a ZIP; it comes with its own issue (CONTRACT 4). */
  private static void refuseWorkbook(byte[] content) {
    if (content.length > 1 && ((content[0] & 0xff) << 8 | content[1] & 0xff) == ZIP_MAGIC) {
      throw BrokenFileException.unsupported("XLSX_NOT_YET");
    }
  }
}
