package vn.econgdan.reconcile.files;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.reconcile.files.CarrierFileStore.Counts;
import vn.econgdan.reconcile.files.CarrierFileStore.Head;
import vn.econgdan.reconcile.files.CarrierFileStore.Rejected;

/**
 * Brings files to their end, one at a time over all nodes, oldest first: so a later file always
 * supersedes an earlier one. The lock is a session's: when a process dies, the next one to look
 * takes the same file up where its state says.
 */
final class CarrierFileWork {
  /** A file whose reading stopped its process so often is given up. */
  static final int TRIES_MAX = 5;

  static final String REJECTED_ALARM = "CARRIER_FILE_REJECTED";
  static final String STUCK_ALARM = "CARRIER_FILE_STUCK";
  private static final Duration LONG = Duration.ofMinutes(30);

  private final CarrierFilesDependencies setup;
  private final CarrierFileStaging staging;
  private volatile boolean stopping;

  CarrierFileWork(CarrierFilesDependencies setup) {
    this.setup = setup;
    this.staging = new CarrierFileStaging(setup, () -> stopping);
  }

  void stop() {
    stopping = true;
  }

  /** Works until nothing waits, or at once returns when another node works. */
  void run() {
    // a handle of its own: what Jdbi lends out on this thread must not be inside it
    try (Handle session = setup.worker().open()) {
      if (CarrierFileStore.anyOpen(session) && CarrierFileStore.tryLock(session)) {
        runLocked(session);
      }
    }
  }

  private void runLocked(Handle session) {
    try {
      while (!stopping && runNext(session)) {
        // each round takes the next file
      }
    } finally {
      CarrierFileStore.unlock(session);
    }
  }

  private boolean runNext(Handle session) {
    Optional<Head> file = CarrierFileStore.begin(session, setup.clock().now());
    file.ifPresent(found -> advance(session, found));
    return file.isPresent();
  }

  private void advance(Handle session, Head file) {
    if (file.state() == CarrierFileState.STAGING) {
      stageUnlessHopeless(session, file);
    }
    Head staged = CarrierFileStore.find(session, file.id()).orElseThrow();
    if (staged.state() == CarrierFileState.MATCHING) {
      match(session, staged);
    }
    report(staged);
  }

  private void stageUnlessHopeless(Handle session, Head file) {
    if (file.tries() <= TRIES_MAX) {
      staging.stage(session, file);
      return;
    }
    RejectedFileException no = new RejectedFileException(FileReason.INTERRUPTED, file.tries() - 1);
    CarrierFileStore.toRejected(
        session,
        file.id(),
        new Rejected(no.code(), no.arguments(), new Counts(0, 0, 0), setup.clock().now()));
  }

  private void match(Handle session, Head file) {
    setup
        .matching()
        .match(
            file.carrier(),
            file.periods().stream().map(YearMonth::from).collect(Collectors.toSet()));
    CarrierFileStore.toMatched(session, file.id(), setup.clock().now());
  }

  private void report(Head file) {
    setup.alarms().clear(STUCK_ALARM, subject(file.id()));
    if (file.state() == CarrierFileState.REJECTED && file.fromFolder()) {
      setup.alarms().raise(REJECTED_ALARM, subject(file.id()), Map.of("code", file.rejection()));
    }
  }

  /** Says which files should have been done long ago. */
  void watch() {
    setup
        .worker()
        .withHandle(h -> CarrierFileStore.openSince(h, setup.clock().now().minus(LONG)))
        .forEach(id -> setup.alarms().raise(STUCK_ALARM, subject(id), Map.of()));
  }

  private static String subject(long id) {
    return "carrier file " + id;
  }
}
