package vn.econgdan.notice;

import java.time.Instant;
import vn.econgdan.kernel.Actor;

/** One act on a notice, as its history keeps it; {@code reason} and {@code hash} may be null. */
record NoticeEvent(NoticeAct act, Actor actor, Instant at, String reason, String hash) {

  NoticeEvent(NoticeAct act, Actor actor, Instant at) {
    this(act, actor, at, null, null);
  }

  NoticeEvent because(String why) {
    return new NoticeEvent(act, actor, at, why, hash);
  }

  /** Over the sheet that was handed in or signed. */
  NoticeEvent over(String sheetHash) {
    return new NoticeEvent(act, actor, at, reason, sheetHash);
  }
}
