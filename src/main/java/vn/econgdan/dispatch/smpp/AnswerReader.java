package vn.econgdan.dispatch.smpp;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.util.ObjectHelper;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierAnswer.InDoubt;
import vn.econgdan.dispatch.CarrierAnswer.NotSent;
import vn.econgdan.dispatch.CarrierAnswer.Refused;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.CarrierAnswer.Withheld;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.NotNowException;
import vn.econgdan.dispatch.RecipientGoneException;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.dispatch.SubmitPart;

/**
 * Reads what came of {@code to: smpp:…}, after a {@code doTry} that caught whatever was thrown. The
 * table, from the sources of jSMPP 3.0.1 and {@link PendingSubmits}:
 *
 * <ul>
 *   <li>thrown before the part was handed to the session (not bound, claim lost, stopping): not
 *       sent; the recipient is gone: withheld;
 *   <li>NegativeResponseException: submit_sm_resp with a status, or our refusal to split: refused;
 *   <li>GenericNackResponseException: the carrier could not read the PDU, says so: refused;
 *   <li>PDUException: thrown only while the PDU is composed, before the first octet: not sent;
 *   <li>ResponseTimeoutException, AnswerLostException (the session ended first), IOException while
 *       writing, any other InvalidResponseException, all else: in doubt.
 * </ul>
 */
public final class AnswerReader {
  /** Before the hand-over: the moment was wrong, the part is sound. All else is a wrong part. */
  private static final List<Class<? extends Exception>> MAY_LEAVE_LATER =
      List.of(
          LinkDownException.class,
          NotNowException.class,
          RejectedExecutionException.class,
          InterruptedException.class);

  /** Never throws and never returns {@code null}; what it does not know is in doubt. */
  public SubmitOutcome read(Exchange exchange) {
    SubmitPart part = exchange.getProperty(SubmitSmHeaders.PART, SubmitPart.class);
    String link = exchange.getProperty(CarrierProducer.LINK, "", String.class);
    return new SubmitOutcome(part, link, answer(exchange));
  }

  private static CarrierAnswer answer(Exchange exchange) {
    Throwable failure = failure(exchange);
    if (failure != null) {
      boolean handedOver = exchange.getProperty(CarrierProducer.HANDED_OVER, false, boolean.class);
      return handedOver ? afterHandOver(failure) : beforeHandOver(failure);
    }
    List<?> ids = exchange.getMessage().getHeader(SmppConstants.ID, List.class);
    if (ids == null) {
      return new InDoubt("neither an answer nor a failure");
    }
    return new Taken(ids.isEmpty() ? "" : ids.get(0).toString());
  }

  private static Throwable failure(Exchange exchange) {
    Throwable open = exchange.getException();
    return open != null ? open : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }

  private static CarrierAnswer beforeHandOver(Throwable failure) {
    var gone = ObjectHelper.getException(RecipientGoneException.class, failure);
    if (gone != null) {
      return new Withheld(gone.reason());
    }
    boolean later =
        MAY_LEAVE_LATER.stream().anyMatch(kind -> ObjectHelper.getException(kind, failure) != null);
    return new NotSent(
        later ? CarrierVerdict.LINK_LOST : CarrierVerdict.CONFIGURATION, name(failure));
  }

  private static CarrierAnswer afterHandOver(Throwable failure) {
    var negative = ObjectHelper.getException(NegativeResponseException.class, failure);
    if (negative != null) {
      return new Refused(negative.getCommandStatus());
    }
    var nack = ObjectHelper.getException(GenericNackResponseException.class, failure);
    if (nack != null) {
      return new Refused(nack.getCommandStatus());
    }
    return ObjectHelper.getException(PDUException.class, failure) != null
        ? new NotSent(CarrierVerdict.CONFIGURATION, name(failure))
        : new InDoubt(name(failure));
  }

  /** The kind of failure; its message may quote the number. */
  private static String name(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
