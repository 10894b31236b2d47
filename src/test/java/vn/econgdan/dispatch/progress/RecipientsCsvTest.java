package vn.econgdan.dispatch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecipientsCsvTest {
  @Test
  void the_recipients_file_opens_in_a_spreadsheet_and_runs_nothing() {
    var row =
        new ProgressStore.RecipientRow(
            "55B",
            "=HYPERLINK(\"x\")",
            "+84910000001",
            2,
            "DELIVERED SUPPRESSED",
            "MOVED_OUT",
            Instant.parse("2026-12-05T00:59:00Z"),
            Instant.parse("2026-12-05T01:00:00Z"),
            null);
    RecipientsCsv file = new RecipientsCsv((language, said) -> said.key(), Locale.ENGLISH);
    String csv = new String(file.of("42", List.of(row)).content(), StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith(
            "\ufeffno,group_code,full_name,phone,parts,states,reason,started_at,last_at,explanation")
        .contains(
            "1,55B,\"'=HYPERLINK(\"\"x\"\")\",+84910000001,2,DELIVERED SUPPRESSED,MOVED_OUT,"
                + "2026-12-05T07:59:00+07:00,2026-12-05T08:00:00+07:00,why.MOVED_OUT");
  }
}
