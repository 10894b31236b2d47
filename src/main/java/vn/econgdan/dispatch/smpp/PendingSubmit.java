package vn.econgdan.dispatch.smpp;

import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part that waits for the carrier's answer: an exchange that goes on, and no thread. Only who
 * took it out of {@link PendingSubmits} may let it go on, so that it does so once.
 */
final class PendingSubmit {
  private static final Logger LOG = LoggerFactory.getLogger(PendingSubmit.class);

  private final Exchange exchange;
  private final AsyncCallback callback;
  private final long deadlineNanos;
  private volatile boolean written;

  /**
   * @param deadlineNanos by {@link System#nanoTime()}: after it no answer is waited for
   */
  PendingSubmit(Exchange exchange, AsyncCallback callback, long deadlineNanos) {
    this.exchange = exchange;
    this.callback = callback;
    this.deadlineNanos = deadlineNanos;
  }

  /** All its octets were given to the socket. */
  void written() {
    written = true;
  }

  boolean isWritten() {
    return written;
  }

  boolean isOverdue(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }

  /** The carrier took it; without an id when it gave none. */
  void taken(String id) {
    exchange.getMessage().setHeader(SmppConstants.ID, id == null ? List.of() : List.of(id));
    goOn();
  }

  /** What it was answered, or why it never will be: {@link AnswerReader} says what that means. */
  void failed(Exception reason) {
    exchange.setException(reason);
    goOn();
  }

  /** On the thread that got the answer: a failure of the route must not end that one. */
  private void goOn() {
    try {
      callback.done(false);
    } catch (RuntimeException e) {
      LOG.error("A part could not go on after its answer", e);
    }
  }
}
