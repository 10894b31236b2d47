package vn.econgdan.dispatch.smpp;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;

/**
 * A submit_sm whose answer is awaited by nobody's thread: whoever completes it first decides, the
 * carrier's answer, the time-out or the end of the link.
 */
final class PendingSubmit extends PendingResponse<Command> {
  private final SubmitListener listener;
  private final long expiresAtNanos;
  private final Runnable forget;
  private final AtomicBoolean completed = new AtomicBoolean();

  /** Is told once what came of a submit. */
  interface SubmitListener {

    /** The carrier took it under this id; "" when it gave none. */
    void taken(String messageId);

    /** It said no, or nobody will know. */
    void failed(Exception failure);
  }

  /**
   * @param forget is run when it is completed
   */
  PendingSubmit(SubmitListener listener, long timeoutMillis, long expiresAtNanos, Runnable forget) {
    super(timeoutMillis);
    this.listener = listener;
    this.expiresAtNanos = expiresAtNanos;
    this.forget = forget;
  }

  boolean isExpired(long nowNanos) {
    return nowNanos - expiresAtNanos >= 0;
  }

  @Override
  public void done(Command response) {
    if (response.getCommandStatus() != 0) {
      fail(new NegativeResponseException(response.getCommandStatus()));
    } else if (response instanceof SubmitSmResp taken) {
      take(taken.getMessageId());
    } else {
      fail(new InvalidResponseException("answered by " + response.getClass().getSimpleName()));
    }
  }

  @Override
  public void doneWithInvalidResponse(InvalidResponseException unreadable) {
    fail(unreadable);
  }

  private void take(String messageId) {
    if (complete()) {
      listener.taken(messageId == null ? "" : messageId);
    }
  }

  /** Nobody will know, or the carrier said no; nothing when it was completed before. */
  void fail(Exception failure) {
    if (complete()) {
      listener.failed(failure);
    }
  }

  private boolean complete() {
    boolean first = completed.compareAndSet(false, true);
    if (first) {
      forget.run();
    }
    return first;
  }
}
