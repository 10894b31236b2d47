package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.BatchOrder;
import vn.econgdan.dispatch.Lane;
import vn.econgdan.dispatch.PrepareOrder;

/** routes/30: an order reaches the door, and each batch the queue of its lane. */
class PrepareRouteTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 12);
  private final Door door = new Door();

  /** Notes what the route asks of the dispatcher. */
  public static final class Door {
    private final List<PrepareOrder> prepared = new ArrayList<>();
    private boolean broken;
    private boolean more;

    public List<PrepareOrder> prepare(PrepareOrder order) {
      prepared.add(order);
      return more ? List.of(order) : List.of();
    }

    public List<BatchOrder> feed() {
      if (broken) {
        throw new IllegalStateException("not this time");
      }
      return List.of(
          BatchOrder.of(MONTH, 7, 1, Lane.URGENT), BatchOrder.of(MONTH, 8, 2, Lane.NORMAL));
    }
  }

  private RouteFixture bench() throws Exception {
    return new RouteFixture(Map.of("dispatcher", door), "timer", "activemq6")
        .start("30-dispatch-prepare");
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch-prepare-send, dispatch.prepare, NORMAL",
    "dispatch-prepare-urgent, dispatch.prepare.urgent, URGENT"
  })
  void a_lot_is_prepared_and_the_next_ordered_on_the_same_queue_while_there_is_more(
      String route, String queue, Lane lane) throws Exception {
    String order = "{\"v\":1,\"send\":42,\"lane\":\"" + lane + "\"}";
    try (RouteFixture bench = bench()) {
      door.more = true;
      bench.into(route, order);
      door.more = false;
      bench.into(route, order);
      assertThat(bench.bodies("activemq6:queue:" + queue)).containsExactly(order);
      assertThat(door.prepared)
          .containsExactly(PrepareOrder.of(42, lane), PrepareOrder.of(42, lane));
    }
  }

  @Test
  void batches_go_on_the_queue_of_their_lane() throws Exception {
    try (RouteFixture bench = bench()) {
      bench.into("dispatch-prepare-feeder", null);
      assertThat(bench.bodies("activemq6:queue:dispatch.urgent"))
          .containsExactly(
              "{\"v\":1,\"month\":\"2026-12\",\"batch\":7,\"queuing\":1,\"lane\":\"URGENT\"}");
      assertThat(bench.bodies("activemq6:queue:dispatch.normal"))
          .containsExactly(
              "{\"v\":1,\"month\":\"2026-12\",\"batch\":8,\"queuing\":2,\"lane\":\"NORMAL\"}");
    }
  }

  @Test
  void a_tick_that_fails_queues_nothing_and_the_next_one_works() throws Exception {
    try (RouteFixture bench = bench()) {
      door.broken = true;
      bench.into("dispatch-prepare-feeder", null);
      assertThat(bench.bodies("activemq6:queue:dispatch.urgent")).isEmpty();
      door.broken = false;
      bench.into("dispatch-prepare-feeder", null);
      assertThat(bench.bodies("activemq6:queue:dispatch.urgent")).hasSize(1);
    }
  }
}
