package vn.econgdan.simulator;

import java.util.Map;
import java.util.TreeMap;

/** What happened since the start or the last reset, counted. */
final class Tally {
  final Deliveries receipts = new Deliveries();
  final Deliveries mo = new Deliveries();
  final Map<String, Long> refusedByStatus = new TreeMap<>();
  long submits;
  long accepted;
  long refused;
  long malformed;
  long notKept;
  long connections;
  long bindsRefused;
  long linksLost;
  long unexpectedAnswers;

  void answered(Status status) {
    if (status.ok()) {
      accepted++;
      return;
    }
    refused++;
    refusedByStatus.merge(status.toString(), 1L, Long::sum);
  }

  /** deliver_sm of one kind. */
  static final class Deliveries {
    long sent;
    long resent;
    long acknowledged;
    long refused;
    long unanswered;

    void sent(int attempt) {
      sent++;
      resent += attempt > 0 ? 1 : 0;
    }

    void answered(Status status) {
      acknowledged += status.ok() ? 1 : 0;
      refused += status.ok() ? 0 : 1;
    }
  }
}
