package vn.econgdan.app.servers;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.settings.StartupException;

/**
 * What was started so far, to be closed in the reverse order whenever the end comes, also in the
 * middle of the start.
 */
public final class ShutdownStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownStack.class);

  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes what was just started.
   *
   * @throws StartupException when the end came meanwhile; what was given is closed by then
   */
  public synchronized <T extends AutoCloseable> T add(T started) {
    if (closed) {
      close(started);
      throw new StartupException("ended while it was starting", "đã dừng khi đang khởi động");
    }
    closeables.push(started);
    return started;
  }

  /** Closes everything; one that fails does not keep the others open. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!closeables.isEmpty()) {
      close(closeables.pop());
    }
  }

  private static void close(AutoCloseable started) {
    try {
      started.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("{} did not end cleanly", started.getClass().getSimpleName(), e);
    }
  }
}
