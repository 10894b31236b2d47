package vn.econgdan.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.edge.Sentences;
import vn.econgdan.app.node.Carrier;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.Database;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.ops.AlarmService;
import vn.econgdan.reconcile.Reconciliation;
import vn.econgdan.reconcile.ReconciliationDependencies;
import vn.econgdan.reconcile.StatementView;
import vn.econgdan.reconcile.files.CarrierFileLimits;
import vn.econgdan.reconcile.files.CarrierFiles;
import vn.econgdan.reconcile.files.CarrierFilesDependencies;
import vn.econgdan.reconcile.files.RecordForm;

/** A database as it ships, full of attempts, the doors as they are wired, and the file. */
final class RecordsBenchEnvironment {
  private final YearMonth month = BusinessClock.month(BusinessClock.system().now()).minusMonths(1);
  private final Jdbi superuser;
  private final Path file;
  private final Reconciliation reconciliation;
  private final CarrierFiles files;
  private final AtomicLong matching = new AtomicLong();

  /** Seconds of each step, in nanoseconds. */
  record Times(long receiving, long staging, long matching) {
    long all() {
      return receiving + stagedAndMatched();
    }

    long stagedAndMatched() {
      return staging + matching;
    }
  }

  private RecordsBenchEnvironment(Jdbi superuser, Jdbi worker, Path file) {
    BusinessClock clock = BusinessClock.system();
    AuditTrail audit = new AuditTrail(clock);
    AlarmService alarms = new AlarmService(worker, clock, audit);
    this.superuser = superuser;
    this.file = file;
    this.reconciliation =
        new Reconciliation(
            new ReconciliationDependencies(worker, clock, alarms, audit, Carrier.NAME));
    this.files =
        new CarrierFiles(
            new CarrierFilesDependencies(
                worker,
                clock,
                alarms,
                audit,
                Carrier.NAME,
                RecordForm.CONTRACT,
                CarrierFileLimits.CONTRACT,
                (carrier, periods) ->
                    matching.addAndGet(
                        ElapsedNanos.of(() -> reconciliation.match(carrier, periods))),
                Sentences::refusal));
  }

  static RecordsBenchEnvironment make(Path folder, int rows, ShutdownStack started)
      throws IOException {
    DataDirectory directory = started.add(DataDirectory.open(folder.resolve("data")));
    EmbeddedPostgres postgres = started.add(EmbeddedPostgres.start(directory));
    Database database =
        started.add(
            Database.embedded(
                postgres,
                directory.secrets(),
                new Database.Pool("bench", 4, "classpath:db/migration")));
    RecordsBenchEnvironment bed =
        new RecordsBenchEnvironment(
            Jdbis.of(ChargeBenchEnvironment.superuser(postgres, directory)),
            Jdbis.of(database.worker()),
            folder.resolve("records.csv"));
    bed.fill(rows);
    return bed;
  }

  private void fill(int rows) throws IOException {
    new RecordsBenchFile(month.atDay(1)).write(file, rows);
    superuser.useTransaction(handle -> RecordsBenchStore.fill(handle, month.atDay(1), rows));
    superuser.useHandle(RecordsBenchStore::analyze);
  }

  void clear() {
    superuser.useTransaction(RecordsBenchStore::clear);
    superuser.useHandle(RecordsBenchStore::checkpoint);
  }

  /** As a file of the carrier's folder goes, from the first octet to the statement. */
  Times system() {
    matching.set(0);
    long receiving = ElapsedNanos.of(() -> files.receiveFromFolder("records.csv", file.toFile()));
    long working = ElapsedNanos.of(files::work);
    return new Times(receiving, working - matching.get(), matching.get());
  }

  /** COPY, then one join; the second is in place of the match. */
  Times bare() {
    try (Handle handle = superuser.open()) {
      long copying = ElapsedNanos.of(() -> copy(handle));
      return new Times(0, copying, ElapsedNanos.of(() -> RecordsBenchStore.join(handle)));
    }
  }

  private void copy(Handle handle) {
    try (InputStream csv = new BufferedInputStream(Files.newInputStream(file))) {
      RecordsBenchStore.copy(handle, csv);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the bare COPY failed", e);
    }
  }

  StatementView statement() {
    return reconciliation.statement(Actor.SYSTEM, month.toString(), null).value();
  }
}
