package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.econgdan.app.edge.contract.ApiContract;

/** docs/rights.md says what the contract says. */
class RightsTest {
  private static final Path TABLE = Path.of("docs/rights.md");

  @Test
  void the_table_of_rights_is_not_stale() throws IOException {
    String fresh = Rights.of(ApiContract.read());
    if (System.getProperty("regenerate") != null) {
      Files.writeString(TABLE, fresh);
    }
    assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
        .as("docs/rights.md is stale: run %s", Rights.COMMAND)
        .isEqualTo(fresh);
  }
}
