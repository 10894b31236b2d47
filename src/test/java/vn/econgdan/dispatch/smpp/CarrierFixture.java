package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.dispatch.SubmitPart;
import vn.econgdan.kernel.BusinessClock;

/** The recommended set-up around a raw SMSC: route template, component, beans. */
final class CarrierFixture implements AutoCloseable {
  /** A receipt desk that can be told to fail. */
  static final class ReceiptDesk {
    final List<DeliverSm> taken = new CopyOnWriteArrayList<>();
    volatile boolean storeIsDown;

    public void take(List<DeliverSm> delivered) {
      if (storeIsDown) {
        throw new IllegalStateException("database is down");
      }
      taken.addAll(delivered);
    }
  }

  final ReceiptDesk desk = new ReceiptDesk();
  final CarrierLinks links;
  private final Main main = new Main();
  private final ProducerTemplate template;

  CarrierFixture(CarrierSettings settings) throws Exception {
    links = new CarrierLinks(settings, BusinessClock.system());
    main.bind("smpp", new CarrierComponent(links));
    main.bind("submitSmHeaders", new SubmitSmHeaders(settings));
    main.bind("answerReader", new AnswerReader());
    main.bind("receiptService", desk);
    main.configure().withRoutesIncludePattern("classpath:carrier-link.camel.yaml");
    main.configure().addRoutesBuilder(new CarrierRoutes("dispatch-carrier", links));
    main.configure().withShutdownTimeout(5);
    main.start();
    template = main.getCamelContext().createProducerTemplate();
  }

  static CarrierSettings settings(int port, int binds) {
    return new CarrierSettings(
        new CarrierSettings.Login("127.0.0.1", port, "econgdan", "secret", ""),
        new SmppAddress("eCONGDAN", 5, 0),
        new CarrierSettings.Timers(
            Duration.ofMillis(700),
            Duration.ofSeconds(15),
            Duration.ofMillis(50),
            Duration.ofMillis(200)),
        binds,
        true);
  }

  static int port() throws IOException {
    return RawSmsc.freePort();
  }

  SubmitOutcome submit(String link, SubmitPart part) {
    return template.requestBody("direct:submit-" + link, part, SubmitOutcome.class);
  }

  /** Returns when the part is written; the outcome follows. */
  CompletableFuture<SubmitOutcome> begin(String link, SubmitPart part) {
    return template.asyncRequestBody("direct:submit-" + link, part, SubmitOutcome.class);
  }

  static SubmitPart gsmPart(String text) {
    return part(text.getBytes(StandardCharsets.ISO_8859_1), false, 0);
  }

  static SubmitPart part(byte[] octets, boolean udh, int dataCoding) {
    return new SubmitPart(
        YearMonth.of(2026, 12),
        4711,
        1,
        "84836030999",
        octets,
        udh,
        dataCoding,
        0xBEEF,
        Instant.parse("2026-12-05T16:59:59Z"));
  }

  @Override
  public void close() {
    main.stop();
  }
}
