package vn.econgdan.dispatch.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.DeliverSm;

/**
 * Takes deliver_sm apart from jSMPP's threads, so that the answers to submits never queue behind
 * receipts that wait for a commit. A group is one exchange of the receipt route, and is answered in
 * one write when the route is through.
 */
final class ReceiptIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptIntake.class);
  private static final int ROOM = 10_000;
  private static final int LARGEST_GROUP = 200;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long SILENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long IDLE_MILLIS = 100;
  private static final long MILLIS_TO_END = 5_000;

  private final CarrierEndpoint endpoint;
  private final ReceiptRoute route;
  private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(ROOM);
  private volatile boolean stopping;
  private Thread thread;

  /** A deliver_sm as it came, and over which session it is answered. */
  private record Delivery(CarrierSession session, int sequence, byte[] pdu) {}

  ReceiptIntake(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
    this.route = new ReceiptRoute(endpoint);
  }

  void start() {
    stopping = false;
    thread = new Thread(this::run, endpoint.link() + "-receipts");
    thread.start();
  }

  /** Answers the group in hand; what waits behind it stays unanswered and comes again. */
  void stop() throws InterruptedException {
    stopping = true;
    if (thread != null) {
      thread.join(MILLIS_TO_END);
    }
  }

  /** On the thread that reads the socket: never waits. */
  void take(CarrierSession session, int sequence, byte[] pdu) {
    Delivery delivery = new Delivery(session, sequence, pdu);
    if (stopping || !queue.offer(delivery)) {
      LOG.warn("{}: a delivery is answered 0x64: no room", endpoint.link());
      answer(List.of(delivery), index -> false);
    }
  }

  private void run() {
    try {
      while (!stopping) {
        List<Delivery> group = nextGroup();
        if (!group.isEmpty()) {
          answer(group, stored(group));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Delivery> nextGroup() throws InterruptedException {
    List<Delivery> group = new ArrayList<>();
    Delivery next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    long until = System.nanoTime() + LONGEST_NANOS;
    while (next != null) {
      group.add(next);
      queue.drainTo(group, LARGEST_GROUP - group.size());
      boolean full = group.size() == LARGEST_GROUP || System.nanoTime() - until >= 0;
      next = full ? null : queue.poll(SILENCE_NANOS, TimeUnit.NANOSECONDS);
    }
    return group;
  }

  /** Which of them are on disk; none when the route failed. */
  private Predicate<Integer> stored(List<Delivery> group) {
    List<DeliverSm> delivered =
        group.stream().map(delivery -> DeliverSm.read(endpoint.link(), delivery.pdu())).toList();
    try {
      return route.take(delivered)::isStored;
    } catch (ReceiptRoute.NotTakenException e) {
      LOG.warn(
          "{}: {} deliveries are answered 0x64: {}", endpoint.link(), group.size(), e.getMessage());
      return index -> false;
    }
  }

  private static void answer(List<Delivery> group, Predicate<Integer> stored) {
    Map<CarrierSession, List<Integer>> sessions =
        IntStream.range(0, group.size())
            .boxed()
            .collect(Collectors.groupingBy(index -> group.get(index).session()));
    sessions.forEach(
        (session, indexes) ->
            session.answerDeliveries(
                indexes.stream()
                    .map(
                        index ->
                            new DeliveryAnswer(group.get(index).sequence(), stored.test(index)))
                    .toList()));
  }
}
