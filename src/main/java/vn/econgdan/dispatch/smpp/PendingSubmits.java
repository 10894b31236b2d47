package vn.econgdan.dispatch.smpp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one session that wait for their answer, by sequence number. Whatever ends the wait
 * (an answer, garbage, the time, the end of the session, a failed write) takes the part out first:
 * each gets one outcome.
 */
final class PendingSubmits {
  private static final Logger LOG = LoggerFactory.getLogger(PendingSubmits.class);
  private static final PDUDecomposer DECOMPOSER = new DefaultDecomposer();

  private final String link;
  private final Map<Integer, PendingSubmit> waiting = new ConcurrentHashMap<>();
  private volatile boolean ended;

  PendingSubmits(String link) {
    this.link = link;
  }

  /**
   * Call before the first octet is written.
   *
   * @throws LinkDownException when the session has ended, so that nothing may be written
   */
  void add(int sequence, PendingSubmit part) throws LinkDownException {
    waiting.put(sequence, part);
    if (ended && waiting.remove(sequence) != null) {
      throw new LinkDownException(link);
    }
  }

  /** Whether a PDU is the carrier's answer to a part: also a wrong one under a part's number. */
  boolean isAnswer(Command header) {
    int command = header.getCommandId();
    return command == SMPPConstant.CID_SUBMIT_SM_RESP
        || (command & SMPPConstant.MASK_CID_RESP) != 0
            && waiting.containsKey(header.getSequenceNumber());
  }

  /** What the carrier answered; of a part nobody waits for any more there is nothing to do. */
  void answered(Command header, byte[] pdu) {
    PendingSubmit part = waiting.remove(header.getSequenceNumber());
    if (part == null) {
      LOG.warn("{}: an answer came for no part in flight", link);
      return;
    }
    switch (header.getCommandId()) {
      case SMPPConstant.CID_SUBMIT_SM_RESP -> read(header, pdu, part);
      case SMPPConstant.CID_GENERIC_NACK ->
          part.failed(new GenericNackResponseException("generic_nack", header.getCommandStatus()));
      default -> part.failed(new InvalidResponseException("the answer to another command"));
    }
  }

  private static void read(Command header, byte[] pdu, PendingSubmit part) {
    if (header.getCommandStatus() != SMPPConstant.STAT_ESME_ROK) {
      part.failed(new NegativeResponseException(header.getCommandStatus()));
      return;
    }
    SubmitSmResp answer;
    try {
      answer = DECOMPOSER.submitSmResp(pdu);
    } catch (PDUStringException | RuntimeException e) {
      part.failed(new InvalidResponseException("it cannot be read: " + e));
      return;
    }
    part.taken(answer.getMessageId());
  }

  /** The part could not be composed or written. */
  void failed(int sequence, Exception reason) {
    PendingSubmit part = waiting.remove(sequence);
    if (part != null) {
      part.failed(reason);
    }
  }

  /** No answer can come any more, and no part may be added. */
  void end() {
    ended = true;
    waiting.keySet().forEach(sequence -> failed(sequence, new AnswerLostException(link)));
  }

  boolean isEnded() {
    return ended;
  }

  /** Gives up who waited long enough; true when one of them never got through to the socket. */
  boolean expire(long nowNanos) {
    boolean stuck = false;
    for (Map.Entry<Integer, PendingSubmit> entry : waiting.entrySet()) {
      PendingSubmit part = entry.getValue();
      if (part.isOverdue(nowNanos)) {
        stuck |= !part.isWritten();
        failed(entry.getKey(), new ResponseTimeoutException("no answer in time"));
      }
    }
    return stuck;
  }
}
