package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.smpp.SmppConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.BatchOrder;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.NotNowException;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.dispatch.SubmitPart;
import vn.econgdan.dispatch.smpp.AnswerReader;
import vn.econgdan.dispatch.smpp.CarrierRoutes;
import vn.econgdan.dispatch.smpp.CarrierSettings;
import vn.econgdan.dispatch.smpp.PlainMessage;
import vn.econgdan.dispatch.smpp.SubmitSmHeaders;

/** routes/35: one submit a part, and an outcome for each, whatever is thrown on the way. */
@Timeout(30)
class CarrierRouteTest {
  private static final String ORDER =
      "{\"v\":1,\"month\":\"2026-12\",\"batch\":7,\"queuing\":3,\"lane\":\"NORMAL\"}";

  private final Door door = new Door();
  private final ExecutorService window = Executors.newFixedThreadPool(4);
  private final Map<Long, Exception> thrown = new ConcurrentHashMap<>();
  private RouteFixture bench;

  /** Hands out what it was given, and notes what comes back. */
  public static final class Door {
    private final List<SubmitPart> parts = new ArrayList<>();
    private final List<SubmitOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    private final List<Object> finished = Collections.synchronizedList(new ArrayList<>());
    private volatile Thread finisher;
    private Exception notNow;
    private boolean broken;
    private BatchOrder opened;
    private String link;

    public Iterator<SubmitPart> open(BatchOrder order, String over) {
      opened = order;
      link = over;
      return parts.iterator();
    }

    public void awaitLeave(SubmitPart part) throws Exception {
      if (broken) {
        throw new StackOverflowError("a bug of ours");
      }
      if (notNow != null) {
        throw notNow;
      }
    }

    public void record(SubmitOutcome outcome) {
      outcomes.add(outcome);
    }

    public void finish(Iterator<SubmitPart> run) {
      finished.add(run);
      finisher = Thread.currentThread();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Map<String, Object> beans = new TreeMap<>();
    beans.put("dispatcher", door);
    beans.put("window-carrier-1", window);
    beans.put(
        "submitSmHeaders",
        new SubmitSmHeaders(
            new CarrierSettings(
                null, new SmppAddress("eCONGDAN", 5, 0), CarrierSettings.Timers.usual(), 1, true)));
    beans.put("answerReader", new AnswerReader());
    beans.put("plainMessage", new PlainMessage());
    bench = new RouteFixture(beans, "activemq6", "smpp").start("35-dispatch-carrier");
    for (CarrierRoutes routes : CamelRuntime.carrierRoutes(List.of("carrier-1"))) {
      routes.addRoutesToCamelContext(bench.camel());
      routes.addTemplatedRoutesToCamelContext(bench.camel());
    }
    carrier().whenAnyExchangeReceived(this::answer);
  }

  private MockEndpoint carrier() {
    return bench.camel().getEndpoints().stream()
        .filter(endpoint -> endpoint.getEndpointUri().startsWith("smpp:"))
        .map(MockEndpoint.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void answer(Exchange exchange) throws Exception {
    long segment = exchange.getProperty("submitPart", SubmitPart.class).segmentId();
    Exception failure = thrown.get(segment);
    if (failure != null) {
      throw failure;
    }
    exchange.getMessage().setHeader(SmppConstants.ID, List.of("id-" + segment));
  }

  @AfterEach
  void stop() {
    bench.close();
    window.shutdownNow();
  }

  private void parts(int count) {
    LongStream.rangeClosed(1, count).mapToObj(CarrierRouteTest::part).forEach(door.parts::add);
  }

  private static SubmitPart part(long segment) {
    return new SubmitPart(
        YearMonth.of(2026, 12),
        segment,
        1,
        "84910000001",
        new byte[] {65},
        false,
        0,
        5,
        Instant.parse("2026-12-05T10:00:00Z"));
  }

  @Test
  void each_part_is_submitted_once_and_its_answer_recorded_before_the_batch_is_finished()
      throws Exception {
    parts(40);
    bench.into("dispatch-carrier-normal-carrier-1", ORDER);
    assertThat(door.opened.batch()).isEqualTo(7);
    assertThat(door.link).isEqualTo("carrier-1");
    assertThat(door.outcomes)
        .hasSize(40)
        .allMatch(o -> o.answer().equals(new CarrierAnswer.Taken("id-" + o.part().segmentId())))
        .extracting(SubmitOutcome::part)
        .containsExactlyInAnyOrderElementsOf(door.parts);
    assertThat(carrier().getReceivedCounter()).isEqualTo(40);
    assertThat(door.finished).hasSize(1);
  }

  /** Finishing waits for the database, and the reader of answers must not. */
  @Test
  void a_batch_is_finished_by_the_thread_that_took_its_order() throws Exception {
    parts(20);
    bench.into("dispatch-carrier-normal-carrier-1", ORDER);
    assertThat(door.finisher).isSameAs(Thread.currentThread());
  }

  static Stream<Exception> failures() {
    return Stream.of(new IllegalStateException("x"), new java.io.IOException("x"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatever_is_thrown_is_the_outcome_of_its_own_part(Exception failure) throws Exception {
    parts(6);
    thrown.put(3L, failure);
    bench.into("dispatch-carrier-urgent-carrier-1", ORDER);
    assertThat(door.outcomes).hasSize(6);
    assertThat(door.outcomes)
        .filteredOn(o -> !(o.answer() instanceof CarrierAnswer.Taken))
        .extracting(o -> o.part().segmentId())
        .containsExactly(3L);
    assertThat(door.finished).hasSize(1);
  }

  @Test
  void a_part_that_may_not_leave_now_is_not_submitted_and_may_leave_later() throws Exception {
    parts(2);
    door.notNow = new NotNowException("the claim is no longer ours");
    bench.into("dispatch-carrier-normal-carrier-1", ORDER);
    assertThat(carrier().getReceivedCounter()).isZero();
    assertThat(door.outcomes)
        .extracting(SubmitOutcome::answer)
        .containsOnly(new CarrierAnswer.NotSent(CarrierVerdict.LINK_LOST, "NotNowException"));
    assertThat(door.finished).hasSize(1);
  }

  @Test
  void even_an_error_is_an_outcome_for_nobody_would_record_the_part_otherwise() throws Exception {
    parts(2);
    door.broken = true;
    bench.into("dispatch-carrier-normal-carrier-1", ORDER);
    assertThat(door.outcomes).hasSize(2).allMatch(o -> o.answer() instanceof CarrierAnswer.NotSent);
    assertThat(door.finished).hasSize(1);
  }

  @Test
  void a_void_order_submits_nothing() throws Exception {
    bench.into("dispatch-carrier-normal-carrier-1", ORDER);
    assertThat(carrier().getReceivedCounter()).isZero();
    assertThat(door.finished).hasSize(1);
  }
}
