package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.PDUException;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmCommandTask;
import org.jsmpp.session.connection.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.smpp.PendingSubmit.SubmitListener;

/**
 * A session over which parts are submitted without a thread that waits for the answer (ADR 0019).
 * It takes part in jSMPP at one place: whoever finds an answer asks {@link #removePendingResponse}
 * for the one who waits for it, and gets ours. {@code JsmppInternalsTest} fails when that changes.
 */
final class CarrierSession extends SMPPSession {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierSession.class);
  private static final byte DEFAULT_MESSAGE = 0;

  private final Map<Integer, PendingSubmit> submits = new ConcurrentHashMap<>();

  CarrierSession(PDUSender sender, PDUReader reader, ConnectionFactory connections) {
    super(sender, reader, connections);
    addSessionStateListener((now, before, source) -> changed(now));
  }

  /**
   * Writes a submit_sm; the listener hears once what came of it, perhaps before this returns.
   *
   * @throws PDUException when it cannot be composed: nothing of it was written, nobody is told
   */
  void submit(SubmitSm pdu, SubmitListener listener) throws PDUException {
    int sequence = sequence().nextValue();
    long timeout = getTransactionTimer();
    long expires = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
    PendingSubmit pending =
        new PendingSubmit(listener, timeout, expires, () -> submits.remove(sequence));
    submits.put(sequence, pending);
    try {
      task(pdu).executeTask(connection().getOutputStream(), sequence);
    } catch (PDUException e) {
      submits.remove(sequence);
      throw e;
    } catch (IOException | RuntimeException e) {
      fail(sequence, e);
    }
    if (!getSessionState().isBound()) {
      fail(sequence, closed()); // whoever failed the others may have come before this one
    }
  }

  private SubmitSmCommandTask task(SubmitSm pdu) {
    return new SubmitSmCommandTask(
        pduSender(),
        pdu.getServiceType(),
        TypeOfNumber.valueOf(pdu.getSourceAddrTon()),
        NumberingPlanIndicator.valueOf(pdu.getSourceAddrNpi()),
        pdu.getSourceAddr(),
        TypeOfNumber.valueOf(pdu.getDestAddrTon()),
        NumberingPlanIndicator.valueOf(pdu.getDestAddrNpi()),
        pdu.getDestAddress(),
        new ESMClass(pdu.getEsmClass()),
        pdu.getProtocolId(),
        pdu.getPriorityFlag(),
        pdu.getScheduleDeliveryTime(),
        pdu.getValidityPeriod(),
        new RegisteredDelivery(pdu.getRegisteredDelivery()),
        pdu.getReplaceIfPresent(),
        DataCodings.newInstance(pdu.getDataCoding()),
        DEFAULT_MESSAGE,
        pdu.getShortMessage(),
        pdu.getOptionalParameters());
  }

  /** Ours stays among the awaited until it is completed: an answer may turn out unreadable. */
  @Override
  protected PendingResponse<Command> removePendingResponse(int sequence) {
    PendingSubmit submit = submits.get(sequence);
    return submit == null ? super.removePendingResponse(sequence) : submit;
  }

  /** Answers deliveries in one write; over a session that has gone they come again. */
  void answerDeliveries(List<DeliveryAnswer> answers) {
    try {
      OutputStream out = connection().getOutputStream();
      synchronized (out) { // as every PDU that jSMPP writes
        out.write(DeliveryAnswer.compose(answers));
        out.flush();
      }
    } catch (IOException e) {
      LOG.warn("{} deliveries were not answered: {}", answers.size(), e.getMessage());
    }
  }

  /** Gives up on answers that took longer than the transaction timer; call now and then. */
  void expire() {
    long now = System.nanoTime();
    submits.forEach(
        (sequence, submit) -> {
          if (submit.isExpired(now)) {
            fail(sequence, new ResponseTimeoutException("no answer in time"));
          }
        });
  }

  /** Submits whose answer is awaited. */
  int awaited() {
    return submits.size();
  }

  /** No answer comes over a session that is closed: all that wait for one are told at once. */
  private void changed(SessionState now) {
    if (now == SessionState.CLOSED) {
      submits.keySet().forEach(sequence -> fail(sequence, closed()));
    }
  }

  private void fail(int sequence, Exception failure) {
    PendingSubmit submit = submits.get(sequence);
    if (submit != null) {
      submit.fail(failure);
    }
  }

  private static IOException closed() {
    return new IOException("the link was closed before the answer");
  }
}
