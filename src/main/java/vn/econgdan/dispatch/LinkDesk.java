package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.BusinessClock;

/**
 * Claims for every bind of this node: as many parts as may be exposed, only while the lease holds,
 * the bind stands and the send window is open.
 */
final class LinkDesk implements Claims {
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Jdbi worker;
  private final BusinessClock clock;
  private final DispatchLimits limits;
  private final Incarnations incarnations;
  private final Predicate<String> bound;
  private final String carrier;
  private final Map<String, Semaphore> exposed = new ConcurrentHashMap<>();
  private final Map<PartKey, InHand> inHand = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  private record PartKey(long segmentId, int attempt) {
    static PartKey of(SubmitPart part) {
      return new PartKey(part.segmentId(), part.attempt());
    }
  }

  private record InHand(BatchRun run, long incarnation) {}

  LinkDesk(DispatchSetup setup, Incarnations incarnations) {
    this.worker = setup.worker();
    this.clock = setup.clock();
    this.limits = setup.limits();
    this.bound = setup.bound();
    this.carrier = setup.carrier().carrier();
    this.incarnations = incarnations;
  }

  @Override
  public List<ClaimStore.Claimed> next(BatchRun run, long after) {
    Semaphore permits = permits(run.link());
    int wanted = limits.refill();
    try {
      if (!mayClaim(run) || !acquire(permits, wanted, run)) {
        return List.of();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
    List<ClaimStore.Claimed> claimed = new ArrayList<>();
    try {
      claimed.addAll(claim(run, after, wanted));
    } finally {
      permits.release(wanted - claimed.size());
    }
    return claimed;
  }

  private List<ClaimStore.Claimed> claim(BatchRun run, long after, int limit) {
    Instant now = clock.now();
    return worker.inTransaction(
        handle ->
            ClaimStore.claim(
                handle,
                run.batch(),
                new ClaimStore.Claim(after, limit, incarnations.id(), carrier, now)));
  }

  /** Waits for the bind; the answer is no when the program ends or the window has closed. */
  private boolean mayClaim(BatchRun run) throws InterruptedException {
    while (!stopping && !(bound.test(run.link()) && incarnations.holdsLease())) {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    return !stopping && limits.mayLeave(run.batch().lane(), clock.now());
  }

  private boolean acquire(Semaphore permits, int wanted, BatchRun run) throws InterruptedException {
    while (!permits.tryAcquire(wanted, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!mayClaim(run)) {
        return false;
      }
    }
    return true;
  }

  private Semaphore permits(String link) {
    return exposed.computeIfAbsent(link, name -> new Semaphore(limits.exposed(), true));
  }

  @Override
  public void handedOut(ClaimStore.Claimed claim, BatchRun run) {
    PartKey key = new PartKey(claim.segmentId(), claim.attemptNo());
    inHand.put(key, new InHand(run, claim.incarnation()));
  }

  /**
   * Whether a part that was handed out may still leave. Not while the program ends, so that a slow
   * carrier cannot hold up its end; nor when an earlier incarnation of this process claimed it:
   * others declared it in doubt, and may have sent it again.
   */
  boolean mayLeave(SubmitPart part) {
    InHand held = inHand.get(PartKey.of(part));
    return !stopping
        && held != null
        && held.incarnation() == incarnations.id()
        && incarnations.holdsLease();
  }

  /** The outcome is on disk: the part is no longer exposed. */
  void recorded(SubmitOutcome outcome) {
    InHand held = inHand.remove(PartKey.of(outcome.part()));
    if (held != null) {
      permits(held.run().link()).release();
      held.run().recorded();
    }
  }

  /** Parts of this node claimed and not yet recorded. */
  int exposed() {
    return exposed.values().stream()
        .mapToInt(permits -> limits.exposed() - permits.availablePermits())
        .sum();
  }

  void stop() {
    stopping = true;
  }
}
