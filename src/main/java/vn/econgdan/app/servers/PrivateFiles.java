package vn.econgdan.app.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and directories nobody else on the machine may read. */
public final class PrivateFiles {
  private static final FileAttribute<?> ONLY_MY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> ONLY_MY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PrivateFiles() {}

  /** Creates it with 0700; one that exists keeps the rights its owner gave it. */
  public static Path directory(Path directory) throws IOException {
    return Files.isDirectory(directory)
        ? directory
        : Files.createDirectories(directory, ONLY_MY_DIRECTORY);
  }

  /** Creates an empty file with 0600 unless it exists. */
  public static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, ONLY_MY_FILE);
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  /** Writes beside the file, forces it to the disk, then takes its place in one step. */
  public static void replace(Path file, String content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.writeString(file(fresh), content);
      force(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Removes a directory with everything in it; nothing happens when it is not there. */
  public static void remove(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    for (Path path : deepestFirst(directory)) {
      Files.delete(path);
    }
  }

  private static List<Path> deepestFirst(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
