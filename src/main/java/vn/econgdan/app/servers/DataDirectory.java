package vn.econgdan.app.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;
import vn.econgdan.app.settings.StartupException;

/**
 * The one place the embedded servers write to, held by one process at a time through a file lock
 * that the operating system drops even after {@code kill -9} (DESIGN 5).
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Creates the directory (0700) when it is missing and takes it for this process.
   *
   * @throws StartupException when another process holds it or it cannot be written
   */
  public static DataDirectory open(Path root) {
    try {
      PrivateFiles.directory(root);
      DataDirectory directory = locked(root);
      Files.deleteIfExists(directory.portsFile());
      return directory;
    } catch (IOException e) {
      throw new StartupException(
          "ECONGDAN_DATA_DIR " + root + " cannot be written: " + e.getMessage(),
          "ECONGDAN_DATA_DIR " + root + " không ghi được",
          e);
    }
  }

  private static DataDirectory locked(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            PrivateFiles.file(root.resolve("lock")),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      String holder = StandardCharsets.US_ASCII.decode(content(channel)).toString();
      channel.close();
      throw new StartupException(
          "ECONGDAN_DATA_DIR " + root + " is in use by process " + holder,
          "ECONGDAN_DATA_DIR " + root + " đang được tiến trình " + holder + " dùng");
    }
    writeOwnPid(channel);
    return new DataDirectory(root, channel, lock);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static ByteBuffer content(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    channel.read(buffer, 0);
    return buffer.flip();
  }

  private static void writeOwnPid(FileChannel channel) throws IOException {
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid), 0);
  }

  public Path root() {
    return root;
  }

  /** A directory inside for one server, 0700; exists when this returns. */
  public Path directory(String name) {
    try {
      return PrivateFiles.directory(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was generated for this directory: the same after every restart. */
  public GeneratedSecrets secrets() {
    return new GeneratedSecrets(root.resolve("secrets.properties"));
  }

  /** Tells the ports in use, all at once; whoever waits for the file never reads half of it. */
  public void publishPorts(Map<String, Integer> ports) {
    String json =
        ports.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(port -> "\"" + port.getKey() + "\": " + port.getValue())
            .collect(Collectors.joining(", ", "{", "}\n"));
    PrivateFiles.replace(portsFile(), json);
  }

  private Path portsFile() {
    return root.resolve("ports.json");
  }

  /** Lets the next process in; the ports are no longer true. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(portsFile());
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
