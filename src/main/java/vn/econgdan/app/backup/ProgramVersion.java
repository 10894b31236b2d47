package vn.econgdan.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which program this is.
 *
 * @param number as released, e.g. 0.1.0; 0 when it runs from its classes
 * @param schema newest migration it knows
 */
record ProgramVersion(String number, int schema) {
  private static final String MIGRATIONS = "/db/migration";
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*");

  static ProgramVersion ours() {
    String number = ProgramVersion.class.getPackage().getImplementationVersion();
    return new ProgramVersion(Optional.ofNullable(number).orElse("0"), newestMigration());
  }

  private static int newestMigration() {
    try {
      URI folder = ProgramVersion.class.getResource(MIGRATIONS).toURI();
      if (!folder.getScheme().equals("jar")) {
        return newest(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return newest(jar.getPath(MIGRATIONS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> MIGRATION.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)))
          .max()
          .orElseThrow();
    }
  }

  /** Whether data of {@code other} may hold what this program does not understand. */
  boolean isOlderThan(ProgramVersion other) {
    return schema < other.schema() || Arrays.compare(numbers(number), numbers(other.number())) < 0;
  }

  /** The numbers of a version, whatever stands behind a dash. */
  private static int[] numbers(String version) {
    return Pattern.compile("\\.")
        .splitAsStream(version.replaceFirst("-.*", ""))
        .filter(part -> part.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
