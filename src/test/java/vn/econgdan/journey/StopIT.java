package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.SharedServers;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;
import vn.econgdan.simulator.SubmittedMessage;

/**
 * Two nodes in mid-broadcast at ten parts a second: once a stop or a withdrawal is answered,
 * nothing of it leaves on either node but what was on the wire, although hundreds of parts were
 * claimed.
 */
class StopIT {
  private static final int PEOPLE = 2_000;
  private static final int WINDOW = 10;
  private static final int RATE = 10;
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static SharedServers servers;
  private static Simulator smsc;
  private static NodeProcess first;
  private static NodeProcess second;

  private Broadcast broadcast;
  private int earlier;

  /** An answer of ours, and when it was here. */
  private record Answered(ApiClient.Answer answer, Instant at) {}

  @BeforeAll
  static void start() throws Exception {
    servers = SharedServers.start(folder.resolve("servers"));
    smsc = Simulator.start(SimulatorOptions.defaults());
    smsc.behaviour("{\"answers\":{\"latencyMs\":50}}");
    first = node("first").start();
    second = node("second").start();
    People.imported(first, "K9", PEOPLE);
  }

  private static NodeProcess node(String name) throws Exception {
    return new NodeProcess(folder.resolve(name))
        .on(servers.settings(), servers.superuser())
        .with("ECONGDAN_NODE", name)
        .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
        .with("ECONGDAN_SMPP_PORT", smsc.port())
        .with("ECONGDAN_SMPP_WINDOW", WINDOW)
        .with("ECONGDAN_SMPP_TPS", RATE);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    smsc.close();
    servers.close();
  }

  @BeforeEach
  void bothNodesSend() {
    earlier = smsc.messages().size();
    broadcast = new Broadcast(first, smsc, "K9");
    await().atMost(LONG).until(() -> submitters() == 2);
    await().atMost(LONG).until(() -> submitted().size() > 2 * RATE);
    assertThat(broadcast.claimed()).as("in hand").isGreaterThan(10 * WINDOW);
  }

  @AfterEach
  void nothingIsLeftOfIt() {
    if (!broadcast.notices().progress(broadcast.id()).get("state").asText().equals("STOPPED")) {
      stopped();
    }
    await().atMost(LONG).until(() -> broadcast.claimed() == 0);
  }

  private static long submitters() {
    return first.count(
        """
        select count(distinct i.node) from exposed_part x join incarnation i on i.id = x.incarnation
        """);
  }

  private List<SubmittedMessage> submitted() {
    return smsc.messages(earlier, Integer.MAX_VALUE);
  }

  private Answered stopped() {
    Map<String, Object> stop = Map.of("version", 1, "reason", "Gửi nhầm");
    String path = "/notices/" + broadcast.id() + "/stop";
    return answered(first.as("canbo").post(path, stop));
  }

  private static Answered answered(ApiClient.Answer answer) {
    return new Answered(answer.expect(200), Instant.now());
  }

  /** At most what was on the wire came later, soon; all else is suppressed, nothing in doubt. */
  private void assertNothingLeftAfter(Answered stop) {
    await().atMost(LONG).until(() -> broadcast.claimed() == 0);
    List<SubmittedMessage> late =
        submitted().stream().filter(message -> message.at().isAfter(stop.at())).toList();
    assertThat(late).as("after the answer").hasSizeLessThanOrEqualTo(WINDOW);
    assertThat(late)
        .as("within one second")
        .allMatch(message -> message.at().isBefore(stop.at().plusSeconds(1)));
    int sent = submitted().size();
    JsonNode end = broadcast.notices().await(broadcast.id(), "suppressed", PEOPLE - sent, LONG);
    assertThat(Notices.parts(end, "inDoubt")).isZero();
    assertThat(end.get("state").asText()).isEqualTo("STOPPED");
  }

  @Test
  void after_the_answer_to_a_stop_nothing_leaves_on_any_node() {
    assertNothingLeftAfter(stopped());
  }

  @Test
  void a_node_that_was_frozen_meanwhile_sends_nothing_when_it_goes_on() {
    second.freeze();
    try {
      Answered stop = stopped();
      await().atMost(LONG).until(() -> Instant.now().isAfter(stop.at().plusSeconds(1)));
      int before = submitted().size();
      second.thaw();
      assertNothingOfItsHandLeaves(before);
    } finally {
      second.thaw();
    }
  }

  /** What was between its last question and the wire when it froze is all that may follow. */
  private void assertNothingOfItsHandLeaves(int before) {
    await().atMost(LONG).until(() -> broadcast.claimed() == 0);
    assertThat(submitted().size() - before).isLessThanOrEqualTo(WINDOW);
    broadcast.notices().await(broadcast.id(), "suppressed", PEOPLE - submitted().size(), LONG);
  }

  @Test
  void who_withdraws_gets_none_of_the_parts_that_are_claimed_for_him() {
    Map<String, Object> claimed = claimedBehindTheWindows();
    String subscription = claimed.get("subscription_id").toString();
    String number = claimed.get("msisdn").toString().substring(1);
    Map<String, Object> wish = Map.of("channel", "WARD", "reason", "Không muốn nhận nữa");
    answered(first.as("canbo").post("/registry/subscriptions/" + subscription + "/withdraw", wish));
    assertThat(submitted()).extracting(SubmittedMessage::number).doesNotContain(number);

    await().atMost(LONG).until(() -> closedReason(claimed.get("id")).equals("WITHDRAWN"));
    await().atMost(LONG).until(() -> submitted().size() > 12 * RATE);
    assertThat(submitted()).extracting(SubmittedMessage::number).doesNotContain(number);
    assertThat(broadcast.notices().parts(broadcast.id(), "suppressed")).isOne();
  }

  /** A part in a node's hand whose turn comes in some seconds. */
  private static Map<String, Object> claimedBehindTheWindows() {
    return first
        .database()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select s.id, s.msisdn, m.subscription_id
                        from exposed_part x
                        join segment s on s.send_month = x.send_month and s.id = x.segment_id
                        join audience_member m on m.planned_send_id = s.planned_send_id and m.member_no = s.member_no
                        order by s.id offset ? limit 1
                        """,
                        4 * WINDOW)
                    .mapToMap()
                    .one());
  }

  private static String closedReason(Object segment) {
    return first
        .database()
        .withHandle(
            handle ->
                handle
                    .select("select coalesce(closed_reason, '') from segment where id = ?", segment)
                    .mapTo(String.class)
                    .one());
  }
}
