package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search behind {@link QuietLogsIT} finds what is planted, and nothing else. */
class LeaksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sent to +84910000003",
        "sent to 0910000003 just now",
        "{\"name\":\"NGUOI 000001\"}",
        "login with mat-khau-sai-9431",
        "text: xuyến chi nở muộn bên cầu lủ"
      })
  void a_planted_line_is_found(String line) throws IOException {
    Path log = folder.resolve("planted.log");
    Files.writeString(log, "all is well\n" + line + "\n");
    Leaks leaks =
        new Leaks()
            .watch("mat-khau-sai-9431")
            .watch("Xuyến chi nở muộn bên cầu Lủ")
            .watch("Nguoi 000001");
    assertThat(leaks.watchNumber("0910000003").in(log)).hasSize(1);
    Files.writeString(log, "all is well\n");
    assertThat(leaks.in(log)).isEmpty();
  }
}
