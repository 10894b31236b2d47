package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.dispatch.RestoredBackup;

/**
 * A file among the data of every backup: whoever starts on them, restored or copied by hand, holds
 * what may have been sent since. It goes when that is in the database.
 */
public final class RestoredMark {
  static final String FILE = "restored-backup.properties";

  private RestoredMark() {}

  static String text(String id, Instant takenAt) {
    return "id=" + id + "\ntakenAt=" + takenAt + "\n";
  }

  /** Empty when these data are nobody's backup. */
  public static Optional<RestoredBackup> in(DataDirectory directory) {
    Path file = directory.root().resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties mark = new Properties();
      mark.load(reader);
      return Optional.of(read(file, mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RestoredBackup read(Path file, Properties mark) {
    try {
      String id = mark.getProperty("id", "").strip();
      Instant takenAt = Instant.parse(mark.getProperty("takenAt", "").strip());
      if (!id.isEmpty()) {
        return new RestoredBackup(id, takenAt);
      }
    } catch (DateTimeParseException e) {
      throw unreadable(file, e);
    }
    throw unreadable(file, null);
  }

  private static StartupException unreadable(Path file, Throwable cause) {
    return new StartupException(
        file + " must have two lines, id=… and takenAt=2026-12-05T01:00:00Z",
        file + " phải có hai dòng, id=… và takenAt=2026-12-05T01:00:00Z",
        cause);
  }

  /** The database knows it now. */
  public static void remove(DataDirectory directory) {
    try {
      Files.deleteIfExists(directory.root().resolve(FILE));
      PrivateCopy.force(directory.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
