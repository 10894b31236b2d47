package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * Looks around every few seconds: opens the alarms whose condition holds, closes those whose
 * condition has ended, and remembers what it saw for whoever asks for metrics, so that a scrape
 * never waits for the database.
 */
public final class AlarmEvaluator {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmEvaluator.class);
  private static final String LOGIN_LOCKED = "LOGIN_LOCKED";
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(60);

  /** Counting parts may take a twentieth of the time, however many there are. */
  private static final int SHARE = 20;

  private final BusinessClock clock;
  private final Alarms alarms;
  private final NodeProbes here;
  private final SnapshotReader reader;
  private final RefusedSubmits refused;
  private volatile Seen seen = new Seen(Optional.empty(), Optional.empty());
  private Set<String> lowDisks = Set.of();
  private Instant nextCount = Instant.EPOCH;

  /**
   * What was seen last.
   *
   * @param facts empty until the database answered once
   * @param parts by state; empty while they cannot be counted in time
   */
  record Seen(Optional<SystemSnapshot> facts, Optional<List<SnapshotStore.Parts>> parts) {}

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public AlarmEvaluator(Jdbi worker, BusinessClock clock, Alarms alarms, NodeProbes here) {
    this.clock = clock;
    this.alarms = alarms;
    this.here = here;
    this.reader = new SnapshotReader(worker, clock);
    this.refused = new RefusedSubmits(clock);
  }

  /** One round; what the database does not tell is left as it was. */
  public synchronized void look() {
    Optional<SystemSnapshot> facts = facts();
    Conditions conditions = conditions(facts);
    conditions
        .found()
        .forEach(now -> alarms.raise(now.key().kind(), now.key().subject(), now.detail()));
    facts.ifPresent(known -> close(conditions, known.alive()));
    facts.ifPresent(known -> known.locksOver().forEach(over -> alarms.clear(LOGIN_LOCKED, over)));
    seen = new Seen(facts.or(seen::facts), facts.isPresent() ? parts() : seen.parts());
  }

  private Conditions conditions(Optional<SystemSnapshot> facts) {
    Conditions conditions =
        new Conditions(here.node(), clock.now())
            .links(here.links().get(), refused.lately())
            .broker(here.brokerUp().getAsBoolean())
            .disks(disks(), lowDisks);
    lowDisks = conditions.lowDisks();
    facts.ifPresent(conditions::facts);
    return conditions;
  }

  private void close(Conditions conditions, Set<String> alive) {
    conditions.ended(reader.open(), alive).forEach(key -> alarms.clear(key.kind(), key.subject()));
  }

  private Optional<SystemSnapshot> facts() {
    try {
      return Optional.of(reader.facts());
    } catch (JdbiException e) {
      LOG.warn("The database does not say how things stand: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Optional<List<SnapshotStore.Parts>> parts() {
    if (clock.now().isBefore(nextCount)) {
      return seen.parts();
    }
    long begun = System.nanoTime();
    try {
      return Optional.of(reader.parts());
    } catch (JdbiException e) {
      LOG.warn("Parts could not be counted in time: {}", e.getClass().getSimpleName());
      return Optional.empty();
    } finally {
      Duration pause = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
      nextCount = clock.now().plus(pause.compareTo(BETWEEN_COUNTS) > 0 ? pause : BETWEEN_COUNTS);
    }
  }

  /** Room on the disks, by name. */
  Map<String, DiskSpace> disks() {
    Map<String, DiskSpace> disks = new TreeMap<>();
    here.stores()
        .forEach((name, path) -> DiskSpace.of(path).ifPresent(disk -> disks.put(name, disk)));
    return disks;
  }

  /** Counts an answer of the carrier. */
  public void answered(SubmitOutcome outcome) {
    refused.answered(outcome);
  }

  Seen seen() {
    return seen;
  }
}
