package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.StoredDeliveries;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.dispatch.SubmitPart;
import vn.econgdan.kernel.BusinessClock;

/** The recommended set-up around a raw SMSC: route template, component, beans. */
final class CarrierFixture implements AutoCloseable {
  /** A receipt desk that can be told to fail, to wait, and to leave some out. */
  static final class ReceiptDesk {
    final List<DeliverSm> taken = new CopyOnWriteArrayList<>();
    final List<Integer> groups = new CopyOnWriteArrayList<>();
    volatile boolean storeIsDown;
    volatile CountDownLatch open = new CountDownLatch(0);
    volatile StoredDeliveries stored = position -> true;

    /** As the receipt door does it. */
    public StoredDeliveries take(List<DeliverSm> delivered) throws InterruptedException {
      open.await();
      if (storeIsDown) {
        throw new IllegalStateException("database is down");
      }
      groups.add(delivered.size());
      taken.addAll(delivered);
      return stored;
    }
  }

  final ReceiptDesk desk = new ReceiptDesk();
  final CarrierLinks links;
  private final Main main = new Main();
  private final ProducerTemplate template;
  private final Map<String, AsyncProducer> senders = new ConcurrentHashMap<>();

  CarrierFixture(CarrierSettings settings) throws Exception {
    links = new CarrierLinks(settings, BusinessClock.system());
    main.bind("smpp", new CarrierComponent(links));
    main.bind("submitSmHeaders", new SubmitSmHeaders(settings));
    main.bind("answerReader", new AnswerReader());
    main.bind("receiptService", desk);
    main.configure().withRoutesIncludePattern("classpath:carrier-link.camel.yaml");
    main.configure().addRoutesBuilder(CarrierRoutes.perBind("dispatch-carrier", links.names()));
    main.configure().withShutdownTimeout(5);
    main.start();
    template = main.getCamelContext().createProducerTemplate();
  }

  static CarrierSettings settings(int port, int binds) {
    return settings(port, binds, Duration.ofMillis(700));
  }

  static CarrierSettings settings(int port, int binds, Duration answer) {
    return new CarrierSettings(
        new CarrierSettings.Login("127.0.0.1", port, "econgdan", "secret", ""),
        new SmppAddress("eCONGDAN", 5, 0),
        new CarrierSettings.Timers(
            answer, Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofMillis(200)),
        binds,
        true);
  }

  static int port() throws IOException {
    return RawSmsc.freePort();
  }

  SubmitOutcome submit(String link, SubmitPart part) {
    return template.requestBody("direct:submit-" + link, part, SubmitOutcome.class);
  }

  /** Returns when the part was handed over; each further outcome of the same part is an error. */
  CompletableFuture<SubmitOutcome> submitLater(String link, SubmitPart part) {
    Endpoint endpoint = main.getCamelContext().getEndpoint("direct:submit-" + link);
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
    exchange.getMessage().setBody(part);
    CompletableFuture<SubmitOutcome> outcome = new CompletableFuture<>();
    senders
        .computeIfAbsent(link, name -> sender(endpoint))
        .process(
            exchange,
            sync -> {
              if (!outcome.complete(exchange.getMessage().getBody(SubmitOutcome.class))) {
                outcome.obtrudeException(new AssertionError("a second outcome"));
              }
            });
    return outcome;
  }

  private static AsyncProducer sender(Endpoint endpoint) {
    try {
      AsyncProducer sender = endpoint.createAsyncProducer();
      sender.start();
      return sender;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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

  void stopReceiptRoute() throws Exception {
    main.getCamelContext().getRouteController().stopRoute("receipt-intake");
  }

  @Override
  public void close() {
    main.stop();
  }
}
