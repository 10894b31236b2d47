package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import vn.econgdan.app.settings.Setting;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.kernel.BusinessClock;

/** {@code ./econgdan backup DIR} and {@code ./econgdan restore DIR} (CONTRACT 1). */
public final class BackupCommand {
  private final PrintStream terminal;

  public BackupCommand(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Returns the exit code: 0, 1 with one sentence when it is not done, 2 for bad usage. */
  public int backup(String... arguments) {
    return run("backup", arguments, this::backup);
  }

  /** The same. */
  public int restore(String... arguments) {
    return run("restore", arguments, this::restore);
  }

  private int run(String command, String[] arguments, BiConsumer<Path, Path> act) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      System.err.println("usage: econgdan " + command + " DIR");
      return 2;
    }
    try {
      Settings settings = Settings.from(System.getenv());
      refuseOutside(settings, command);
      act.accept(real(Path.of(arguments[0])), real(settings.dataDir()));
      return 0;
    } catch (StartupException e) {
      System.err.println("econgdan: " + e.getMessage());
      return 1;
    }
  }

  /** Past symbolic links, as far as it exists: the tree behind a link is meant, not the link. */
  static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) || absolute.getParent() == null
          ? absolute.toRealPath()
          : real(absolute.getParent()).resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new BackupException(
          absolute + " cannot be read: " + Backup.words(e), absolute + " không đọc được", e);
    }
  }

  private static void refuseOutside(Settings settings, String command) {
    Setting outside =
        settings.db().isPresent()
            ? Setting.DB_URL
            : settings.broker().isPresent() ? Setting.BROKER_URL : null;
    if (outside != null) {
      throw new BackupException(
          "%s is set: %s is for the embedded system; an external PostgreSQL is backed up with its own tools (docs/backup.md)"
              .formatted(outside.variable(), command),
          "%s đang được đặt: lệnh này chỉ dành cho hệ thống nhúng; PostgreSQL bên ngoài dùng công cụ riêng (docs/backup.md)"
              .formatted(outside.variable()));
    }
  }

  private void backup(Path target, Path data) {
    terminal.printf("Backing up %s / đang sao lưu%n", data);
    BackupManifest taken = Backup.take(data, target, BusinessClock.system().now(), terminal);
    terminal.printf(
        """
        %d files, %s, copied and read again / đã chép và đọc lại
          backup     %s (holds secrets and personal data: keep it as safe as the system)
          restore    move %s away, then: ./econgdan restore %s
        """,
        taken.files(), CopyProgress.words(taken.size()), target, data, target);
  }

  private void restore(Path backup, Path data) {
    terminal.printf("Restoring %s / đang khôi phục%n", backup);
    BackupManifest restored = Restore.put(backup, data, terminal);
    terminal.printf(
        """
        %d files, %s, as of %s / đã khôi phục
          data       %s
          next       ./econgdan, then look at /api/v1/ops/held: what may have been sent since
                     the backup is held until you release or stop it
        """,
        restored.files(), CopyProgress.words(restored.size()), restored.takenAt(), data);
  }
}
