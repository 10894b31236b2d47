package vn.econgdan.app.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz, clustered on PostgreSQL: of several nodes one fires each trigger (DESIGN 5). */
final class Scheduler {
  private static final String NAME = "econgdan";

  private Scheduler() {}

  /** The component for {@code quartz:} endpoints; one a process. */
  static QuartzComponent component(DataSource worker) {
    String pool = "worker-" + UUID.randomUUID();
    DBConnectionManager.getInstance().addConnectionProvider(pool, new Pool(worker));
    QuartzComponent quartz = new QuartzComponent();
    quartz.setPrefixInstanceName(false);
    quartz.setEnableJmx(false);
    quartz.setProperties(new HashMap<>(properties(pool)));
    return quartz;
  }

  private static Map<String, String> properties(String pool) {
    return Map.ofEntries(
        Map.entry("org.quartz.scheduler.instanceName", NAME),
        Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
        Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
        Map.entry("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
        Map.entry("org.quartz.threadPool.threadCount", "4"),
        Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
        Map.entry(
            "org.quartz.jobStore.driverDelegateClass",
            "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
        Map.entry("org.quartz.jobStore.useProperties", "true"),
        Map.entry("org.quartz.jobStore.dataSource", pool),
        Map.entry("org.quartz.jobStore.tablePrefix", "qrtz_"),
        Map.entry("org.quartz.jobStore.isClustered", "true"),
        Map.entry("org.quartz.jobStore.clusterCheckinInterval", "5000"));
  }

  /** Quartz borrows from our pool and never closes it. */
  private record Pool(DataSource worker) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return worker.getConnection();
    }

    @Override
    public void shutdown() {
      // the pool is closed by whoever opened it
    }

    @Override
    public void initialize() {
      // nothing to prepare: the pool is open
    }
  }
}
