package vn.econgdan.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.PostgresControl;
import vn.econgdan.app.settings.StartupException;

/** What a backup holds, and which ones a restore refuses; no server is needed to copy files. */
class BackupFilesTest {
  private static final Instant NOW = Instant.parse("2026-12-05T01:00:00Z");
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  @TempDir Path folder;
  private Path data;
  private Path backup;

  @BeforeEach
  void aSystemThatEndedInGoodOrder() throws IOException {
    data = folder.resolve("data");
    backup = folder.resolve("backup");
    file("postgresql/data/PG_VERSION", "17\n");
    file("postgresql/data/base/1/112", "rows");
    Files.createDirectories(data.resolve("postgresql/data/pg_notify"));
    file("postgresql/bin-abc/bin/postgres", "program");
    file("broker/kahadb/db-1.log", "orders");
    file("secrets.properties", "a=b\n");
    file("ports.json", "{}");
    control(1);
  }

  private void file(String name, String content) throws IOException {
    Files.createDirectories(data.resolve(name).getParent());
    Files.writeString(data.resolve(name), content);
  }

  private void control(int state) throws IOException {
    byte[] octets =
        ByteBuffer.allocate(32).order(ByteOrder.nativeOrder()).putInt(16, state).array();
    Files.createDirectories(data.resolve("postgresql/data/global"));
    Files.write(data.resolve("postgresql/data/global/pg_control"), octets);
  }

  private void taken() {
    Backup.take(data, backup, NOW, SILENT);
  }

  private void movedAway() throws IOException {
    Files.move(data, folder.resolve("away"));
  }

  private void refused(String why) {
    assertThatThrownBy(() -> Restore.put(backup, data, SILENT))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(why);
    assertThat(data).doesNotExist();
    assertThat(folder.resolve("data.restoring")).doesNotExist();
  }

  @Test
  void a_backup_comes_back_as_it_was_without_what_each_start_makes_anew() throws IOException {
    Files.setPosixFilePermissions(
        data.resolve("broker"), PosixFilePermissions.fromString("rwxr-x---"));
    taken();
    movedAway();
    Restore.put(backup, data, SILENT);
    assertThat(data.resolve("postgresql/data/base/1/112")).hasContent("rows");
    assertThat(data.resolve("secrets.properties")).hasContent("a=b");
    assertThat(data.resolve("postgresql/data/pg_notify")).isEmptyDirectory();
    assertThat(data.resolve("broker/kahadb/db-1.log")).hasContent("orders");
    assertThat(mode(data.resolve("broker"))).isEqualTo("rwxr-x---");
    assertThat(data.resolve("ports.json")).doesNotExist();
    assertThat(data.resolve("postgresql/bin-abc")).doesNotExist();
    assertThat(data.resolve(RestoredMark.FILE)).content().contains("takenAt=" + NOW);
  }

  @Test
  void nobody_else_may_read_a_backup() throws IOException {
    taken();
    assertThat(mode(backup)).isEqualTo("rwx------");
    assertThat(mode(backup.resolve("data/broker/kahadb"))).isEqualTo("rwx------");
    assertThat(mode(backup.resolve("data/secrets.properties"))).isEqualTo("rw-------");
    assertThat(mode(backup.resolve(BackupManifest.FILE))).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_flipped_bit_is_found() throws IOException {
    taken();
    movedAway();
    Files.writeString(backup.resolve("data/postgresql/data/base/1/112"), "rowt");
    refused("postgresql/data/base/1/112 is damaged");
  }

  @Test
  void a_missing_file_is_found() throws IOException {
    taken();
    movedAway();
    Files.delete(backup.resolve("data/secrets.properties"));
    refused("secrets.properties is missing");
  }

  @Test
  void an_extra_file_is_found_wherever_it_lies() throws IOException {
    taken();
    movedAway();
    Files.writeString(backup.resolve("data/broker/more"), "");
    Files.writeString(backup.resolve("notes"), "");
    refused("notes is not in the manifest, broker/more is not in the manifest");
  }

  @Test
  void a_manifest_that_was_changed_is_found() throws IOException {
    taken();
    movedAway();
    Path manifest = backup.resolve(BackupManifest.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace("\"17\"", "\"16\""));
    refused("manifest.json is damaged");
  }

  @Test
  void an_interrupted_backup_is_none() throws IOException {
    taken();
    movedAway();
    Files.delete(backup.resolve(BackupManifest.FILE));
    refused("is no whole backup");
  }

  @Test
  void what_an_interrupted_backup_left_is_in_nobodys_way() throws IOException {
    Files.createDirectories(folder.resolve("backup.unfinished/data"));
    Files.writeString(folder.resolve("backup.unfinished/data/half"), "");
    taken();
    assertThat(folder.resolve("backup.unfinished")).doesNotExist();
    assertThat(backup.resolve("data/half")).doesNotExist();
  }

  @Test
  void what_an_interrupted_restore_left_is_in_nobodys_way() throws IOException {
    taken();
    movedAway();
    Files.createDirectories(folder.resolve("data.restoring/old"));
    Restore.put(backup, data, SILENT);
    assertThat(data.resolve("old")).doesNotExist();
    assertThat(folder.resolve("data.restoring")).doesNotExist();
  }

  @Test
  void another_major_version_of_postgresql_is_refused() throws IOException {
    taken();
    movedAway();
    rewritten(new Claim("16", "0", 1));
    refused("PostgreSQL 16");
  }

  @Test
  void a_backup_of_a_newer_program_is_refused() throws IOException {
    taken();
    movedAway();
    rewritten(new Claim(EmbeddedPostgres.MAJOR, "0.0.0", 999));
    refused("schema 999");
    rewritten(new Claim(EmbeddedPostgres.MAJOR, "99.0.0", 1));
    refused("99.0.0");
  }

  private record Claim(String postgresql, String program, int schema) {}

  private void rewritten(Claim claim) throws IOException {
    BackupManifest read = BackupManifest.read(backup);
    new BackupManifest(
            read.format(),
            read.id(),
            read.takenAt(),
            claim.program(),
            claim.schema(),
            claim.postgresql(),
            read.entries())
        .write(backup);
  }

  @Test
  void versions_are_compared_as_numbers() {
    ProgramVersion nine = new ProgramVersion("0.9.0", 18);
    assertThat(nine.isOlderThan(new ProgramVersion("0.10.0", 18))).isTrue();
    assertThat(nine.isOlderThan(new ProgramVersion("0.9.0-SNAPSHOT", 18))).isFalse();
    assertThat(nine.isOlderThan(new ProgramVersion("0.9.0", 19))).isTrue();
    assertThat(nine.isOlderThan(new ProgramVersion("0.8.7", 18))).isFalse();
  }

  @Test
  void a_data_directory_that_holds_something_is_left_alone() {
    taken();
    assertThatThrownBy(() -> Restore.put(backup, data, SILENT))
        .hasMessageContaining("is not empty: move it away first");
    assertThat(data.resolve("secrets.properties")).hasContent("a=b");
  }

  @Test
  void a_data_directory_in_use_is_neither_copied_nor_replaced() {
    taken();
    try (DataDirectory held = DataDirectory.open(data)) {
      assertThat(held.root()).isEqualTo(data);
      assertThatThrownBy(() -> Restore.put(backup, data, SILENT)).hasMessageContaining("in use");
      assertThatThrownBy(() -> Backup.take(data, folder.resolve("b2"), NOW, SILENT))
          .hasMessageContaining("in use");
    }
    assertThat(folder.resolve("b2")).doesNotExist();
  }

  @Test
  void a_directory_in_the_way_is_refused() throws IOException {
    Files.createDirectories(backup.resolve("something"));
    assertThatThrownBy(this::taken).hasMessageContaining("is not empty: name a new directory");
    backup = data.resolve("backup");
    assertThatThrownBy(this::taken).hasMessageContaining("lies in ECONGDAN_DATA_DIR itself");
    data = folder.resolve("nothing");
    backup = folder.resolve("b2");
    assertThatThrownBy(this::taken).hasMessageContaining("there is nothing to back up");
    assertThat(data).doesNotExist();
  }

  @Test
  void a_link_is_refused_rather_than_followed() throws IOException {
    Files.createSymbolicLink(data.resolve("postgresql/data/pg_wal"), folder.resolve("elsewhere"));
    assertThatThrownBy(this::taken).hasMessageContaining("neither a file nor a directory");
    assertThat(backup).doesNotExist();
    assertThat(folder.resolve("backup.unfinished")).doesNotExist();
  }

  @Test
  void a_link_to_the_data_directory_means_the_directory() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    assertThat(BackupCommand.real(link)).isEqualTo(data.toRealPath());
    assertThat(BackupCommand.real(link.resolve("new/one")))
        .isEqualTo(data.toRealPath().resolve("new/one"));
  }

  @Test
  void only_a_server_that_was_shut_down_counts_as_ended() throws IOException {
    Path server = data.resolve("postgresql/data");
    assertThat(PostgresControl.isShutDown(server)).isTrue();
    control(6);
    assertThat(PostgresControl.isShutDown(server)).isFalse();
    control(1);
    Files.writeString(server.resolve("postmaster.pid"), "1");
    assertThat(PostgresControl.isShutDown(server)).isFalse();
  }
}
