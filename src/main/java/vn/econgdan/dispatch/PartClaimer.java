package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.BusinessClock;

/**
 * Claims for every bind of this node: as many parts as may be exposed, only while the lease holds,
 * the bind stands and the send window is open. What was claimed leaves under the same conditions,
 * and only while its send goes on and its recipient still gets it.
 */
final class PartClaimer implements Claims {
  private static final Logger LOG = LoggerFactory.getLogger(PartClaimer.class);
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Jdbi worker;
  private final BusinessClock clock;
  private final DispatchLimits limits;
  private final NodeLease incarnations;
  private final Predicate<String> bound;
  private final String carrier;
  private final LastLook lastLook;
  private final RecentParts recent;
  private final Map<String, Semaphore> exposed = new ConcurrentHashMap<>();
  private final Map<PartKey, PartInHand> inHand = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> windows = new ConcurrentHashMap<>();
  private final Map<PartKey, Semaphore> onTheWire = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  private record PartKey(long segmentId, int attempt) {
    static PartKey of(SubmitPart part) {
      return new PartKey(part.segmentId(), part.attempt());
    }
  }

  PartClaimer(DispatchDependencies setup, NodeLease incarnations, RecentParts recent) {
    this.worker = setup.worker();
    this.clock = setup.clock();
    this.limits = setup.limits();
    this.bound = setup.bound();
    this.carrier = setup.carrier().carrier();
    this.incarnations = incarnations;
    this.lastLook = new LastLook(worker, clock);
    this.recent = recent;
  }

  @Override
  public Optional<ClaimLot> next(BatchRun run, long after) {
    Semaphore permits = permits(run.link());
    int wanted = limits.refill();
    try {
      if (!mayClaim(run) || !acquire(permits, wanted, run)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    Optional<ClaimLot> lot = Optional.empty();
    try {
      lot = claim(run, after, wanted);
    } finally {
      permits.release(wanted - lot.map(claimed -> claimed.parts().size()).orElse(0));
    }
    return lot;
  }

  /** None when the database is away: the batch goes back and is ordered again. */
  private Optional<ClaimLot> claim(BatchRun run, long after, int limit) {
    var claim = new ClaimStore.Claim(after, limit, incarnations.id(), carrier, clock.now());
    try {
      return worker.withHandle(handle -> ClaimStore.claim(handle, run.batch(), claim));
    } catch (RuntimeException e) {
      LOG.warn("No parts could be claimed: {}", e.getClass().getName());
      run.doubt(claim.incarnation());
      return Optional.empty();
    }
  }

  /**
   * Gives back what the database may have claimed for this run without being able to say so. Nobody
   * holds those parts, so they certainly did not leave. Call when all that was handed out is
   * recorded.
   */
  void releaseUnheld(Handle handle, BatchRun run) {
    run.doubtful()
        .ifPresent(
            incarnation -> {
              Set<Long> held =
                  inHand.values().stream()
                      .map(part -> part.lot().key().id())
                      .collect(Collectors.toUnmodifiableSet());
              ClaimStore.releaseUnheld(handle, run.batch(), incarnation, held, clock.now());
            });
  }

  /** Waits for room in the bind's window (ECONGDAN_SMPP_WINDOW), as long as the part may leave. */
  void enter(SubmitPart part) throws InterruptedException, NotNowException, RecipientGoneException {
    PartInHand held = requireLeave(part);
    Semaphore window =
        windows.computeIfAbsent(held.run().link(), link -> new Semaphore(limits.window(), true));
    while (!window.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
      requireLeave(part);
    }
    onTheWire.put(PartKey.of(part), window);
  }

  /** The carrier answered, or never will. */
  void leave(SubmitPart part) {
    Semaphore window = onTheWire.remove(PartKey.of(part));
    if (window != null) {
      window.release();
    }
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
  public void handedOut(ClaimStore.Claimed claimed, ClaimLot lot, BatchRun run) {
    PartInHand part = new PartInHand(run, lot, claimed, carrier);
    inHand.put(new PartKey(claimed.segmentId(), claimed.attemptNo()), part);
    recent.handedOut(part);
  }

  /** The part as it was handed out; empty when its outcome is on disk. */
  Optional<PartInHand> inHand(SubmitPart part) {
    return Optional.ofNullable(inHand.get(PartKey.of(part)));
  }

  /**
   * Whether a part that was handed out may still leave, as far as is known here. One that an
   * earlier incarnation of this process claimed may not: others declared it in doubt, and may have
   * sent it again. Nor may any while the program ends, so that a slow carrier cannot hold up its
   * end; nor outside its validity and the send window.
   */
  boolean mayLeave(SubmitPart part) {
    PartInHand held = inHand.get(PartKey.of(part));
    return held != null && mayLeave(part, held);
  }

  private boolean mayLeave(SubmitPart part, PartInHand held) {
    Instant now = clock.now();
    return !stopping
        && !held.isHeldBack()
        && held.incarnation() == incarnations.id()
        && incarnations.holdsLease()
        && part.validUntil().isAfter(now)
        && limits.mayLeave(held.run().batch().lane(), now);
  }

  private PartInHand requireLeave(SubmitPart part) throws NotNowException, RecipientGoneException {
    PartInHand held = inHand.get(PartKey.of(part));
    if (held == null || !mayLeave(part, held)) {
      if (held != null && held.recipientGone().isPresent()) {
        throw new RecipientGoneException(held.recipientGone().get());
      }
      throw new NotNowException(
          "the program ends, the claim is no longer ours, or the part is held back");
    }
    return held;
  }

  /** Asks the database whether the part may leave, unless that is known; true when it took time. */
  boolean renewKnowledge(SubmitPart part) throws NotNowException, RecipientGoneException {
    PartInHand held = requireLeave(part);
    return lastLook.renew(held, () -> partsOf(held.run()));
  }

  private List<PartInHand> partsOf(BatchRun run) {
    return inHand.values().stream().filter(part -> part.run() == run).toList();
  }

  /** The last question before the octets: false when what is known of the part is too old. */
  boolean isKnown(SubmitPart part) throws NotNowException, RecipientGoneException {
    return requireLeave(part).isKnownWithin(SendFence.KNOWLEDGE);
  }

  /** The outcome is on disk: the part is no longer exposed. */
  void recorded(PartInHand part) {
    if (inHand.remove(new PartKey(part.segmentId(), part.attemptNo()), part)) {
      recent.recorded(part);
      permits(part.run().link()).release();
      part.run().recorded();
    }
  }

  /** Parts of this node claimed and not yet recorded. */
  int exposed() {
    return exposed.values().stream()
        .mapToInt(permits -> limits.exposed() - permits.availablePermits())
        .sum();
  }

  /** The same for each bind that claimed anything yet. */
  Map<String, Integer> exposedByLink() {
    Map<String, Integer> parts = new TreeMap<>();
    exposed.forEach(
        (link, permits) -> parts.put(link, limits.exposed() - permits.availablePermits()));
    return parts;
  }

  void stop() {
    stopping = true;
  }
}
