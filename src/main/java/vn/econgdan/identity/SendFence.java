package vn.econgdan.identity;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Between an act that forbids parts to leave (a stop, a withdrawal, another number) and its answer.
 * Nodes hold claimed parts in memory, and submit none on knowledge older than {@link #KNOWLEDGE}.
 * Whoever waits a little longer after his commit knows that none leaves any more because of what
 * was true before it. No node need be asked, so one that is frozen or cut off is covered as well.
 */
public final class SendFence {
  /** How old a node's knowledge of a part may be when the part leaves. */
  public static final Duration KNOWLEDGE = Duration.ofMillis(500);

  /** Longer, by what may lie between a node's last question and the octets on the wire. */
  private static final long WAIT_NANOS = KNOWLEDGE.plusMillis(100).toNanos();

  /** When the fence of what this thread committed last stands; null when nobody waits for one. */
  private static final ThreadLocal<Long> STANDS_AT = new ThreadLocal<>();

  private SendFence() {}

  /**
   * This transaction forbids something: the outermost {@link ActorTransactions#in} returns only
   * when it has been committed and holds on every node. Rolled back, nobody waits.
   */
  public static void raise(Handle handle) {
    handle.afterCommit(() -> STANDS_AT.set(System.nanoTime() + WAIT_NANOS));
  }

  /** Waits for what this thread committed, if anything of it forbids to send. */
  static void await() {
    Long standsAt = STANDS_AT.get();
    if (standsAt != null) {
      STANDS_AT.remove();
      await(standsAt - System.nanoTime());
    }
  }

  /** Waits until what was committed before this call holds on every node. */
  public static void awaitCommitted() {
    await(WAIT_NANOS);
  }

  private static void await(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("committed, but other nodes may not know of it yet", e);
    }
  }
}
