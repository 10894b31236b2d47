package vn.econgdan.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.app.edge.ApiJson;
import vn.econgdan.app.edge.PassingPolicy;
import vn.econgdan.dispatch.HeldDecision;
import vn.econgdan.dispatch.InDoubtDecision;
import vn.econgdan.dispatch.Lane;
import vn.econgdan.dispatch.PrepareOrder;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;

/**
 * routes/80, 85 and 87: each tick calls its door, each call its own, and a failing tick is no end.
 */
class OpsRoutesTest {
  /** Every door of these routes in one: it notes what was asked. */
  public static final class Note {
    private final List<String> said = new ArrayList<>();
    private boolean broken;

    private void say(String what) {
      said.add(what);
      if (broken) {
        throw new IllegalStateException("the database is away");
      }
    }

    public void renewLease() {
      say("renewLease");
    }

    public void sweep() {
      say("sweep");
    }

    public List<PrepareOrder> recover() {
      say("recover");
      return List.of(PrepareOrder.of(41, Lane.NORMAL), PrepareOrder.of(42, Lane.URGENT));
    }

    public void keep() {
      say("keep");
    }

    public void look() {
      say("look");
    }

    public void deliver() {
      say("deliver");
    }

    public String inDoubt(String actor, String notice, ListRequest list) {
      say("inDoubt " + actor + " " + notice + " " + list.page().page());
      return "page";
    }

    public String decide(String actor, InDoubtDecision decision) {
      say("decide " + actor + " " + decision.decision());
      return "decided";
    }

    public String list(String actor, ListRequest list, Boolean open, Boolean acknowledged) {
      say("list " + actor + " " + list.page().page() + " " + open + " " + acknowledged);
      return "page";
    }

    public String acknowledge(String actor, String id) {
      say("acknowledge " + actor + " " + id);
      return "alarm";
    }

    public String close(String actor, String id) {
      say("close " + actor + " " + id);
      return "alarm";
    }

    public void run() {
      say("run");
    }

    public String due(String actor, ListRequest list) {
      say("due " + actor + " " + list.page().page());
      return "view";
    }

    public String stuck(String actor, ListRequest list) {
      say("stuck " + actor + " " + list.page().page());
      return "page";
    }

    public String live() {
      say("live");
      return "view";
    }

    public String ready() {
      say("ready");
      return "view";
    }

    public String scrape() {
      say("scrape");
      return "page";
    }
  }

  /** Stands for sends that a restore holds: its calls bear names of others, with other words. */
  public final class Held {
    public String list(String actor, ListRequest list) {
      note.say("held " + actor + " " + list.page().page());
      return "page";
    }

    public String decide(String actor, HeldDecision decision) {
      note.say("held decide " + actor + " " + decision.decision());
      return "decided";
    }
  }

  /** The edge: whoever comes is admitted as somebody, with parameters. */
  public static final class Edge {
    private final List<String> said = new ArrayList<>();

    public void authorize(Exchange exchange) {
      said.add("authorize");
      exchange.setVariable("actor", "quantri");
      exchange.setVariable("id", "7");
      exchange.setVariable("open", true);
      exchange.setVariable("listRequest", ListRequest.of(new PageRequest(2, 10)));
    }

    public void respond() {
      said.add("respond");
    }

    public void respondProblem() {
      said.add("respondProblem");
    }
  }

  private final Note note = new Note();
  private final Edge edge = new Edge();

  private RouteFixture bench() throws Exception {
    Map<String, Object> beans = new HashMap<>();
    for (String door :
        List.of(
            "dispatcher",
            "partitionMaintenance",
            "alarmEvaluator",
            "alarmWebhook",
            "alarmService",
            "opsService",
            "retention",
            "health",
            "metricsService")) {
      beans.put(door, note);
    }
    beans.put("heldSends", new Held());
    beans.put("api", edge);
    beans.put("apiJson", ApiJson.mapper());
    beans.put("idempotentTransactionAcrossWards", new PassingPolicy());
    return new RouteFixture(beans, "activemq6", "quartz", "timer")
        .start("36-dispatch-recovery", "80-ops", "api/ops", "85-health", "87-metrics");
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch-recovery-lease, renewLease",
    "dispatch-recovery-sweep, sweep",
    "dispatch-recovery-reorder, recover",
    "ops-partitions, keep",
    "ops-watch, look",
    "ops-webhook, deliver",
    "ops-retention, run"
  })
  void a_tick_calls_its_door_and_a_failing_one_waits_for_the_next(String route, String call)
      throws Exception {
    try (RouteFixture bench = bench()) {
      bench.into(route, null);
      assertThat(note.said).containsExactly(call);
      note.broken = true;
      assertThatCode(() -> bench.into(route, null)).doesNotThrowAnyException();
      assertThat(note.said).containsExactly(call, call);
    }
  }

  @Test
  void sends_whose_order_was_lost_are_ordered_again() throws Exception {
    try (RouteFixture bench = bench()) {
      bench.into("dispatch-recovery-reorder", null);
      assertThat(bench.bodies("activemq6:queue:dispatch.prepare"))
          .containsExactly("{\"v\":1,\"send\":41,\"lane\":\"NORMAL\"}");
      assertThat(bench.bodies("activemq6:queue:dispatch.prepare.urgent"))
          .containsExactly("{\"v\":1,\"send\":42,\"lane\":\"URGENT\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "listInDoubt, inDoubt quantri null 2, ",
    "listAlarms, list quantri 2 true null, ",
    "acknowledgeAlarm, acknowledge quantri 7, ",
    "closeAlarm, close quantri 7, ",
    "listStuck, stuck quantri 2, ",
    "listRetention, due quantri 2, ",
    "listHeld, held quantri 2, ",
    "decideHeld, held decide quantri STOP, '{\"ids\":[\"1\"],\"decision\":\"STOP\",\"reason\":\"x\"}'",
    "healthLive, live, ",
    "healthReady, ready, ",
    "getMetrics, scrape, ",
    "decideInDoubt, decide quantri RESEND, '{\"ids\":[\"2026-12.1.1\"],\"decision\":\"RESEND\",\"reason\":\"x\"}'"
  })
  void a_call_is_admitted_done_and_answered(String operation, String done, String body)
      throws Exception {
    try (RouteFixture bench = bench()) {
      call(bench, operation, body);
      assertThat(note.said).containsExactly(done);
      assertThat(edge.said).containsExactly("authorize", "respond");
    }
  }

  @Test
  void a_call_that_fails_is_answered_too() throws Exception {
    note.broken = true;
    try (RouteFixture bench = bench()) {
      call(bench, "listStuck", null);
      assertThat(edge.said).containsExactly("authorize", "respondProblem");
    }
  }

  private static void call(RouteFixture bench, String operation, String body) {
    Exchange exchange = new DefaultExchange(bench.camel());
    exchange.getMessage().setBody(body);
    bench.camel().createProducerTemplate().send("direct:" + operation, exchange);
  }
}
