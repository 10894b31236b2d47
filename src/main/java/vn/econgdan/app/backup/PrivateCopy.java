package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.kernel.Sha256;

/** Copies that are on the disk when this says so, 0600 and 0700. */
final class PrivateCopy {
  private PrivateCopy() {}

  /** Copies a file; returns the digest of what was read. */
  static String file(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        FileChannel channel = FileChannel.open(PrivateFiles.file(to), StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      String digest = Sha256.copied(in, out);
      channel.force(true);
      return digest;
    }
  }

  /** The digest of a file, in hex. */
  static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hex(in);
    }
  }

  /** The names in a directory are on the disk. */
  static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Refuses when the disk has no room for so many octets.
   *
   * @throws BackupException with the sentence
   */
  static void needs(long octets, Path directory) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < octets) {
      throw new BackupException(
          "%s has room for %s, %s are needed"
              .formatted(directory, CopyProgress.words(free), CopyProgress.words(octets)),
          "%s còn trống %s, cần %s"
              .formatted(directory, CopyProgress.words(free), CopyProgress.words(octets)));
    }
  }
}
