package vn.econgdan.notice;

import java.time.Instant;
import vn.econgdan.kernel.Actor;

/** One act on a notice, as its history keeps it; {@code reason} and {@code hash} may be null. */
record Step(NoticeAct act, Actor actor, Instant at, String reason, String hash) {

  Step(NoticeAct act, Actor actor, Instant at) {
    this(act, actor, at, null, null);
  }

  Step because(String why) {
    return new Step(act, actor, at, why, hash);
  }

  /** Over the sheet that was handed in or signed. */
  Step over(String sheetHash) {
    return new Step(act, actor, at, reason, sheetHash);
  }
}
