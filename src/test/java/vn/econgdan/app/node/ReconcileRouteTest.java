package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.econgdan.app.recordsfolder.RecordsFolderTest;

/** routes/60, its second half: what the night matches again, and that one month spoils no other. */
class ReconcileRouteTest {
  private final MonthsStub desk = new MonthsStub();

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
    RouteFixture bench =
        new RouteFixture(
            Map.of(
                "reconciliation",
                desk,
                "carrierFiles",
                new RecordsFolderTest.Door(),
                "api",
                new Api(ApiContract.read(), null, ApiJson.mapper()),
                "idempotentTransactionAcrossWards",
                new AsTheyAre()),
            "quartz",
            "timer",
            "file");
    bench.camel().getPropertiesComponent().addInitialProperty("records.folder", "file:nowhere");
    return bench.start("60-reconcile", "api/reconcile");
  }

  @Test
  void each_open_month_is_matched_also_after_one_that_fails() throws Exception {
    desk.months = List.of("2026-09", "2026-10", "2026-11");
    desk.broken = "2026-10";
    try (RouteFixture bench = bench()) {
      bench.into("reconcile-month-nightly", null);
    }
    assertThat(desk.calls)
        .containsExactly("openMonths", "match 2026-09", "match 2026-10", "match 2026-11");
  }

  @Test
  void the_morning_looks_for_months_that_are_late() throws Exception {
    try (RouteFixture bench = bench()) {
      bench.into("reconcile-month-watch", null);
    }
    assertThat(desk.calls).containsExactly("watch");
  }

  @Test
  void the_clock_stands_in_hanoi() throws Exception {
    try (RouteFixture bench = bench()) {
      assertThat(List.of("reconcile-month-nightly", "reconcile-month-watch"))
          .allSatisfy(
              route ->
                  assertThat(bench.camel().getRoute(route).getEndpoint().getEndpointUri())
                      .contains("trigger.timeZone=Asia%2FHo_Chi_Minh"));
    }
  }
}
