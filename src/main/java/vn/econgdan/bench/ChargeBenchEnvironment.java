package vn.econgdan.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import vn.econgdan.app.node.Carrier;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.Database;
import vn.econgdan.app.servers.DatabaseAccess;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.billing.Billing;
import vn.econgdan.billing.BillingDependencies;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Dong;
import vn.econgdan.ops.AlarmService;
import vn.econgdan.tariff.PartRate;
import vn.econgdan.tariff.Tariffs;

/**
 * A database as it ships, full of subscriptions, and the door as it is wired.
 *
 * @param superuser past all of our rules
 */
record ChargeBenchEnvironment(Billing billing, Jdbi superuser) {
  private static final LocalDate MONTH = LocalDate.of(2026, 6, 1);

  static ChargeBenchEnvironment make(
      Path folder, ChargeBenchOptions options, ShutdownStack started) {
    DataDirectory directory = started.add(DataDirectory.open(folder.resolve("data")));
    EmbeddedPostgres postgres = started.add(EmbeddedPostgres.start(directory));
    Database database =
        started.add(
            Database.embedded(
                postgres,
                directory.secrets(),
                new Database.Pool("bench", 2, "classpath:db/migration")));
    Jdbi superuser = Jdbis.of(superuser(postgres, directory));
    superuser.useTransaction(handle -> ChargeBenchStore.fill(handle, options.subscriptions()));
    return new ChargeBenchEnvironment(billing(Jdbis.of(database.worker()), options), superuser);
  }

  static PGSimpleDataSource superuser(EmbeddedPostgres postgres, DataDirectory directory) {
    DatabaseAccess.Login login =
        new DatabaseAccess.Login(
            EmbeddedPostgres.SUPERUSER, directory.secrets().named("postgresql.superuser"));
    Properties driver = DatabaseAccess.driver(login, "econgdan bench");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.url(DatabaseAccess.DATABASE));
    source.setUser(driver.getProperty("user"));
    source.setPassword(driver.getProperty("password"));
    return source;
  }

  private static Billing billing(Jdbi worker, ChargeBenchOptions options) {
    BusinessClock clock = BusinessClock.system();
    AuditTrail audit = new AuditTrail(clock);
    return new Billing(
        new BillingDependencies(
            new ActorTransactions(worker),
            clock,
            new AlarmService(worker, clock, audit),
            audit,
            new Tariffs(new PartRate(0), new Dong(3000)),
            options.proration(),
            Carrier.NAME));
  }

  /** Both begin with empty tables and a database that has nothing left to write. */
  void clear() {
    superuser.useHandle(ChargeBenchStore::clear);
    superuser.useHandle(ChargeBenchStore::checkpoint);
  }

  long bare() {
    return superuser.inTransaction(handle -> ChargeBenchStore.bare(handle, MONTH));
  }
}
