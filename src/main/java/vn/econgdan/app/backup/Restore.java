package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.settings.StartupException;

/**
 * {@code ./econgdan restore DIR}: a backup becomes the data directory, whole or not at all. It is
 * read to the last octet before anything is touched.
 */
final class Restore {
  private final Path backup;
  private final Path data;
  private final PrintStream terminal;

  private Restore(Path backup, Path data, PrintStream terminal) {
    this.backup = backup;
    this.data = data;
    this.terminal = terminal;
  }

  /**
   * Puts it in place.
   *
   * @throws StartupException with the reason; then the data directory is as it was
   */
  static BackupManifest put(Path backup, Path data, PrintStream terminal) {
    try {
      return new Restore(backup, data, terminal).put();
    } catch (IOException e) {
      throw new BackupException(
          "the restore failed: " + Backup.words(e),
          "khôi phục không thành công: " + Backup.words(e),
          e);
    }
  }

  private BackupManifest put() throws IOException {
    BackupManifest manifest = BackupManifest.read(backup);
    refuseOther(manifest);
    refuseFull();
    new BackupCheck(backup).matches(manifest, terminal);
    Path parent = Files.createDirectories(data.getParent());
    Path fresh = parent.resolve(data.getFileName() + ".restoring");
    DataDirectory own = DataDirectory.open(fresh);
    try {
      empty(fresh);
      fill(fresh, manifest, parent);
    } catch (IOException | RuntimeException e) {
      PrivateFiles.remove(fresh);
      throw e;
    } finally {
      own.close();
    }
    return manifest;
  }

  private void refuseOther(BackupManifest manifest) {
    if (!manifest.postgresql().equals(EmbeddedPostgres.MAJOR)) {
      throw new BackupException(
          "the backup is of PostgreSQL %s, this program brings %s: restore it with the program that took it"
              .formatted(manifest.postgresql(), EmbeddedPostgres.MAJOR),
          "bản sao lưu của PostgreSQL %s, chương trình này dùng %s"
              .formatted(manifest.postgresql(), EmbeddedPostgres.MAJOR));
    }
    ProgramVersion theirs = new ProgramVersion(manifest.program(), manifest.schema());
    ProgramVersion ours = ProgramVersion.ours();
    if (ours.isOlderThan(theirs)) {
      throw new BackupException(
          "the backup was taken by version %s (schema %d), this is %s (schema %d): use that one or a newer"
              .formatted(theirs.number(), theirs.schema(), ours.number(), ours.schema()),
          "bản sao lưu do phiên bản mới hơn tạo ra (%s): hãy dùng phiên bản đó"
              .formatted(theirs.number()));
    }
  }

  /** In use, or not empty; a lock file that an ended process left is nothing. */
  private void refuseFull() throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    if (Files.exists(data.resolve("lock"))) {
      DataDirectory.open(data).close();
    }
    if (!content().isEmpty()) {
      throw new BackupException(
          "ECONGDAN_DATA_DIR "
              + data
              + " is not empty: move it away first (mv), then restore again",
          "ECONGDAN_DATA_DIR " + data + " không rỗng: hãy chuyển nó đi nơi khác rồi khôi phục lại");
    }
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> !file.endsWith("lock")).toList();
    }
  }

  /** What an interrupted restore left behind; the lock stays ours. */
  private static void empty(Path fresh) throws IOException {
    try (Stream<Path> left = Files.list(fresh)) {
      for (Path path : left.filter(file -> !file.endsWith("lock")).toList()) {
        PrivateFiles.remove(path);
      }
    }
  }

  private void fill(Path fresh, BackupManifest manifest, Path parent) throws IOException {
    PrivateCopy.needs(manifest.size(), parent);
    CopyProgress progress = new CopyProgress(terminal, "restored", manifest.size());
    for (BackupManifest.Entry entry : manifest.entries()) {
      copy(entry, fresh.resolve(entry.path()));
      progress.add(entry.isDirectory() ? 0 : entry.size());
    }
    for (BackupManifest.Entry entry : manifest.entries()) {
      Files.setPosixFilePermissions(
          fresh.resolve(entry.path()), PosixFilePermissions.fromString(entry.mode()));
    }
    Backup.forceDirectories(fresh);
    Files.deleteIfExists(data.resolve("lock"));
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    PrivateCopy.force(parent);
  }

  private void copy(BackupManifest.Entry entry, Path to) throws IOException {
    if (entry.isDirectory()) {
      PrivateFiles.directory(to);
      return;
    }
    Path from = backup.resolve(BackupManifest.DATA).resolve(entry.path());
    if (!PrivateCopy.file(from, to).equals(entry.sha256())) {
      throw new IOException(from + " changed while it was being read");
    }
  }
}
