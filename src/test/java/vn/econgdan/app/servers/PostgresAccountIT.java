package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root's ways to run a server that refuses root; skipped for everybody else. */
class PostgresAccountIT {
  @TempDir Path temp;

  @BeforeEach
  void only_root_needs_a_disguise() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"));
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void a_directory_is_given_to_the_account_that_will_run_the_server() throws Exception {
    Path directory = Files.createDirectories(temp.resolve("data/postgresql"));
    assertThat(PostgresAccount.runuser("nobody").works(directory)).isTrue();
    assertThat(Files.getOwner(directory).getName()).isEqualTo("nobody");
    assertThat(PostgresAccount.su("nobody").works(directory)).isTrue();
    assertThat(PostgresAccount.su("no-such-account").works(directory)).isFalse();
  }

  @Test
  void a_server_whose_files_belong_to_an_account_runs_as_that_account() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      Path home = directory.directory("postgresql");
      UserPrincipal nobody =
          home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      Files.setOwner(home, nobody);
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
        assertThat(postgres.port()).isPositive();
        Path pidFile = home.resolve("data/postmaster.pid");
        assertThat(Files.getOwner(pidFile).getName()).isEqualTo("nobody");
      }
    }
  }
}
