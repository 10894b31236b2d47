package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.PostgresControl;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.settings.StartupException;

/**
 * {@code ./econgdan backup DIR}: the embedded system, stopped, as files with checksums. DIR gets
 * its name when everything is in it, read again and on the disk.
 */
final class Backup {
  /** What is unpacked, generated or said anew by each start. */
  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "lock|ports\\.json|"
              + RestoredMark.FILE.replace(".", "\\.")
              + "|postgresql/(bin-[^/]*|bin\\.new|data\\.new|password\\.new|start\\.log)"
              + "|postgresql/data/postmaster\\.(pid|opts)|broker/.*lock|[^/]*\\.new");

  private final DataDirectory directory;
  private final Path target;
  private final PrintStream terminal;

  private Backup(DataDirectory directory, Path target, PrintStream terminal) {
    this.directory = directory;
    this.target = target;
    this.terminal = terminal;
  }

  /**
   * Takes it.
   *
   * @param now when; what leaves later is not in it
   * @throws StartupException with the reason; then there is no DIR, and the data are untouched
   */
  static BackupManifest take(Path data, Path target, Instant now, PrintStream terminal) {
    refuseNoSystem(data);
    refuseTarget(data, target);
    try (DataDirectory directory = DataDirectory.open(data)) {
      return new Backup(directory, target, terminal).take(now);
    } catch (IOException e) {
      throw new BackupException(
          "the backup failed: " + words(e), "sao lưu không thành công: " + words(e), e);
    }
  }

  private static void refuseNoSystem(Path data) {
    if (Files.notExists(EmbeddedPostgres.dataOf(data).resolve("PG_VERSION"))) {
      throw new BackupException(
          "ECONGDAN_DATA_DIR " + data + " holds no embedded system: there is nothing to back up",
          "ECONGDAN_DATA_DIR " + data + " không có hệ thống nhúng nào để sao lưu");
    }
  }

  private static void refuseTarget(Path data, Path target) {
    if (target.startsWith(data)) {
      throw new BackupException(
          target + " lies in ECONGDAN_DATA_DIR itself: name a directory outside",
          target + " nằm trong chính ECONGDAN_DATA_DIR: hãy chọn thư mục bên ngoài");
    }
    if (Files.exists(target) && !isEmpty(target)) {
      throw new BackupException(
          target + " exists and is not empty: name a new directory",
          target + " đã có và không rỗng: hãy chọn thư mục mới");
    }
  }

  /** False for what is no directory. */
  static boolean isEmpty(Path directory) {
    try (Stream<Path> content = Files.list(directory)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private BackupManifest take(Instant now) throws IOException {
    shutDown();
    FileTree tree = FileTree.below(directory.root(), path -> NOT_KEPT.matcher(path).matches());
    Path parent = Files.createDirectories(target.getParent());
    Path fresh = parent.resolve(target.getFileName() + ".unfinished");
    PrivateFiles.remove(fresh);
    try {
      PrivateCopy.needs(tree.size(), parent);
      BackupManifest manifest = copied(tree, PrivateFiles.directory(fresh), now);
      new BackupCheck(fresh).matches(manifest, terminal);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      PrivateCopy.force(parent);
      return manifest;
    } catch (IOException | RuntimeException e) {
      PrivateFiles.remove(fresh);
      throw e;
    }
  }

  /** After {@code kill -9} or a power cut the server recovers first, and ends in good order. */
  private void shutDown() throws IOException {
    Path data = EmbeddedPostgres.dataOf(directory.root());
    if (PostgresControl.isShutDown(data)) {
      return;
    }
    terminal.println("  PostgreSQL did not end in good order: it recovers first");
    EmbeddedPostgres.start(directory).close();
    if (!PostgresControl.isShutDown(data)) {
      throw new BackupException(
          "PostgreSQL did not end in good order: start the program, end it with Ctrl-C, try again",
          "PostgreSQL chưa dừng trọn vẹn: hãy khởi động chương trình, dừng bằng Ctrl-C rồi làm lại");
    }
  }

  private BackupManifest copied(FileTree tree, Path fresh, Instant now) throws IOException {
    String id = UUID.randomUUID().toString();
    Path data = PrivateFiles.directory(fresh.resolve(BackupManifest.DATA));
    CopyProgress progress = new CopyProgress(terminal, "copied", tree.size());
    List<BackupManifest.Entry> entries = new ArrayList<>();
    for (FileTree.Node node : tree.nodes()) {
      entries.add(copied(node, data));
      progress.add(node.size());
    }
    entries.add(mark(data, id, now));
    forceDirectories(data);
    ProgramVersion ours = ProgramVersion.ours();
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            id,
            now,
            ours.number(),
            ours.schema(),
            EmbeddedPostgres.MAJOR,
            entries);
    manifest.write(fresh);
    PrivateCopy.force(fresh);
    return manifest;
  }

  private BackupManifest.Entry copied(FileTree.Node node, Path data) throws IOException {
    Path copy = data.resolve(node.path());
    if (node.directory()) {
      PrivateFiles.directory(copy);
      return new BackupManifest.Entry(node.path(), node.mode(), null, null);
    }
    String digest = PrivateCopy.file(directory.root().resolve(node.path()), copy);
    return new BackupManifest.Entry(node.path(), node.mode(), Files.size(copy), digest);
  }

  private static BackupManifest.Entry mark(Path data, String id, Instant now) throws IOException {
    Path file = data.resolve(RestoredMark.FILE);
    PrivateFiles.replace(file, RestoredMark.text(id, now));
    return new BackupManifest.Entry(
        RestoredMark.FILE, "rw-------", Files.size(file), PrivateCopy.digest(file));
  }

  static void forceDirectories(Path data) throws IOException {
    PrivateCopy.force(data);
    for (FileTree.Node node : FileTree.below(data, path -> false).nodes()) {
      if (node.directory()) {
        PrivateCopy.force(data.resolve(node.path()));
      }
    }
  }

  /** What the operating system said, for people. */
  static String words(IOException failure) {
    if (failure instanceof DirectoryNotEmptyException
        || failure instanceof AtomicMoveNotSupportedException) {
      return failure.getMessage() + " cannot take its name in one step: is it a mount point?";
    }
    return failure instanceof FileSystemException
        ? failure.getMessage()
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
