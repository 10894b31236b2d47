package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.io.OutputStream;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * jSMPP's session with a submit that does not wait: the part is written and its exchange goes on
 * when the answer comes, when it is overdue, or at once when the session ends. Binding, keeping
 * alive and unbinding stay jSMPP's, and so do the sequence numbers and the order of writes (ADR
 * 0019).
 */
final class CarrierSession extends SMPPSession {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierSession.class);

  private final PendingSubmits pending;

  CarrierSession(PendingSubmits pending, ReceiptIntake intake, ConnectionFactory connections) {
    this(pending, new CarrierPduReader(pending), intake, connections);
  }

  private CarrierSession(
      PendingSubmits pending,
      CarrierPduReader reader,
      ReceiptIntake intake,
      ConnectionFactory connections) {
    super(
        new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
        reader,
        connections);
    this.pending = pending;
    reader.deliverTo((header, pdu) -> intake.arrived(this, header, pdu));
  }

  /**
   * Returns when the part was handed to the socket; whatever comes of it is told to {@code part},
   * once.
   *
   * @throws LinkDownException when the session has ended: nothing was written and {@code part} was
   *     told nothing
   */
  void submit(SubmitSm pdu, PendingSubmit part) throws LinkDownException {
    int sequence = sequence().nextValue();
    pending.add(sequence, part);
    try {
      write(pdu, sequence);
      part.written();
    } catch (PDUException e) {
      pending.failed(sequence, e);
    } catch (IOException | RuntimeException e) {
      pending.failed(sequence, e);
      drop();
    }
  }

  private void write(SubmitSm pdu, int sequence) throws PDUException, IOException {
    pduSender()
        .sendSubmitSm(
            connection().getOutputStream(),
            sequence,
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
            (byte) 0,
            pdu.getShortMessage(),
            pdu.getOptionalParameters());
  }

  /**
   * Whole PDUs in one write, never in the middle of another; a session that has ended loses them.
   */
  void send(byte[] pdus) {
    try {
      OutputStream out = connection().getOutputStream();
      synchronized (out) { // as jSMPP's own sender does
        out.write(pdus);
        out.flush();
      }
    } catch (IOException e) {
      LOG.warn("Session {}: deliveries could not be answered: {}", getSessionId(), e.getMessage());
      drop();
    }
  }

  /** Gives up overdue parts; a carrier that does not even read what is written is dropped. */
  void expire() {
    if (pending.expire(System.nanoTime())) {
      LOG.warn("Session {}: the carrier reads nothing any more", getSessionId());
      drop();
    }
  }

  /** Only the socket: jSMPP's reader meets its end and closes the session on its own thread. */
  private void drop() {
    try {
      connection().close();
    } catch (IOException e) {
      LOG.warn("Session {} could not be closed", getSessionId(), e);
    }
  }

  /** Politely only as long as the carrier's answer could be read. */
  @Override
  public void unbindAndClose() {
    if (pending.isEnded()) {
      close();
    } else {
      super.unbindAndClose();
    }
  }

  @Override
  public void close() {
    try {
      super.close();
    } finally {
      pending.end();
    }
  }
}
