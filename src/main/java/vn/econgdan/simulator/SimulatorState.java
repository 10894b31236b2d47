package vn.econgdan.simulator;

import java.util.List;
import java.util.Map;

/** What the simulator counts, at one moment; {@code GET /state} in JSON. */
public record SimulatorState(
    boolean listening,
    List<Bind> binds,
    Submits submits,
    Deliveries receipts,
    Deliveries mo,
    Links links) {

  /** A bound connection. */
  public record Bind(int connection, String systemId, String type) {}

  /**
   * Submits since the start or the last reset.
   *
   * @param total all that could be read
   * @param accepted answered 0
   * @param refused answered with another status
   * @param unanswered neither (yet)
   * @param distinct different (number, part) among the taken ones
   * @param doubles taken ones whose (number, part) had been taken before
   * @param malformed could not be read; not in total
   * @param notKept answered 0x14 because the memory is full, or sent without a bind
   * @param lastSecond arrived in the second before now
   * @param maxPerSecond the most that any second held, wherever it began
   */
  public record Submits(
      long total,
      long accepted,
      long refused,
      long unanswered,
      Map<String, Long> refusedByStatus,
      int distinct,
      int doubles,
      long malformed,
      long notKept,
      int lastSecond,
      int maxPerSecond) {}

  /**
   * deliver_sm of one kind; each sending counts.
   *
   * @param unanswered given up waiting for an answer, and sent again
   * @param outstanding sent and not yet answered
   * @param waiting not yet due, to be sent again, or without a bind to take it (receipts and MO
   *     together)
   */
  public record Deliveries(
      long sent,
      long resent,
      long acknowledged,
      long refused,
      long unanswered,
      long outstanding,
      long waiting) {}

  /** Connections; {@code lost} ended without unbind. */
  public record Links(long accepted, long bindsRefused, long lost, long unexpectedAnswers) {}
}
