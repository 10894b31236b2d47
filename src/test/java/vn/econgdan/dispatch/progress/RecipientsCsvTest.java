package vn.econgdan.dispatch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.econgdan.dispatch.progress.ProgressStore.RecipientRow;
import vn.econgdan.kernel.Download;

class RecipientsCsvTest {
  private static final int MANY = 200_000;

  /** Less than a tenth of the file: what a buffer of it would take at least. */
  private static final long FEW_BYTES = 2L << 20;

  private static final RecipientsCsv CSV =
      new RecipientsCsv((language, said) -> said.key(), Locale.ENGLISH);

  private static RecipientRow row(String name) {
    return new RecipientRow(
        "55B",
        name,
        "+84910000001",
        2,
        "DELIVERED UNDELIVERED",
        "MOVED_OUT",
        Instant.parse("2026-12-05T00:59:00Z"),
        Instant.parse("2026-12-05T01:00:00Z"),
        null,
        null,
        List.of(7L),
        List.of("027"));
  }

  @Test
  void the_recipients_file_opens_in_a_spreadsheet_and_runs_nothing() throws IOException {
    Download file = CSV.of("42", take -> take.accept(row("=HYPERLINK(\"x\")")));
    assertThat(file.fileName()).isEqualTo("recipients-42.csv");
    assertThat(Files.readString(file.content()))
        .startsWith(
            "\ufeffno,group_code,full_name,phone,parts,states,reason,started_at,last_at,explanation")
        .contains(
            "1,55B,\"'=HYPERLINK(\"\"x\"\")\",+84910000001,2,DELIVERED UNDELIVERED,MOVED_OUT err:027,"
                + "2026-12-05T07:59:00+07:00,2026-12-05T08:00:00+07:00,"
                + "why.MOVED_OUT; why.UNDELIVERED; why.CARRIER_ERROR");
    Files.delete(file.content());
  }

  @Test
  void a_large_file_is_never_in_memory() throws IOException {
    RecipientRow same = row("Nguyễn Văn An");
    long[] used = new long[2];
    Download file =
        CSV.of(
            "42",
            take -> {
              for (int i = 0; i < MANY; i++) {
                if (i == MANY / 10 || i == MANY - 1) {
                  used[i == MANY - 1 ? 1 : 0] = inUse();
                }
                take.accept(same);
              }
            });
    assertThat(Files.size(file.content())).isGreaterThan(10 * FEW_BYTES);
    assertThat(used[1] - used[0]).isLessThan(FEW_BYTES);
    try (Stream<String> lines = Files.lines(file.content())) {
      assertThat(lines.count()).isEqualTo(MANY + 1);
    }
    Files.delete(file.content());
  }

  private static long inUse() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }
}
