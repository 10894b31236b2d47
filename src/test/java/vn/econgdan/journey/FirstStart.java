package vn.econgdan.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first start of the shipped jar, once a build: it makes its data directory, loads the demo and
 * stops in good order. Every other node begins with a copy of these data, as on its second start,
 * and with the classes the first one loaded.
 */
final class FirstStart {
  private static final Path HOME = Path.of("target/first-start");

  private final Path made;

  private FirstStart() {
    made = HOME.resolve(build());
    try {
      Files.createDirectories(HOME);
      try (FileChannel channel = open(HOME.resolve("lock"));
          FileLock turn = channel.lock()) {
        makeOnce(turn);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FirstStart ofThisBuild() {
    return Made.FIRST;
  }

  /** Whoever asks first makes it; the forks of a build take turns. */
  private static final class Made {
    static final FirstStart FIRST = new FirstStart();
  }

  /** Another jar, and another day's demo, start anew. */
  private static String build() {
    try {
      Path jar = Path.of(System.getProperty("econgdan.jar"));
      return Files.getLastModifiedTime(jar).toMillis() + "-" + LocalDate.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void makeOnce(FileLock turn) throws IOException {
    if (!turn.isValid() || Files.exists(made)) {
      return;
    }
    Path fresh = HOME.resolve("new");
    for (Path old : inside(HOME)) {
      if (Files.isDirectory(old)) {
        remove(old);
      }
    }
    Files.createDirectories(fresh);
    try (NodeProcess node = NodeProcess.first(fresh.resolve("data"), fresh.resolve("classes"))) {
      int exitCode = node.start().stop();
      if (exitCode != 0) {
        throw new IllegalStateException("the first start ended with " + exitCode + node.log());
      }
    }
    Files.move(fresh, made, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> inside(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The archive of classes for {@code -XX:SharedArchiveFile}. */
  Path classes() {
    return made.resolve("classes").toAbsolutePath();
  }

  /** Rights, owners and links are kept. */
  void copyTo(Path target) {
    Path data = made.resolve("data");
    try (Stream<Path> files = Files.walk(data)) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      for (Path file : files.toList()) {
        Files.copy(
            file,
            target.resolve(data.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
