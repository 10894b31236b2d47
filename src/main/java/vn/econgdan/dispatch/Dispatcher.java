package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;

/**
 * Where an approved send becomes parts and parts reach the carrier, each once (DESIGN 7). The
 * routes 30 and 35 call it; it knows no queue and no SMPP.
 */
public final class Dispatcher {
  private static final int SECONDS_TO_RECORD = 10;

  private final DispatchDependencies setup;
  private final NodeLease incarnations;
  private final PartClaimer links;
  private final OutcomeRecorder recorder;
  private final SubmitRateLimiter pace;
  private final SendPreparation preparation;
  private final BatchFeeder feeder;
  private final InDoubtService inDoubt;
  private final DispatchSweep sweep;
  private final Attempts attempts = new Attempts();
  private final SubmitTimes times = new SubmitTimes();
  private volatile SubmitListener watch = (outcome, nanos) -> {};

  public Dispatcher(DispatchDependencies setup) {
    this.setup = setup;
    this.incarnations = new NodeLease(setup.worker(), setup.clock());
    this.links = new PartClaimer(setup, incarnations, attempts.recent());
    this.recorder =
        new OutcomeRecorder(setup.worker(), setup.clock(), setup.carrier(), this::recorded);
    this.pace = new SubmitRateLimiter(setup);
    this.preparation = new SendPreparation(setup);
    this.feeder = new BatchFeeder(setup);
    this.inDoubt = new InDoubtService(setup);
    this.sweep = new DispatchSweep(setup, inDoubt);
  }

  /** Begins this process's incarnation; nothing is claimed before. */
  public void start(String node) {
    incarnations.begin(node);
    recorder.start();
  }

  /**
   * The same for who knows that no other process works as this node: what an earlier start held is
   * in doubt at once, not when its lease has run out.
   */
  public void startAlone(String node) {
    incarnations.endEarlier(node);
    start(node);
  }

  /** No further claims and submits; what the carrier has may still be answered and recorded. */
  public void drain() {
    links.stop();
  }

  /** Records what is left and ends the incarnation; call after the routes have stopped. */
  public void stop() throws InterruptedException {
    drain();
    recorder.stop(SECONDS_TO_RECORD);
    if (links.exposed() == 0) {
      incarnations.end();
    }
  }

  /** Keeps the lease of this process. */
  public void renewLease() {
    incarnations.renew();
  }

  /**
   * The next lot of segments and batches of a send that is due; repeating it changes nothing.
   * Returns the order to give again while there may be more, so that sends take turns.
   */
  public List<PrepareOrder> prepare(PrepareOrder order) {
    return preparation.prepareLot(order.send()) ? List.of(order) : List.of();
  }

  /** The batches that may go on the queues now. */
  public List<BatchOrder> feed() {
    return feeder.feed();
  }

  /**
   * The parts of a batch, to be submitted over the bind {@code link}; none when the order is void.
   * Iterating waits for the bind and for room among the exposed.
   */
  public BatchRun open(BatchOrder order, String link) {
    long asked = System.nanoTime();
    return setup
        .worker()
        .inTransaction(
            handle ->
                BatchStore.open(handle, order)
                    .map(batch -> run(handle, batch, link, asked))
                    .orElse(BatchRun.VOID));
  }

  private BatchRun run(Handle handle, BatchStore.Open batch, String link, long asked) {
    BatchStore.suppressGone(handle, batch, setup.clock().now());
    List<PartOctets> octets = BatchStore.parts(handle, batch.plannedSendId());
    return new BatchRun(batch, link, octets, links, asked);
  }

  /**
   * Waits for room in the window, then for the part's time slot. When this returns, the send goes
   * on and the recipient still gets his parts, as the database said no longer than {@link
   * vn.econgdan.identity.SendFence#KNOWLEDGE} ago.
   *
   * @throws NotNowException when the part must not leave now: stopped, paused, outside its validity
   *     or the send window, no longer ours, or the database could not be asked
   * @throws RecipientGoneException when it must never leave
   */
  public void awaitLeave(SubmitPart part)
      throws InterruptedException, NotNowException, RecipientGoneException {
    links.enter(part);
    try {
      while (!leaves(part)) {
        // what was known of it had become too old on the way to its slot
      }
    } catch (JdbiException e) {
      throw new NotNowException("the pace could not be asked", e);
    }
    times.left(part);
  }

  /** False when asking took so long that the slot was missed: it is forfeited for another one. */
  private boolean leaves(SubmitPart part)
      throws InterruptedException, NotNowException, RecipientGoneException {
    Instant slot = pace.slot(() -> links.mayLeave(part));
    if (links.renewKnowledge(part) && pace.isMissed(slot)) {
      return false;
    }
    pace.await(slot);
    return links.isKnown(part);
  }

  /**
   * Takes what came of a submit; it is on disk within about 20 ms. Only the first outcome of a part
   * counts.
   */
  public void record(SubmitOutcome outcome) {
    links.leave(outcome.part());
    watch.answered(outcome, times.took(outcome.part()));
    links.inHand(outcome.part()).ifPresent(part -> record(part, outcome));
  }

  private void record(PartInHand part, SubmitOutcome outcome) {
    AttemptUpdate update = AttemptUpdate.of(outcome.answer(), outcome.part().attempt());
    String key = update.carrierId().map(setup.carrier()::key).orElse(null);
    if (part.answered(new PartInHand.Answer(outcome, update, key, setup.clock().now()))) {
      attempts.recent().answered(part);
      recorder.record(part);
    }
  }

  private void recorded(PartInHand part) {
    links.recorded(part);
    alarm(part.answer().outcome());
  }

  /** For whoever has the receipts of what this node submits. */
  public Attempts attempts() {
    return attempts;
  }

  /** What a person must know of: a status of no table, a doubt, a part that cannot be written. */
  private void alarm(SubmitOutcome outcome) {
    CarrierAnswer answer = outcome.answer();
    Map<String, String> link = Map.of("link", outcome.link());
    if (answer instanceof CarrierAnswer.Refused refused && refused.verdict().isEmpty()) {
      setup.alarms().raise("UNKNOWN_COMMAND_STATUS", CommandStatuses.name(refused.status()), link);
    } else if (answer instanceof CarrierAnswer.InDoubt) {
      setup.alarms().raise(InDoubtService.ALARM, InDoubtService.SUBJECT, link);
    } else if (answer instanceof CarrierAnswer.NotSent unsent
        && unsent.verdict() == CarrierVerdict.CONFIGURATION) {
      setup.alarms().raise("PART_UNSENDABLE", unsent.reason(), link);
    }
  }

  /** Blocks until every outcome of the run is on disk, then closes its batch. */
  public void finish(BatchRun run) {
    if (run == BatchRun.VOID) {
      return;
    }
    run.awaitRecorded();
    setup
        .worker()
        .useTransaction(
            handle -> {
              links.releaseUnheld(handle, run);
              BatchStore.close(handle, run.batch(), setup.clock().now());
            });
  }

  /** Pauses that are over, validity, stops, sends that are finished. */
  public void sweep() {
    sweep.sweep();
  }

  /**
   * What queues lost and dead processes held; returns sends whose preparation must be ordered anew.
   */
  public List<PrepareOrder> recover() {
    return sweep.recover();
  }

  /** Parts of this node claimed and not yet recorded. */
  public int exposed() {
    return links.exposed();
  }

  /** The same for each bind that claimed anything yet. */
  public Map<String, Integer> exposedByLink() {
    return links.exposedByLink();
  }

  /** Lets somebody count what comes of submits; one at a time. */
  public void watchedBy(SubmitListener counter) {
    watch = counter;
  }

  /** How many attempts a decision took effect on. */
  public record Decided(int decided) {}

  /**
   * Attempts in doubt, oldest first unless another order is wanted; of one notice, or of all when
   * {@code notice} is null. Who is bound to a ward sees its own.
   */
  public Page<InDoubtPart> inDoubt(Actor actor, String notice, ListRequest wanted) {
    return inDoubt.page(actor, Optional.ofNullable(notice).map(AttemptKey::number), wanted);
  }

  /** A person's decision on attempts in doubt; returns on how many it took effect. */
  public Outcome<Decided> decide(Actor actor, InDoubtDecision decision) {
    return inDoubt.decide(actor, decision).map(Decided::new);
  }
}
