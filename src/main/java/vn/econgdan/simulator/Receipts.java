package vn.econgdan.simulator;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Plans receipts, finds the bind for each, and sends them again until they are acknowledged. */
final class Receipts {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private final Smsc smsc;
  private final PriorityQueue<Delivery> planned =
      new PriorityQueue<>(Comparator.comparingLong(delivery -> delivery.dueNanos));
  private final Map<String, Deque<Delivery>> homeless = new HashMap<>();
  private final Shuffle shuffle;
  private long stamp;
  private long count;

  Receipts(Smsc smsc) {
    this.smsc = smsc;
    this.shuffle = new Shuffle(smsc, this::route);
  }

  /** Plans what the message asked for; {@code answerInMs} is when its submit will be answered. */
  void plan(Session session, int row, int answerInMs) {
    ReceiptRules rules = smsc.behaviour().receipts();
    LedgerRow message = smsc.book().ledger.row(row);
    if (!rules.enabled() || !wanted(message)) {
      return;
    }
    long base = stamp() + (rules.early() ? 0 : answerInMs * NANOS_PER_MILLI);
    if (rules.intermediate()) {
      plan(new Receipt(smsc, row, Receipt.Kind.INTERMEDIATE, base));
    }
    long last = base + 1 + (rules.early() ? 0 : lateness(rules) * NANOS_PER_MILLI);
    for (int copy = 0; copy < (rules.twice() ? 2 : 1); copy++) {
      plan(new Receipt(smsc, row, Receipt.Kind.FINAL, last + copy));
    }
    if (rules.early()) {
      sendEarly(session);
    }
  }

  private void plan(Delivery delivery) {
    planned.add(delivery);
  }

  /** registered_delivery: 1 always, 2 when it fails, 3 when it arrives (SMPP 3.4 and 5.0). */
  private static boolean wanted(LedgerRow message) {
    boolean arrived = StateMix.number(message.state()) == 2;
    return switch (message.registeredDelivery() & 0x03) {
      case 1 -> true;
      case 2 -> !arrived;
      case 3 -> arrived;
      default -> false;
    };
  }

  private long lateness(ReceiptRules rules) {
    count++;
    boolean late = rules.lateEvery() > 0 && count % rules.lateEvery() == 0;
    return rules.delayMs() + (late ? rules.lateMs() : 0);
  }

  /** A time of its own for each message, so that equal delays keep the order of the submits. */
  private long stamp() {
    stamp = Math.max(stamp + 4, EventLoop.now());
    return stamp;
  }

  private void sendEarly(Session session) {
    release(stamp + 2);
    pump(session, EventLoop.now());
  }

  /** Sends what is due; at the end of each turn. */
  void run(long now) {
    release(now);
    for (Session session : smsc.sessions().all()) {
      expire(session, now);
      pump(session, now);
    }
  }

  private void release(long now) {
    while (!planned.isEmpty() && planned.peek().dueNanos - now <= 0) {
      shuffle.pass(planned.remove());
    }
  }

  private void pump(Session session, long now) {
    if (session.receives()) {
      session.lane.pump(session, smsc.behaviour().receipts().window(), now);
    }
  }

  private void expire(Session session, long now) {
    long patience = smsc.behaviour().receipts().ackTimeoutMs() * NANOS_PER_MILLI;
    for (Delivery delivery : session.lane.unanswered(now - patience)) {
      delivery.tally().unanswered++;
      route(delivery);
    }
  }

  long untilNext(long now) {
    long next = planned.isEmpty() ? Long.MAX_VALUE : planned.peek().dueNanos - now;
    long patience = smsc.behaviour().receipts().ackTimeoutMs() * NANOS_PER_MILLI;
    for (Session session : smsc.sessions().all()) {
      long age = session.lane.oldestAge(now);
      next = age < 0 ? next : Math.min(next, patience - age);
    }
    return next;
  }

  private void route(Delivery delivery) {
    Session session = smsc.sessions().receiver(delivery, smsc.behaviour().receipts().anotherBind());
    if (session == null) {
      homeless.computeIfAbsent(delivery.systemId(), id -> new ArrayDeque<>()).add(delivery);
    } else {
      session.lane.add(delivery);
    }
  }

  /** At once to the bind it is meant for. */
  void send(Delivery delivery) {
    route(delivery);
  }

  /** A bind that can receive takes what waited for one. */
  void bound(Session session) {
    Deque<Delivery> waiting = homeless.get(session.systemId());
    if (session.receives() && waiting != null) {
      homeless.remove(session.systemId()).forEach(this::route);
    }
  }

  /** What the bind still had goes to another one, or waits. */
  void ended(Session session) {
    session.lane.clear().forEach(this::route);
  }

  void answered(Session session, Pdu pdu) {
    Delivery delivery = session.lane.answered(pdu.sequence());
    if (delivery == null) {
      smsc.book().tally.unexpectedAnswers++;
      return;
    }
    Status status = new Status(pdu.status());
    delivery.tally().answered(status);
    if (!status.ok()) {
      delivery.dueNanos =
          EventLoop.now() + smsc.behaviour().receipts().resendMs() * NANOS_PER_MILLI;
      planned.add(delivery);
    }
  }

  /** Forgets every receipt that was not yet acknowledged. */
  void clear() {
    planned.clear();
    homeless.clear();
    shuffle.clear();
    smsc.sessions().all().forEach(session -> session.lane.clear());
  }

  /** Planned, held, or without a bind: not sent, or to be sent again. */
  long waiting() {
    long ready = smsc.sessions().all().stream().mapToLong(session -> session.lane.ready()).sum();
    long without = homeless.values().stream().mapToLong(Deque::size).sum();
    return planned.size() + shuffle.size() + without + ready;
  }

  /** Sent and not yet answered. */
  long outstanding() {
    return smsc.sessions().all().stream().mapToLong(s -> s.lane.outstanding()).sum();
  }
}
