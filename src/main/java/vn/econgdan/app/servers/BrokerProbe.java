package vn.econgdan.app.servers;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Whether the broker answers, within two seconds. A {@code failover:} connection waits for its
 * broker for ever and a pooled one was answered long ago: so each look makes a connection of its
 * own, on a thread that is given up when it takes too long. Looks are three seconds apart at least.
 */
public final class BrokerProbe implements BooleanSupplier {
  private static final long MILLIS_TO_ANSWER = 2_000;
  private static final long NANOS_GOOD_FOR = TimeUnit.SECONDS.toNanos(3);

  private final ConnectionFactory factory;
  private boolean up;
  private long lookedAt;
  private boolean looked;

  /**
   * @param factory of connections that nobody pools
   */
  public BrokerProbe(ConnectionFactory factory) {
    this.factory = factory;
  }

  @Override
  public synchronized boolean getAsBoolean() {
    if (!looked || System.nanoTime() - lookedAt > NANOS_GOOD_FOR) {
      up = answers();
      looked = true;
      lookedAt = System.nanoTime();
    }
    return up;
  }

  private boolean answers() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread asking = new Thread(() -> answer.complete(connects()), "broker-probe");
    asking.setDaemon(true);
    asking.start();
    try {
      return answer.get(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      asking.interrupt();
      return false;
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Logs in and back out: the broker itself must have said yes. */
  private boolean connects() {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      return session != null;
    } catch (JMSException away) {
      return false;
    }
  }
}
