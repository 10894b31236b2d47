package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.junit.jupiter.api.Test;
import vn.econgdan.app.edge.Api;
import vn.econgdan.app.edge.ApiJson;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.billing.PriceService;

/** routes/50: what the clock starts, and that a failure waits for the next tick. */
class BillingRouteTest {
  private final Desk desk = new Desk();

  /** Stands for billing; what calls over HTTP ask for is named, for Camel looks for it. */
  public static final class Desk {
    final List<String> calls = new ArrayList<>();
    boolean broken;

    public void runDue() {
      calls.add("runDue");
      if (broken) {
        throw new IllegalStateException("no database");
      }
    }

    public void watch() {
      calls.add("watch");
    }

    public void run(Object actor, Object month) {
      calls.add("run " + month);
    }

    public void close(Object actor, Object month) {
      calls.add("close " + month);
    }

    public void month(Object actor, Object month) {
      calls.add("month " + month);
    }

    public void correct(Object actor, Object month, Object draft) {
      calls.add("correct " + month);
    }

    public void corrections(Object actor, Object month, Object ward, Object page) {
      calls.add("corrections " + month);
    }

    public void charges(Object actor, Object month, Object ward, Object group, Object page) {
      calls.add("charges " + month);
    }
  }

  /** Steps as they are; what it wraps is tried elsewhere, over HTTP. */
  private static final class AsTheyAre implements Policy {
    @Override
    public void beforeWrap(Route route, NamedNode definition) {
      assertThat(definition.getId()).isNotNull();
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
      return steps;
    }
  }

  private RouteFixture bench() throws Exception {
    Map<String, Object> beans =
        Map.of(
            "billing",
            desk,
            "priceService",
            new PriceService(null),
            "api",
            new Api(ApiContract.read(), null, ApiJson.mapper()),
            "apiJson",
            ApiJson.mapper(),
            "idempotentTransactionAcrossWards",
            new AsTheyAre());
    return new RouteFixture(beans, "quartz", "timer").start("50-billing", "api/billing");
  }

  @Test
  void a_tick_charges_what_is_due() throws Exception {
    try (RouteFixture bench = bench()) {
      bench.into("billing-due", null);
      bench.into("billing-watch", null);
    }
    assertThat(desk.calls).containsExactly("runDue", "watch");
  }

  @Test
  void a_tick_that_fails_waits_for_the_next_one() throws Exception {
    desk.broken = true;
    try (RouteFixture bench = bench()) {
      bench.into("billing-due", null);
      bench.into("billing-due", null);
    }
    assertThat(desk.calls).hasSize(2);
  }

  @Test
  void the_clock_stands_at_half_past_in_hanoi_and_no_two_ticks_overlap() throws Exception {
    try (RouteFixture bench = bench()) {
      assertThat(bench.camel().getRoute("billing-due").getEndpoint().getEndpointUri())
          .contains("cron=0+30+*+*+*+%3F", "trigger.timeZone=Asia%2FHo_Chi_Minh", "stateful=true");
    }
  }
}
