package vn.econgdan.app.recordsfolder;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.servers.DatabaseUnavailable;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.reconcile.files.CarrierFiles;

/**
 * One node at a time looks into the carrier's folder: two on one file would trip over each other's
 * moves. The turn is a lock of a database session, so it ends with the node that has it.
 */
public final class FolderPollLock implements PollingConsumerPollStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(FolderPollLock.class);
  private static final String ALARM = "CARRIER_FOLDER_AWAY";
  private static final String SUBJECT = "carrier folder";

  private final Jdbi worker;
  private final Alarms alarms;
  private final CarrierFiles files;
  private Handle session;
  private boolean away;

  public FolderPollLock(Jdbi worker, Alarms alarms, CarrierFiles files) {
    this.worker = worker;
    this.files = files;
    this.alarms = alarms;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    session = worker.open();
    if (FolderPollLockStore.take(session)) {
      return true;
    }
    session.close();
    session = null;
    return false;
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    if (polledMessages < RecordsFolder.MOST_A_LOOK) {
      // else the look may have ended before the folder did
      files.folderLookedThrough();
    }
    end();
    if (away) {
      alarms.clear(ALARM, SUBJECT);
      away = false;
    }
  }

  /** The next poll tries again. */
  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
    if (DatabaseUnavailable.isBehind(cause)) {
      LOG.warn("The carrier's folder waits for the database");
    } else {
      LOG.warn("The carrier's folder cannot be looked into: {}", cause.getMessage());
      alarms.raise(ALARM, SUBJECT, Map.of("cause", cause.getClass().getSimpleName()));
      away = true;
    }
    end();
    return false;
  }

  private void end() {
    if (session == null) {
      return;
    }
    try (Handle ended = session) {
      session = null;
      FolderPollLockStore.give(ended);
    }
  }
}
