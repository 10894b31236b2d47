package vn.econgdan.app.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.kernel.Sha256;

/**
 * What a backup holds, written last: a directory without one is no backup.
 *
 * @param format of this file, 1
 * @param id of this backup, drawn at random
 * @param program version of the program that took it
 * @param schema newest migration that program knew
 * @param postgresql major version of the server that wrote the data
 * @param entries every file and directory below {@code data}, by path
 */
record BackupManifest(
    int format,
    String id,
    Instant takenAt,
    String program,
    int schema,
    String postgresql,
    List<Entry> entries) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.json";
  static final String CHECKSUM = "manifest.json.sha256";
  static final String DATA = "data";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  /**
   * A file or directory.
   *
   * @param path below {@code data}, with slashes
   * @param mode as in {@code rw-------}: the original's, which a restore gives back
   * @param size in octets; null for a directory
   * @param sha256 in hex; null for a directory
   */
  record Entry(String path, String mode, Long size, String sha256) {
    boolean isDirectory() {
      return sha256 == null;
    }
  }

  BackupManifest {
    entries = List.copyOf(entries);
  }

  /** Octets of all files. */
  long size() {
    return entries.stream().filter(entry -> !entry.isDirectory()).mapToLong(Entry::size).sum();
  }

  long files() {
    return entries.stream().filter(entry -> !entry.isDirectory()).count();
  }

  /** Writes it beside its own checksum, in the form of sha256sum. */
  void write(Path backup) throws IOException {
    byte[] text = JSON.writeValueAsBytes(this);
    PrivateFiles.replace(backup.resolve(FILE), new String(text, StandardCharsets.UTF_8));
    PrivateFiles.replace(backup.resolve(CHECKSUM), Sha256.hex(text) + "  " + FILE + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BackupException when it is missing, damaged or of a form this program does not know
   */
  static BackupManifest read(Path backup) throws IOException {
    if (!Files.isRegularFile(backup.resolve(FILE))
        || !Files.isRegularFile(backup.resolve(CHECKSUM))) {
      throw new BackupException(
          backup + " is no whole backup: " + FILE + " or its checksum is missing",
          backup + " không phải bản sao lưu trọn vẹn: thiếu " + FILE + " hoặc mã kiểm của nó");
    }
    byte[] text = Files.readAllBytes(backup.resolve(FILE));
    if (!Files.readString(backup.resolve(CHECKSUM), StandardCharsets.ISO_8859_1)
        .startsWith(Sha256.hex(text) + " ")) {
      throw damaged(backup, null);
    }
    return parsed(backup, text);
  }

  private static BackupManifest parsed(Path backup, byte[] text) throws IOException {
    try {
      int format = JSON.readTree(text).path("format").asInt();
      if (format != FORMAT) {
        throw new BackupException(
            backup + " is of format " + format + ", this program reads " + FORMAT,
            backup + " có định dạng " + format + ", chương trình này đọc " + FORMAT);
      }
      return JSON.readValue(text, BackupManifest.class);
    } catch (JsonProcessingException e) {
      throw damaged(backup, e);
    }
  }

  private static BackupException damaged(Path backup, Throwable cause) {
    return new BackupException(
        backup.resolve(FILE) + " is damaged: its checksum does not match",
        backup.resolve(FILE) + " bị hỏng: sai mã kiểm",
        cause);
  }
}
