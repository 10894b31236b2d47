package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** routes/20: each due send becomes exactly one order, and the claim names no later moment. */
class ScheduleSendsRouteTest {
  @Test
  void a_tick_gives_one_order_for_each_due_send_on_the_queue_of_its_lane() throws Exception {
    try (RouteFixture bench =
        tick(List.of(Map.of("id", 41L, "lane", "NORMAL"), Map.of("id", 42L, "lane", "URGENT")))) {
      assertThat(bench.bodies("activemq6:queue:dispatch.prepare"))
          .containsExactly("{\"v\":1,\"send\":41,\"lane\":\"NORMAL\"}");
      assertThat(bench.bodies("activemq6:queue:dispatch.prepare.urgent"))
          .containsExactly("{\"v\":1,\"send\":42,\"lane\":\"URGENT\"}");
    }
  }

  @Test
  void a_tick_without_due_sends_gives_none() throws Exception {
    try (RouteFixture bench = tick(List.of())) {
      assertThat(bench.bodies("activemq6:queue:dispatch.prepare")).isEmpty();
    }
  }

  private static RouteFixture tick(List<Map<String, Object>> due) throws Exception {
    RouteFixture bench = new RouteFixture(Map.of(), "activemq6", "jdbc", "quartz");
    bench
        .camel()
        .getEndpoint("jdbc:worker", MockEndpoint.class)
        .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(due));
    bench.start("20-schedule-sends");
    bench.into("schedule-sends-tick", null);
    return bench;
  }
}
