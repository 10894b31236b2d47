package vn.econgdan.dispatch.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jsmpp.bean.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.StoredDeliveries;

/**
 * What the carrier delivers over one bind, in groups: a group closes at 200, after 4 ms, or when
 * nothing followed for half a millisecond, goes through the receipt route, and is answered only
 * then (DESIGN 4.6). One thread does that; the one that reads the socket only fills the queue, so
 * receipts never hold up the answers to submits.
 */
final class ReceiptIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptIntake.class);
  private static final int LARGEST_GROUP = 200;
  private static final int ROOM = 10_000;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long SILENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long IDLE_MILLIS = 100;

  private final String link;
  private final Function<List<DeliverSm>, StoredDeliveries> route;
  private final long patienceNanos;
  private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(ROOM);
  private volatile DeliveryGroup inHand;
  private volatile Thread thread;
  private volatile boolean stopping;

  /**
   * @param route returns when the group is through
   * @param patienceNanos after it a delivery that is not through is answered "later"
   */
  ReceiptIntake(
      String link, Function<List<DeliverSm>, StoredDeliveries> route, long patienceNanos) {
    this.link = link;
    this.route = route;
    this.patienceNanos = patienceNanos;
  }

  void start() {
    stopping = false;
    thread = new Thread(this::run, link + "-receipts");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes no more, and returns when what was taken is answered; gives up after {@code seconds}. */
  void stop(int seconds) throws InterruptedException {
    stopping = true;
    Thread running = thread;
    if (running != null) {
      running.join(TimeUnit.SECONDS.toMillis(seconds));
      running.interrupt();
    }
  }

  /** On the thread that reads the socket: never waits. */
  void arrived(CarrierSession session, Command header, byte[] pdu) {
    Delivery delivery = new Delivery(session, header, pdu, System.nanoTime());
    if (stopping || !queue.offer(delivery)) {
      refuse(List.of(delivery), stopping ? "the link closes" : "the queue is full");
    }
  }

  /** Answers "later" to whoever waited long enough; what is stored after all comes once more. */
  void refuseOverdue() {
    long due = System.nanoTime() - patienceNanos;
    DeliveryGroup group = inHand;
    if (group != null && group.arrivedNanos() - due < 0 && group.answer(StoredDeliveries.NONE)) {
      LOG.warn(
          "{}: {} deliveries are answered 0x64: the commit takes too long", link, group.size());
    }
    List<Delivery> late = new ArrayList<>();
    queue.removeIf(delivery -> delivery.arrivedNanos() - due < 0 && late.add(delivery));
    if (!late.isEmpty()) {
      refuse(late, "those before them take too long");
    }
  }

  private void refuse(List<Delivery> deliveries, String reason) {
    LOG.warn("{}: {} deliveries are answered 0x64: {}", link, deliveries.size(), reason);
    new DeliveryGroup(deliveries).answer(StoredDeliveries.NONE);
  }

  private void run() {
    try {
      while (!stopping || !queue.isEmpty()) {
        List<Delivery> next = nextGroup();
        if (!next.isEmpty()) {
          handOver(new DeliveryGroup(next));
        }
      }
    } catch (InterruptedException e) {
      LOG.warn(
          "{}: {} deliveries were not taken: the carrier brings them again", link, queue.size());
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

  private void handOver(DeliveryGroup group) {
    inHand = group;
    try {
      group.answer(route.apply(group.read(link)));
    } catch (RuntimeException e) {
      LOG.error("{}: {} deliveries are answered 0x64", link, group.size(), e);
      group.answer(StoredDeliveries.NONE);
    } finally {
      inHand = null;
    }
  }
}
