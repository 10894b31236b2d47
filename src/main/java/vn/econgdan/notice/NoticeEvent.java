package vn.econgdan.notice;

import java.time.Instant;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.content.NoticeAct;

/** One act on a notice, as its history keeps it; {@code why} and {@code hash} may be null. */
record NoticeEvent(NoticeAct act, Actor actor, Instant at, Reason why, String hash) {

  NoticeEvent(NoticeAct act, Actor actor, Instant at) {
    this(act, actor, at, null, null);
  }

  /** In a person's own words. */
  NoticeEvent because(String words) {
    return new NoticeEvent(act, actor, at, Reason.said(words), hash);
  }

  /** In the system's words. */
  NoticeEvent saying(Sentence sentence) {
    return new NoticeEvent(act, actor, at, Reason.of(sentence), hash);
  }

  /** Over the sheet that was handed in or signed. */
  NoticeEvent over(String sheetHash) {
    return new NoticeEvent(act, actor, at, why, sheetHash);
  }
}
