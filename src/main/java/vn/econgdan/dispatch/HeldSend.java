package vn.econgdan.dispatch;

import java.time.Instant;

/**
 * A send that waits for a person (GET /ops/held).
 *
 * @param id of the send
 * @param text that is to leave; not what was signed when it is not releasable
 * @param reason RESTORED, or what the check against the signed sheet found
 * @param left parts that had left, or may have, as far as this database knows
 * @param parts of the whole send
 * @param releasable false when what would leave is not what was approved: it can only be stopped
 */
public record HeldSend(
    String id,
    String ward,
    String noticeId,
    String title,
    String text,
    String priority,
    String reason,
    Instant since,
    Instant dueAt,
    Instant validUntil,
    long left,
    long parts,
    boolean releasable) {}
