package vn.econgdan.app.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.kernel.Sha256;

/** The server programs of PostgreSQL, unpacked once from the library jar of this platform. */
final class PostgresBinaries {
  private static final int EXECUTABLE = 0100;
  private static final int DIGITS = 12;

  private PostgresBinaries() {}

  /**
   * Unpacks into {@code parent/bin-<digest>} unless that is there already; a half-written one is
   * never taken for whole, since the directory gets its name last.
   *
   * @throws StartupException when there is no PostgreSQL for this platform
   */
  static Path in(Path parent) throws IOException {
    URL archive = archive();
    Path home = parent.resolve("bin-" + digest(archive));
    if (Files.notExists(home)) {
      Path fresh = parent.resolve("bin.new");
      PrivateFiles.remove(fresh);
      unpack(archive, Files.createDirectory(fresh));
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return home;
  }

  private static URL archive() {
    String name = "/postgres-" + system() + "-" + processor() + ".txz";
    return Optional.ofNullable(PostgresBinaries.class.getResource(name))
        .orElseThrow(
            () ->
                new StartupException(
                    "there is no embedded PostgreSQL for this platform: set ECONGDAN_DB_URL",
                    "không có PostgreSQL nhúng cho máy này: hãy đặt ECONGDAN_DB_URL"));
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String processor() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm_64" : name.replace("amd64", "x86_64");
  }

  private static String digest(URL archive) throws IOException {
    try (InputStream bytes = archive.openStream()) {
      return Sha256.hex(bytes).substring(0, DIGITS);
    }
  }

  private static void unpack(URL archive, Path home) throws IOException {
    try (InputStream packed = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        unpack(tar, entry, inside(home, entry.getName()));
      }
    }
  }

  private static Path inside(Path home, String name) throws IOException {
    Path target = home.resolve(name).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("the archive leaves its directory: " + name);
    }
    return target;
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & EXECUTABLE) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + target);
    }
  }
}
