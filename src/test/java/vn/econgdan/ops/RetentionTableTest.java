package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people are told of retention is what the migrations say. */
class RetentionTableTest {
  private static final Pattern CALL =
      Pattern.compile("call keep_for\\('(\\w+)', '(\\w+)', '([^']+)', '([^']+)'\\)");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([A-Z_]+) \\| (\\w+) \\| ([^|]+) \\| ([^|]+) \\|");

  @Test
  void the_published_table_is_the_one_in_the_migrations() throws IOException {
    List<String> published = rows(ROW, Files.readString(Path.of("docs/retention.md")));
    assertThat(published).isNotEmpty().containsExactlyInAnyOrderElementsOf(decided());
  }

  private static List<String> decided() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files.flatMap(file -> rows(CALL, text(file)).stream()).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rows(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3), row.group(4)))
        .toList();
  }
}
