package vn.econgdan.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A month of a carrier, as CONTRACT 4 shows it. Every kind is there, with zeros where there is
 * nothing; the buckets add up to each side's total.
 *
 * @param state EMPTY: neither side has anything; AWAITING_RECORDS: ours only, all of it shown as
 *     missing at the carrier; DIFFERENCES; RECONCILED: everything matched
 * @param matchedAt null when no match was made
 * @param files ids of the files of which a row counts in this month
 */
public record StatementView(
    String carrier,
    String month,
    State state,
    Instant matchedAt,
    List<String> files,
    Bucket matched,
    Map<DifferenceKind, Bucket> differences,
    Share ours,
    Share theirs) {

  /** How far a month is. */
  public enum State {
    EMPTY,
    AWAITING_RECORDS,
    DIFFERENCES,
    RECONCILED
  }

  /** What of each side is in a bucket. */
  public record Bucket(Share ours, Share theirs) {}

  /**
   * Of one side.
   *
   * @param amount whole đồng
   */
  public record Share(long parts, long amount) {}
}
