package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets tests of other capabilities claim parts and record answers exactly as the dispatcher does.
 */
public final class WrittenAnswers {
  private static final Instant ANSWERED = Instant.parse("2026-12-05T01:00:01Z");

  private WrittenAnswers() {}

  /** A part that somebody claimed. */
  public record Claimed(
      LocalDate month, long segment, String msisdn, int reference, Instant claimedAt) {}

  public static void submitted(Handle handle, Claimed claimed, String key) {
    AttemptStore.write(handle, List.of(attempt(claimed, "SUBMITTED", key)));
  }

  public static void lost(Handle handle, Claimed claimed) {
    AttemptStore.write(handle, List.of(attempt(claimed, "IN_DOUBT", null)));
  }

  private static AttemptRecord attempt(Claimed claimed, String state, String key) {
    return new AttemptRecord(
        YearMonth.from(claimed.month()),
        claimed.segment(),
        1,
        "00367",
        1,
        state,
        "vnpt",
        key,
        key,
        claimed.msisdn(),
        claimed.reference(),
        key == null ? null : 0,
        null,
        false,
        claimed.claimedAt(),
        key == null ? null : ANSWERED,
        null);
  }

  /** A part in the hand of a node that remembers it. */
  public static final class Hand {
    private final RecentParts node;
    private final PartInHand part;

    public Hand(Attempts node, Claimed claimed) {
      this.node = node.recent();
      this.part = part(claimed);
      this.node.handedOut(part);
    }

    private static PartInHand part(Claimed claimed) {
      var batch =
          new BatchStore.Open(
              claimed.month(),
              1,
              1,
              1,
              "00367",
              Lane.NORMAL,
              claimed.claimedAt().plusSeconds(3_600),
              "NOTICES");
      var part =
          new ClaimStore.Claimed(
              1, 1, claimed.segment(), 1, 1, claimed.msisdn(), 1, claimed.reference(), false);
      var lot = new ClaimLot(new ClaimLot.Key(1, 1, 1), 1, claimed.claimedAt(), List.of(part));
      var run = new BatchRun(batch, "carrier-1", List.of(), null, System.nanoTime());
      return new PartInHand(run, lot, part, "vnpt");
    }

    /** The node hears the carrier's answer; nothing of it is on disk. */
    public void heard(String key) {
      var update =
          new AttemptUpdate("SUBMITTED", Optional.of(key), Optional.empty(), Optional.empty());
      part.answered(new PartInHand.Answer(null, update, key, ANSWERED));
      node.answered(part);
    }

    /** Whether the recorder need not write its answer any more. */
    public boolean isRecorded() {
      return part.isRecorded();
    }

    /** The recorder writes what is known of it. */
    public void record(Handle handle) {
      AttemptStore.write(handle, List.of(part.attempt()));
      part.setRecorded();
      node.recorded(part);
    }
  }
}
