package vn.econgdan.ops;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the database tells of the whole system at one moment.
 *
 * @param late sends that are due and of which nothing has been prepared
 * @param retries parts that wait for their next attempt
 * @param claimed attempts of which the outcome is not recorded yet
 * @param doubtful attempts of which nobody knows whether they left
 * @param unmatched receipts that found no attempt yet
 * @param monthsAhead for how many months to come there are partitions
 * @param lost nodes that ended without a word and did not come back
 * @param locksOver subjects of open LOGIN_LOCKED alarms whose lock has run out
 */
record SystemSnapshot(
    Instant at,
    Tally late,
    List<Lane> lanes,
    long retries,
    long claimed,
    Tally doubtful,
    Tally unmatched,
    int monthsAhead,
    List<OpenAlarms> alarms,
    Set<String> alive,
    Set<String> lost,
    Set<String> locksOver,
    long untold) {

  /** How many, and since when the oldest; null when there is none. */
  public record Tally(long count, Instant oldest) {
    long seconds(Instant now) {
      return oldest == null ? 0 : Math.max(0, now.getEpochSecond() - oldest.getEpochSecond());
    }
  }

  /**
   * Batches of a lane that are not done.
   *
   * @param state READY or QUEUED
   * @param oldest when the oldest send of them was due
   */
  public record Lane(String lane, String state, long batches, long parts, Instant oldest) {}

  /** How many of a kind are open. */
  public record OpenAlarms(String kind, long count) {}
}
