package vn.econgdan.notice.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * When an approver lets a notice leave, if not when its writer said. It is signed with the sheet.
 *
 * @param sendNow as soon as it is approved
 * @param sendAt at this time
 * @param validUntil until when; left out, the writer's if that is still after the send, else the
 *     end of the send day
 */
public record ChosenTime(Boolean sendNow, Instant sendAt, Instant validUntil) {
  /** As the writer said. */
  public static final ChosenTime AS_WRITTEN = new ChosenTime(null, null, null);

  /** From the parameters of the approval sheet, as the edge has read them. */
  public static ChosenTime of(Map<String, ?> parameters) {
    return new ChosenTime(
        (Boolean) parameters.get("sendNow"),
        (Instant) parameters.get("sendAt"),
        (Instant) parameters.get("validUntil"));
  }

  /** Whether the approver chose a time at all. */
  public boolean isGiven() {
    return isNow() || sendAt != null;
  }

  private boolean isNow() {
    return Boolean.TRUE.equals(sendNow);
  }

  /** What contradicts itself; whether the times can be kept is asked of {@link #of}'s content. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (isNow() && sendAt != null) {
      problems.add(Problem.of("sendAt", "SEND_NOW_OR_AT"));
    }
    if (validUntil != null && !isGiven()) {
      problems.add(Problem.of("validUntil", "VALID_UNTIL_ALONE"));
    }
    return problems;
  }

  /** What was written, with these times instead of its own. */
  public NoticeContent of(NoticeContent written, SendWindow window, Instant now) {
    if (!isGiven()) {
      return written;
    }
    Optional<Instant> at = isNow() ? Optional.empty() : NoticeContent.stored(sendAt);
    NoticeContent moved = written.leaving(at, Optional.empty());
    Instant leaves = SendTiming.of(moved, window, now).leavesAt();
    return moved.leaving(
        at,
        NoticeContent.stored(validUntil)
            .or(() -> written.validUntil().filter(u -> u.isAfter(leaves))));
  }
}
