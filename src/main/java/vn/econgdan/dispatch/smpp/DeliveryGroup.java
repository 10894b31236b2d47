package vn.econgdan.dispatch.smpp;

import java.io.ByteArrayOutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.SMPPConstant;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.StoredDeliveries;

/** Deliveries that go through the receipt route together and are answered together, once. */
final class DeliveryGroup {
  private final List<Delivery> deliveries;
  private final AtomicBoolean answered = new AtomicBoolean();

  DeliveryGroup(List<Delivery> deliveries) {
    this.deliveries = List.copyOf(deliveries);
  }

  int size() {
    return deliveries.size();
  }

  /** Since when the first of them waits. */
  long arrivedNanos() {
    return deliveries.get(0).arrivedNanos();
  }

  List<DeliverSm> read(String link) {
    return deliveries.stream().map(delivery -> delivery.read(link)).toList();
  }

  /**
   * One write a session: 0 for what is on disk, else 0x64, "temporary application error". False
   * when the group was answered before.
   */
  boolean answer(StoredDeliveries stored) {
    if (!answered.compareAndSet(false, true)) {
      return false;
    }
    Map<CarrierSession, ByteArrayOutputStream> answers = new IdentityHashMap<>();
    for (int position = 0; position < deliveries.size(); position++) {
      Delivery delivery = deliveries.get(position);
      int status =
          stored.isStored(position) ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RX_T_APPN;
      answers
          .computeIfAbsent(delivery.session(), session -> new ByteArrayOutputStream())
          .writeBytes(delivery.answer(status));
    }
    answers.forEach((session, octets) -> session.send(octets.toByteArray()));
    return true;
  }
}
