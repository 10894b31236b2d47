package vn.econgdan.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.BusinessClock;

/**
 * Before a part leaves, its node knows from the database, no longer than {@link
 * SendFence#KNOWLEDGE} ago, that its send goes on and that its recipient still gets it. One
 * question serves all parts of a run that are in hand, so a fast carrier costs next to none.
 */
final class LastLook {
  private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);

  /** Asked again a time slot's wait earlier than need be: the answer still holds when it comes. */
  private static final Duration RENEWED_AFTER = SendFence.KNOWLEDGE.minus(SubmitRateLimiter.AHEAD);

  private final Jdbi worker;
  private final BusinessClock clock;

  LastLook(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * Asks unless it is known; true when that took time. Who comes while the same run is being asked
   * about waits for that answer.
   *
   * @param inHand the parts of its run
   */
  boolean renew(PartInHand part, Supplier<List<PartInHand>> inHand) {
    if (part.isHeldBack() || part.isKnownWithin(RENEWED_AFTER)) {
      return false;
    }
    synchronized (part.run()) {
      if (!part.isHeldBack() && !part.isKnownWithin(RENEWED_AFTER)) {
        ask(part.run(), inHand.get());
      }
    }
    return true;
  }

  /** Parts of which nothing can be known are held back as well: they are offered again later. */
  private void ask(BatchRun run, List<PartInHand> parts) {
    long asked = System.nanoTime();
    try {
      Set<Integer> members =
          parts.stream().map(PartInHand::memberNo).collect(Collectors.toUnmodifiableSet());
      LookStore.Found found =
          worker.withHandle(handle -> LookStore.look(handle, run.batch(), members, clock.now()));
      parts.forEach(part -> tell(part, found, asked));
    } catch (RuntimeException e) {
      LOG.warn(
          "{} parts are held back, nobody can be asked: {}", parts.size(), e.getClass().getName());
      parts.forEach(PartInHand::holdBack);
    }
  }

  private static void tell(PartInHand part, LookStore.Found found, long asked) {
    if (found.stopped()) {
      part.holdBack();
    } else if (found.gone().containsKey(part.memberNo())) {
      part.withhold(found.gone().get(part.memberNo()));
    } else {
      part.mayLeaveAsOf(asked);
    }
  }
}
