package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.util.ObjectHelper;
import org.jsmpp.extra.NegativeResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one transceiver bind alive. All connecting, closing and waiting happens on one thread of
 * its own, so that neither a worker that meets a broken socket nor jSMPP's reader ever waits for a
 * reconnect; the one field others read is {@code session}.
 */
final class CarrierLink {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierLink.class);

  private static final int SECONDS_TO_STORE = 5;
  private static final int SECONDS_TO_UNBIND = 5;

  /** How exactly the time for an answer is kept. */
  private static final long OVERDUE_LOOK_MILLIS = 50;

  private final CarrierEndpoint endpoint;
  private final SmppConfiguration configuration;
  private final ReceiptIntake intake;
  private final AtomicBoolean rebindDue = new AtomicBoolean();
  private volatile ScheduledThreadPoolExecutor keeper;
  private volatile ScheduledThreadPoolExecutor overdue;
  private volatile CarrierSession session;
  private volatile CarrierSession latest;

  CarrierLink(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
    this.configuration = endpoint.getConfiguration();
    // half of the time in which the carrier answers us: it waits hardly more patiently
    long patience = TimeUnit.MILLISECONDS.toNanos(configuration.getTransactionTimer() / 2);
    this.intake = new ReceiptIntake(endpoint.link(), new ReceiptRoute(endpoint), patience);
  }

  /** Begins to bind, now and until it succeeds; returns at once. */
  void open() {
    // after the last close a late event finds nobody to run it, and that is right
    keeper =
        new ScheduledThreadPoolExecutor(1, work -> thread(work, "keeper"), new DiscardPolicy());
    keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    rebindDue.set(false);
    intake.start();
    keeper.execute(this::bind);
    overdue = new ScheduledThreadPoolExecutor(1, work -> thread(work, "overdue"));
    overdue.scheduleWithFixedDelay(
        this::expire, OVERDUE_LOOK_MILLIS, OVERDUE_LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Answers what was delivered, unbinds and stays unbound; waits for the SMSC's answer no longer
   * than for any other.
   */
  void close() throws InterruptedException {
    if (keeper == null) {
      return;
    }
    intake.stop(SECONDS_TO_STORE);
    keeper.execute(this::drop);
    keeper.shutdown();
    if (!keeper.awaitTermination(SECONDS_TO_UNBIND, TimeUnit.SECONDS)) {
      LOG.warn("{} did not unbind in time", endpoint.link());
      keeper.shutdownNow();
    }
    overdue.shutdown();
  }

  /** Not the keeper's work: that one may wait for a bind, or for the answer to an unbind. */
  private void expire() {
    intake.refuseOverdue();
    CarrierSession current = latest;
    if (current != null) {
      current.expire();
    }
  }

  /** The session parts may be submitted over. */
  CarrierSession bound() throws LinkDownException {
    CarrierSession current = session;
    if (current == null || !current.getSessionState().isTransmittable()) {
      throw new LinkDownException(endpoint.link());
    }
    return current;
  }

  private void bind() {
    drop();
    CarrierSession fresh = CarrierSessions.create(endpoint.link(), configuration, intake);
    try {
      CarrierSessions.bind(fresh, configuration);
      watch(fresh);
      LOG.info("{} is bound", endpoint.link());
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} could not be bound: {}", endpoint.link(), e.getMessage());
      rememberRefusal(e);
      fresh.close();
      later(configuration.getReconnectDelay());
    }
  }

  private void rememberRefusal(Exception failure) {
    var no = ObjectHelper.getException(NegativeResponseException.class, failure);
    if (no != null && configuration.getSessionStateListener() instanceof LinkState state) {
      state.refused(no.getCommandStatus());
    }
  }

  private void watch(CarrierSession fresh) {
    session = fresh;
    latest = fresh;
    fresh.addSessionStateListener((now, before, source) -> changed(fresh));
    changed(fresh); // it may have gone before anybody listened
  }

  /** On whatever thread met it: only a note to the keeper. */
  private void changed(CarrierSession heard) {
    if (heard == session && !heard.getSessionState().isBound()) {
      later(configuration.getInitialReconnectDelay());
    }
  }

  /** One drop is heard of more than once (unbound, then closed): it begins one row of attempts. */
  private void later(long millis) {
    if (rebindDue.compareAndSet(false, true)) {
      keeper.schedule(this::rebind, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void rebind() {
    rebindDue.set(false);
    CarrierSession current = session;
    if (!keeper.isShutdown() && (current == null || !current.getSessionState().isBound())) {
      bind();
    }
  }

  private void drop() {
    CarrierSession current = session;
    session = null;
    if (current != null) {
      current.unbindAndClose();
    }
  }

  private Thread thread(Runnable work, String task) {
    Thread thread = new Thread(work, endpoint.link() + "-" + task);
    thread.setDaemon(true);
    return thread;
  }
}
