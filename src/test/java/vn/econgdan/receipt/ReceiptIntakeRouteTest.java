package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.econgdan.dispatch.DeliverSm;

/** The way of a delivery through routes/40: what fails is said, a group is handed on once. */
class ReceiptIntakeRouteTest {
  private final CamelContext camel = new DefaultCamelContext();
  private final Desk desk = new Desk();

  /** Answers as the desk does, without a database. */
  public static final class Desk {
    private final Queue<Object> matched = new ConcurrentLinkedQueue<>();
    private volatile CommittedGroup next = CommittedGroup.of(List.of());

    public CommittedGroup take(List<DeliverSm> delivered) {
      if (next == null) {
        throw new NotStoredException("the commit failed", null);
      }
      return next;
    }

    public void match(CommittedGroup group) {
      matched.add(group);
    }

    public void matchParked() {
      // nothing is parked here
    }
  }

  @BeforeEach
  void start() throws Exception {
    camel.getRegistry().bind("receiptService", desk);
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("file:routes/40-receipt-intake.camel.yaml"));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private void deliver() {
    camel
        .createFluentProducerTemplate()
        .to("direct:receipt-intake")
        .withBody(List.of(Deliveries.text("id:1 stat:DELIVRD")))
        .send();
  }

  @Test
  void a_group_is_handed_on_once_and_an_empty_one_never() {
    deliver();
    desk.next = CommittedGroup.of(List.of(1L, 2L));
    deliver();
    await().until(() -> !desk.matched.isEmpty());
    assertThat(desk.matched).containsExactly(CommittedGroup.of(List.of(1L, 2L)));
  }

  @Test
  void what_was_not_stored_reaches_the_caller() {
    desk.next = null;
    assertThatThrownBy(
            () ->
                camel
                    .createFluentProducerTemplate()
                    .to("direct:receipt-intake")
                    .withBody(List.of(Deliveries.text("id:1 stat:DELIVRD")))
                    .request())
        .hasRootCauseInstanceOf(NotStoredException.class);
  }
}
