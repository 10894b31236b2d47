package vn.econgdan.dispatch.progress;

import java.time.Instant;
import java.util.List;

/**
 * One part for one recipient, with each attempt to deliver it (CONTRACT 4, GET …/parts).
 *
 * @param id null until the part was prepared
 */
public record PartView(
    String id,
    String recipient,
    int part,
    int parts,
    String state,
    String reason,
    List<AttemptView> attempts) {

  /**
   * One attempt: its carrier id and when what happened.
   *
   * @param doneAt by the carrier's receipt, but never before it was submitted: receipts tell the
   *     minute only
   */
  public record AttemptView(
      int no,
      String state,
      String carrierId,
      String status,
      boolean possibleDouble,
      Instant claimedAt,
      Instant submittedAt,
      Instant doneAt) {}
}
