package vn.econgdan.dispatch.progress;

import vn.econgdan.dispatch.progress.ProgressStore.Counts;
import vn.econgdan.dispatch.progress.ProgressStore.Send;
import vn.econgdan.dispatch.progress.ProgressView.Parts;
import vn.econgdan.dispatch.progress.ProgressView.People;

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
        null,
        null);
  }

  /** Parts that have no row yet are prepared, or what they became when the send ended without. */
  static ProgressView of(Send send, Counts counts) {
    long missing = send.partsTotal() - prepared(counts);
    return new ProgressView(
        send.noticeState(),
        people(send, counts),
        parts(counts, send.unprepared(), missing),
        send.partsTotal(),
        counts.possibleDoubles(),
        counts.startedAt(),
        counts.lastAt(),
        null);
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

  private static Parts parts(Counts c, String unprepared, long missing) {
    return new Parts(
        c.prepared() + (unprepared.equals("PREPARED") ? missing : 0),
        c.submitted(),
        c.inDoubt(),
        c.networkConfirmed(),
        c.delivered(),
        c.undelivered(),
        c.expired(),
        c.refused(),
        c.lapsed() + (unprepared.equals("LAPSED") ? missing : 0),
        c.unknown(),
        c.suppressed() + (unprepared.equals("SUPPRESSED") ? missing : 0));
  }
}
