package vn.econgdan.notice;

import java.time.Instant;
import vn.econgdan.notice.content.ChosenTime;
import vn.econgdan.notice.content.Decision;

/**
 * The body of approve (CONTRACT 4).
 *
 * @param version the version that was looked at
 * @param hash the approval sheet that was signed, with the time chosen here if one is
 * @param reason a remark; not required
 * @param sendNow true: as soon as it is approved, whatever its writer said
 * @param sendAt a time instead of the writer's
 * @param validUntil only with one of the two
 */
public record ApprovalDecision(
    Integer version,
    String hash,
    String reason,
    Boolean sendNow,
    Instant sendAt,
    Instant validUntil) {

  Decision decision() {
    return new Decision(version, hash, reason);
  }

  ChosenTime time() {
    return new ChosenTime(sendNow, sendAt, validUntil);
  }
}
