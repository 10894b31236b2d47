package vn.econgdan.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Plain files and directories below a root; links and the like are refused. */
record FileTree(Path root, List<Node> nodes) {

  /** One of them, by its path below the root, with slashes. */
  record Node(String path, boolean directory, long size, String mode) {}

  /**
   * Everything below {@code root}, parents before children, without what {@code skipped} names.
   *
   * @throws BackupException when something is neither a file nor a directory
   */
  static FileTree below(Path root, Predicate<String> skipped) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> wanted =
          paths
              .filter(path -> !path.equals(root))
              .filter(path -> !isSkipped(name(root, path), skipped))
              .sorted()
              .toList();
      List<Node> nodes = new ArrayList<>();
      for (Path path : wanted) {
        nodes.add(node(root, path));
      }
      return new FileTree(root, List.copyOf(nodes));
    }
  }

  /** What is below something that is skipped is skipped too. */
  private static boolean isSkipped(String name, Predicate<String> skipped) {
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      if (skipped.test(name.substring(0, slash))) {
        return true;
      }
    }
    return skipped.test(name);
  }

  private static Node node(Path root, Path path) throws IOException {
    boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    if (!directory && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException(
          path + " is neither a file nor a directory: put what it points to in its place",
          path + " không phải tệp hay thư mục thường");
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    return new Node(name(root, path), directory, directory ? 0 : Files.size(path), mode);
  }

  private static String name(Path root, Path path) {
    return StreamSupport.stream(root.relativize(path).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  long size() {
    return nodes.stream().mapToLong(Node::size).sum();
  }
}
