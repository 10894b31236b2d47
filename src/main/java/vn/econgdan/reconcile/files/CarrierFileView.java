package vn.econgdan.reconcile.files;

import java.time.Instant;
import java.util.List;

/**
 * A carrier's file as it stands.
 *
 * @param name as it lay in the folder; null for an upload
 * @param rejection why none of it counts; null unless REJECTED
 * @param rows lines that hold anything, without the header; accepted and quarantined add up to it
 * @param problems one page of quarantined lines, in order; null in lists
 * @param finishedAt when it was matched or rejected
 */
public record CarrierFileView(
    String id,
    String carrier,
    String name,
    CarrierFileState state,
    Reason rejection,
    long rows,
    long accepted,
    long quarantined,
    List<Problem> problems,
    Instant receivedAt,
    String receivedBy,
    Instant finishedAt) {

  /** A stable code and its sentence in the reader's language. */
  public record Reason(String code, String message) {}

  /**
   * A line that cannot be a record.
   *
   * @param line of the file; the header is 1
   * @param reason stable code
   * @param message the same as a sentence
   */
  public record Problem(long line, String reason, String message) {}
}
