package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicReference;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.Test;

/** The simulator as the library sees it that the product uses. */
class JsmppClientTest extends SimulatorFixture {
  private static final TypeOfNumber INTERNATIONAL = TypeOfNumber.INTERNATIONAL;
  private static final NumberingPlanIndicator ISDN = NumberingPlanIndicator.ISDN;

  @Test
  void jsmpp_binds_submits_queries_and_gets_its_receipt() throws Exception {
    AtomicReference<DeliveryReceipt> receipt = new AtomicReference<>();
    SMPPSession session = new SMPPSession();
    session.setMessageReceiverListener(new Taking(receipt));
    session.connectAndBind("127.0.0.1", smsc.port(), bind());
    String id = submit(session);

    await().until(() -> receipt.get() != null);
    assertThat(receipt.get().getId()).isEqualTo(id);
    assertThat(receipt.get().getFinalStatus().name()).isEqualTo("DELIVRD");
    var query =
        session.queryShortMessage(
            id, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, "eCONGDAN");
    assertThat(query.getMessageState()).isEqualTo(MessageState.DELIVERED);
    long start = System.nanoTime();
    session.unbindAndClose();
    assertThat(System.nanoTime() - start)
        .as("the answer to unbind is seen")
        .isLessThan(1_500_000_000L);
    await().until(() -> smsc.state().binds().isEmpty());
    assertThat(smsc.state().links().lost()).isZero();
  }

  private static BindParameter bind() {
    return new BindParameter(
        BindType.BIND_TRX, "econgdan", "secret", "", INTERNATIONAL, ISDN, null);
  }

  private static String submit(SMPPSession session) throws Exception {
    return session
        .submitShortMessage(
            "",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            "eCONGDAN",
            INTERNATIONAL,
            ISDN,
            "84901234567",
            new ESMClass(),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
            (byte) 0,
            new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
            (byte) 0,
            new byte[] {'a'})
        .getMessageId();
  }

  /** Keeps the receipt. */
  private record Taking(AtomicReference<DeliveryReceipt> receipt)
      implements MessageReceiverListener {
    @Override
    public void onAcceptDeliverSm(org.jsmpp.bean.DeliverSm deliver) {
      try {
        receipt.set(deliver.getShortMessageAsDeliveryReceipt());
      } catch (org.jsmpp.util.InvalidDeliveryReceiptException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
      throw new IllegalStateException("not sent");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) {
      throw new IllegalStateException("not sent");
    }
  }
}
