package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.settings.StartupException;

/** One process per directory; what it generated stays, and stays private. */
class DataDirectoryTest {
  @TempDir Path temp;
  Path root;

  @BeforeEach
  void root() {
    root = temp.resolve("deep/data");
  }

  @Test
  void a_new_directory_is_its_owners_alone() throws Exception {
    try (DataDirectory directory = DataDirectory.open(root)) {
      directory.secrets().named("a");
      assertThat(rights(root)).isEqualTo("rwx------");
      assertThat(rights(directory.directory("broker"))).isEqualTo("rwx------");
      assertThat(rights(root.resolve("secrets.properties"))).isEqualTo("rw-------");
    }
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_second_process_is_refused_and_told_who_is_first() {
    try (DataDirectory first = DataDirectory.open(root)) {
      assertThatThrownBy(() -> DataDirectory.open(root))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining(first.root().toString())
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    DataDirectory.open(root).close();
  }

  @Test
  void secrets_are_long_distinct_and_the_same_after_a_restart() {
    String before;
    try (DataDirectory directory = DataDirectory.open(root)) {
      before = directory.secrets().named("a").value();
      assertThat(directory.secrets().named("b").value()).isNotEqualTo(before);
      assertThat(Base64.getUrlDecoder().decode(before)).hasSize(32);
    }
    try (DataDirectory directory = DataDirectory.open(root)) {
      assertThat(directory.secrets().named("a").value()).isEqualTo(before);
    }
  }

  @Test
  void ports_are_told_while_they_are_true() {
    Path ports = root.resolve("ports.json");
    try (DataDirectory directory = DataDirectory.open(root)) {
      directory.publishPorts(Map.of("http", 8080, "smpp", 2775));
      assertThat(ports).hasContent("{\"http\": 8080, \"smpp\": 2775}");
    }
    assertThat(ports).doesNotExist();
  }

  @Test
  void ports_of_a_killed_process_are_forgotten() throws Exception {
    Files.createDirectories(root);
    Files.writeString(root.resolve("ports.json"), "{}");
    try (DataDirectory directory = DataDirectory.open(root)) {
      assertThat(directory.root().resolve("ports.json")).doesNotExist();
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("ECONGDAN_DATA_DIR");
  }
}
