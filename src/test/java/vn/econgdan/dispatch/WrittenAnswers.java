package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lets tests of other capabilities record an answer exactly as the dispatcher does. */
public final class WrittenAnswers {
  private WrittenAnswers() {}

  public static void submitted(Handle handle, LocalDate month, long segment, String key) {
    write(handle, month, row(segment, "SUBMITTED", key));
  }

  public static void lost(Handle handle, LocalDate month, long segment) {
    write(handle, month, row(segment, "IN_DOUBT", null));
  }

  private static OutcomeStore.Row row(long segment, String state, String key) {
    return new OutcomeStore.Row(segment, 1, state, key, key, 0, null, null);
  }

  private static void write(Handle handle, LocalDate month, OutcomeStore.Row row) {
    OutcomeStore.record(handle, month, List.of(row), Instant.parse("2026-12-05T01:00:01Z"));
  }
}
