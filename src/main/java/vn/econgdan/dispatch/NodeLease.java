package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.BusinessClock;

/**
 * This start of the process and its lease (DESIGN 5). Who cannot renew stops submitting before the
 * lease ends: others may then declare in doubt what he held.
 */
final class NodeLease {
  static final Duration LEASE = Duration.ofSeconds(15);

  /** The lease is trusted for less than it lasts: a clock may drift and a thread may be late. */
  private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(12);

  private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

  private final Jdbi worker;
  private final BusinessClock clock;
  private volatile String node;
  private volatile long id;
  private volatile long renewedAtNanos;

  NodeLease(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * Ends what earlier starts of the node left, leases or not. Only for who knows that none of them
   * lives.
   */
  void endEarlier(String nodeName) {
    int ended = worker.withHandle(handle -> NodeLeaseStore.endOf(handle, nodeName, clock.now()));
    if (ended > 0) {
      LOG.warn("An earlier start of {} ended without a word", nodeName);
    }
  }

  /** Begins a new incarnation of the node, before anything is claimed. */
  void begin(String nodeName) {
    node = nodeName;
    long asked = System.nanoTime();
    id = worker.withHandle(handle -> NodeLeaseStore.begin(handle, node, clock.now(), LEASE));
    renewedAtNanos = asked;
  }

  /**
   * Extends the lease. An incarnation whose lease ran out never comes back: what it held is in
   * doubt by then, and this process goes on as a new one.
   */
  void renew() {
    if (id == 0) {
      return; // not begun yet, or ended in good order
    }
    long asked = System.nanoTime();
    Instant now = clock.now();
    if (worker.withHandle(handle -> NodeLeaseStore.renew(handle, id, now, now.plus(LEASE)))) {
      renewedAtNanos = asked;
    } else {
      begin(node);
    }
  }

  /** Whether this process may still submit what it claimed. */
  boolean holdsLease() {
    return id != 0 && System.nanoTime() - renewedAtNanos < TRUSTED_NANOS;
  }

  long id() {
    return id;
  }

  /** Ends this incarnation in good order. */
  void end() {
    worker.useHandle(handle -> NodeLeaseStore.end(handle, id, clock.now()));
    id = 0;
  }
}
