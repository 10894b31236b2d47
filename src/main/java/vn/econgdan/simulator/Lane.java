package vn.econgdan.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The deliver_sm of one bind: those ready to leave, and those that wait for their answer. */
final class Lane {
  private final Deque<Delivery> ready = new ArrayDeque<>();
  private final Map<Integer, Delivery> outstanding = new LinkedHashMap<>();

  void add(Delivery delivery) {
    ready.add(delivery);
  }

  /** Sends what the window and the socket have room for. */
  void pump(Session session, int window, long now) {
    while (!ready.isEmpty() && outstanding.size() < window && !session.full()) {
      Delivery delivery = ready.remove();
      int sequence = session.nextSequence();
      delivery.write(session.out(), sequence);
      delivery.sent(now);
      outstanding.put(sequence, delivery);
    }
  }

  /** The delivery that this answer is for; null when nothing waits under the sequence. */
  Delivery answered(int sequence) {
    return outstanding.remove(sequence);
  }

  /** Takes out those that have waited too long for their answer. */
  List<Delivery> unanswered(long sentBefore) {
    List<Delivery> late = new ArrayList<>();
    var oldest = outstanding.values().iterator();
    while (oldest.hasNext()) {
      Delivery delivery = oldest.next();
      if (delivery.sentNanos() - sentBefore > 0) {
        break;
      }
      late.add(delivery);
      oldest.remove();
    }
    return late;
  }

  /** Nanoseconds since the oldest outstanding one was sent; -1 when none is. */
  long oldestAge(long now) {
    var oldest = outstanding.values().iterator();
    return oldest.hasNext() ? now - oldest.next().sentNanos() : -1;
  }

  /** Takes out everything, those that were sent first. */
  List<Delivery> clear() {
    List<Delivery> all = new ArrayList<>(outstanding.values());
    all.addAll(ready);
    outstanding.clear();
    ready.clear();
    return all;
  }

  int ready() {
    return ready.size();
  }

  int outstanding() {
    return outstanding.size();
  }
}
