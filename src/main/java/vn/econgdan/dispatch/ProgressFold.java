package vn.econgdan.dispatch;

import vn.econgdan.dispatch.ProgressStore.Counts;
import vn.econgdan.dispatch.ProgressStore.Send;
import vn.econgdan.dispatch.ProgressView.Parts;
import vn.econgdan.dispatch.ProgressView.People;

/** From counted rows to what people read, so that every part stands in exactly one counter. */
final class ProgressFold {
  private ProgressFold() {}

  static ProgressView nothingPlanned(String state) {
    return new ProgressView(
        state,
        new People(0, 0, 0, 0, 0),
        new Parts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        0,
        0,
        null,
        null);
  }

  /** Parts that have no row yet are prepared, or suppressed when the send ended before they had. */
  static ProgressView of(Send send, Counts counts) {
    long total = (long) send.people() * send.partCount();
    long missing = total - prepared(counts);
    return new ProgressView(
        send.noticeState(),
        people(send, counts),
        parts(counts, send.isOver() ? 0 : missing, send.isOver() ? missing : 0),
        total,
        counts.possibleDoubles(),
        counts.startedAt(),
        counts.lastAt());
  }

  /** Parts that exist as rows. */
  static long prepared(Counts c) {
    return c.prepared()
        + c.submitted()
        + c.inDoubt()
        + c.networkConfirmed()
        + c.delivered()
        + c.undelivered()
        + c.expired()
        + c.refused()
        + c.lapsed()
        + c.unknown()
        + c.suppressed();
  }

  private static People people(Send send, Counts c) {
    long missing = send.people() - c.recipients();
    long notReached = c.notReached() + (send.isOver() ? missing : 0);
    long waiting = send.people() - c.reached() - notReached - c.unknownPeople();
    return new People(send.people(), c.reached(), waiting, notReached, c.unknownPeople());
  }

  private static Parts parts(Counts c, long waitingForRow, long neverToHaveOne) {
    return new Parts(
        c.prepared() + waitingForRow,
        c.submitted(),
        c.inDoubt(),
        c.networkConfirmed(),
        c.delivered(),
        c.undelivered(),
        c.expired(),
        c.refused(),
        c.lapsed(),
        c.unknown(),
        c.suppressed() + neverToHaveOne);
  }
}
