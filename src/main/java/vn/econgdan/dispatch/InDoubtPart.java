package vn.econgdan.dispatch;

import java.time.Instant;
import vn.econgdan.kernel.Actor;

/**
 * One attempt in doubt as the administrator sees it; the number is masked.
 *
 * @param text of the whole notice, exactly as it was signed
 */
public record InDoubtPart(
    String id,
    String ward,
    String noticeId,
    String title,
    String text,
    String priority,
    int part,
    int parts,
    String recipient,
    Instant since) {

  /** Without title and text for who is bound to another ward. */
  InDoubtPart shownTo(Actor actor) {
    boolean foreign = actor.ward().filter(own -> !own.code().equals(ward)).isPresent();
    return foreign ? withoutText() : this;
  }

  private InDoubtPart withoutText() {
    return new InDoubtPart(id, ward, noticeId, null, null, priority, part, parts, recipient, since);
  }
}
