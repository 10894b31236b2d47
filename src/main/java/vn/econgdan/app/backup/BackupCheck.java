package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a backup is what its manifest says: every octet, nothing missing, nothing added. */
record BackupCheck(Path backup) {
  private static final Set<String> TOP =
      Set.of(BackupManifest.FILE, BackupManifest.CHECKSUM, BackupManifest.DATA);
  private static final int TOLD = 5;

  /**
   * Reads everything.
   *
   * @throws BackupException that names what is wrong
   */
  void matches(BackupManifest manifest, PrintStream terminal) throws IOException {
    List<String> wrong = new ArrayList<>(strangers());
    CopyProgress progress = new CopyProgress(terminal, "checked", manifest.size());
    Map<String, FileTree.Node> there = there();
    for (BackupManifest.Entry entry : manifest.entries()) {
      complaint(entry, there.remove(entry.path())).ifPresent(wrong::add);
      progress.add(entry.isDirectory() ? 0 : entry.size());
    }
    there.keySet().forEach(path -> wrong.add(path + " is not in the manifest"));
    if (!wrong.isEmpty()) {
      throw damaged(wrong);
    }
  }

  private Map<String, FileTree.Node> there() throws IOException {
    Path data = backup.resolve(BackupManifest.DATA);
    if (!Files.isDirectory(data)) {
      return new TreeMap<>();
    }
    return FileTree.below(data, path -> false).nodes().stream()
        .collect(
            Collectors.toMap(
                FileTree.Node::path, Function.identity(), (one, other) -> one, TreeMap::new));
  }

  private List<String> strangers() throws IOException {
    try (Stream<Path> top = Files.list(backup)) {
      Set<String> names =
          top.map(path -> path.getFileName().toString())
              .filter(name -> !TOP.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      return names.stream().map(name -> name + " is not in the manifest").toList();
    }
  }

  private Optional<String> complaint(BackupManifest.Entry entry, FileTree.Node node)
      throws IOException {
    if (node == null) {
      return Optional.of(entry.path() + " is missing");
    }
    if (node.directory() || entry.isDirectory()) {
      return node.directory() == entry.isDirectory()
          ? Optional.empty()
          : Optional.of(entry.path() + " is of another kind");
    }
    Path file = backup.resolve(BackupManifest.DATA).resolve(entry.path());
    boolean same = node.size() == entry.size() && PrivateCopy.digest(file).equals(entry.sha256());
    return same ? Optional.empty() : Optional.of(entry.path() + " is damaged");
  }

  private BackupException damaged(List<String> wrong) {
    String told =
        wrong.stream().limit(TOLD).collect(Collectors.joining(", "))
            + (wrong.size() > TOLD ? " and " + (wrong.size() - TOLD) + " more" : "");
    return new BackupException(
        backup + " is not the backup that was taken: " + told,
        backup + " không còn nguyên như khi sao lưu (" + wrong.size() + " chỗ)");
  }
}
