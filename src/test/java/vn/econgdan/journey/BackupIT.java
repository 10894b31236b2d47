package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * Backup and restore of the shipped program: what left after the backup was taken is unknown to the
 * restored database, and nothing of it goes out again unasked.
 */
class BackupIT {
  private static final int PEOPLE = 600;
  private static final int ENOUGH = 100;
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration FORMER_ANSWERS = Duration.ofMillis(500);
  private static final Duration SEVERAL_TICKS = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Simulator smsc;
  private NodeProcess node;
  private int moved;

  @BeforeEach
  void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_WINDOW", 10)
            .with("ECONGDAN_SMPP_EXPOSED", 100)
            .start();
    People.imported(node, "B6", PEOPLE);
    smsc.behaviour("{\"answers\":{\"latencyMs\":100}}");
  }

  @AfterEach
  void stop() {
    node.close();
    smsc.close();
  }

  @Test
  void what_left_after_the_backup_is_held_until_it_is_released_and_then_marked() throws Exception {
    String later = planned(Duration.ofHours(5));
    Broadcast broadcast = new Broadcast(node, smsc, "B6");
    broadcast.awaitTaken(ENOUGH);
    refused(node.command("backup", backup()), "is in use by process");
    assertThat(node.stop()).isZero();
    int known = broadcast.taken();
    backedUp();
    refused(node.command("backup", backup()), "is not empty");

    smsc.behaviour("{\"answers\":{\"latencyMs\":0}}");
    node.start();
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    assertThat(broadcast.doubles()).isEmpty();
    cancelled(later);
    assertThat(node.stop()).isZero();
    refused(node.command("restore", backup()), "is not empty");
    restored();

    node.start();
    nothingLeaves();
    JsonNode held = held(broadcast.id());
    assertThat(held.get("reason").asText()).isEqualTo("RESTORED");
    assertThat(held.get("left").asInt()).isEqualTo(known);
    assertThat(held.get("parts").asInt()).isEqualTo(PEOPLE);
    assertThat(state(broadcast)).isEqualTo("PAUSED");
    assertThat(held(later).get("left").asInt()).isZero();
    assertThat(state(later)).isEqualTo("PAUSED");
    assertThat(openAlarms()).isOne();
    assertThat(node.as("quantri").get("/ops/stuck").expect(200).json().findValuesAsText("kind"))
        .contains("HELD");

    assertThat(decided("STOP", Map.of("noticeId", later))).isOne();
    assertThat(state(later)).isEqualTo("STOPPED");
    assertThat(decided("RELEASE")).isOne();
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    broadcast.notices().await(broadcast.id(), "delivered", PEOPLE, LONG);
    Set<String> twice = broadcast.doubles();
    assertThat(twice).hasSize(PEOPLE - known);
    assertThat(broadcast.marked()).isEqualTo(twice);
    assertThat(submits()).isEqualTo(2 * PEOPLE - known);
    await().atMost(LONG).until(() -> openAlarms() == 0);
    theSameMarkHoldsNothingTwice();
  }

  /** As if the start had been killed between the hold and the end of the mark. */
  private void theSameMarkHoldsNothingTwice() throws IOException {
    assertThat(node.stop()).isZero();
    Path mark = Path.of(backup(), "data/restored-backup.properties");
    Files.copy(mark, folder.resolve("data/restored-backup.properties"));
    node.start();
    assertThat(node.as("quantri").get("/ops/held").expect(200).json().get("total").asInt())
        .isZero();
    assertThat(folder.resolve("data/restored-backup.properties")).doesNotExist();
  }

  @Test
  void after_a_kill_urgent_doubt_waits_too_and_a_stop_ends_it() throws Exception {
    Broadcast broadcast = new Broadcast(node, smsc, "B6", "URGENT");
    broadcast.awaitTaken(ENOUGH);
    smsc.behaviour("{\"answers\":{\"latencyMs\":60000}}");
    await().atMost(LONG).until(this::someGetNoAnswer);
    node.kill();
    backedUp();
    smsc.behaviour("{\"answers\":{\"latencyMs\":0},\"receipts\":{\"echoReference\":false}}");
    restored();

    node.start();
    await().atMost(LONG).until(() -> !broadcast.inDoubt().isEmpty());
    doubtIsOld();
    nothingLeaves();
    int before = submits();
    int doubted = broadcast.inDoubt().size();
    int left = onlyHeld().get("left").asInt();
    assertThat(left).isGreaterThanOrEqualTo(doubted);

    assertThat(decided("RELEASE")).isOne();
    await().atMost(LONG).until(() -> submits() == before + PEOPLE - left);
    doubtIsOld();
    nothingLeaves();
    assertThat(broadcast.inDoubt()).as("what was in doubt waits for a person").hasSize(doubted);
    assertThat(node.stop()).isZero();

    restored();
    node.start();
    assertThat(decided("STOP")).isOne();
    broadcast.notices().awaitState(broadcast.id(), "STOPPED", LONG);
    nothingLeaves();
    assertThat(broadcast.notices().parts(broadcast.id(), "suppressed")).isEqualTo(PEOPLE - left);
    await().atMost(LONG).until(() -> openAlarms() == 0);
  }

  @Test
  void what_was_due_since_is_held_before_it_was_ever_prepared() throws Exception {
    String notice = planned(Duration.ofSeconds(12));
    assertThat(node.stop()).isZero();
    backedUp();
    restored();
    damagedIsRefused();
    await().atMost(LONG).until(() -> Instant.now().isAfter(due));
    node.start();
    nothingLeaves();
    assertThat(onlyHeld().get("left").asInt()).isZero();
    assertThat(state(notice)).isEqualTo("PAUSED");
    assertThat(decided("RELEASE")).isOne();
    new Notices(node).awaitState(notice, "SENT", LONG);
    assertThat(submits()).isEqualTo(PEOPLE);
    assertThat(node.count("select count(*) from attempt where possible_double")).isEqualTo(PEOPLE);
  }

  private Instant due;

  private String planned(Duration in) {
    due = Instant.now().plus(in);
    Map<String, Object> draft = Notices.draft("Lĩnh lương hưu 8h ngày 05/12");
    draft.put("audience", Map.of("groups", List.of("B6")));
    draft.put("sendAt", OffsetDateTime.ofInstant(due, ZoneOffset.ofHours(7)).toString());
    return new Notices(node).approved(draft);
  }

  private void damagedIsRefused() throws IOException {
    Path file = Path.of(backup(), "data/secrets.properties");
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length / 2] ^= 1;
    Files.write(file, octets);
    Path aside = aside();
    refused(node.command("restore", backup()), "secrets.properties is damaged");
    assertThat(folder.resolve("data")).doesNotExist();
    Files.move(aside, folder.resolve("data"));
  }

  private String backup() {
    return folder.resolve("backup").toString();
  }

  private void backedUp() {
    NodeProcess.Ended ended = node.command("backup", backup());
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("100 %").contains("restore");
  }

  private void restored() throws IOException {
    aside();
    NodeProcess.Ended ended = node.command("restore", backup());
    assertThat(ended.exitCode()).as(ended.said()).isZero();
  }

  private Path aside() throws IOException {
    return Files.move(folder.resolve("data"), folder.resolve("data-moved-" + ++moved));
  }

  private static void refused(NodeProcess.Ended ended, String why) {
    assertThat(ended.exitCode()).isOne();
    assertThat(ended.said()).contains("econgdan: ").contains(why);
  }

  /** Submits of which the SMSC has had the PDU for longer than it took to answer one before. */
  private boolean someGetNoAnswer() {
    Instant answeredBy = Instant.now().minus(FORMER_ANSWERS);
    return smsc.messages().stream()
        .anyMatch(message -> message.status() == null && message.at().isBefore(answeredBy));
  }

  private int submits() {
    return smsc.messages().size();
  }

  private void nothingLeaves() {
    int before = submits();
    await().during(SEVERAL_TICKS).atMost(LONG).until(() -> submits() == before);
  }

  /** An hour later, as far as the sweep is concerned. */
  private void doubtIsOld() {
    node.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update attempt set claimed_at = claimed_at - interval '1 hour'"
                        + " where state = 'IN_DOUBT'"));
  }

  private JsonNode onlyHeld() {
    JsonNode held = node.as("quantri").get("/ops/held").expect(200).json();
    assertThat(held.get("total").asInt()).isOne();
    return held.get("items").get(0);
  }

  private JsonNode held(String notice) {
    JsonNode held = node.as("quantri").get("/ops/held").expect(200).json().get("items");
    return StreamSupport.stream(held.spliterator(), false)
        .filter(send -> send.get("noticeId").asText().equals(notice))
        .findFirst()
        .orElseThrow();
  }

  private void cancelled(String notice) {
    Map<String, Object> word = Map.of("version", 1, "reason", "Hoãn lịch");
    node.as("canbo").post("/notices/" + notice + "/cancel", word).expect(200);
  }

  private int decided(String decision) {
    return decided(decision, Map.of("all", true));
  }

  private int decided(String decision, Map<String, Object> filter) {
    Map<String, Object> word =
        Map.of("filter", filter, "decision", decision, "reason", "Đã hỏi nhà mạng");
    JsonNode answer = node.as("quantri").post("/ops/held/decide", word).expect(200).json();
    return answer.get("decided").asInt();
  }

  private String state(Broadcast broadcast) {
    return state(broadcast.id());
  }

  private String state(String notice) {
    return node.as("canbo").get("/notices/" + notice).expect(200).json().get("state").asText();
  }

  private long openAlarms() {
    return node.count(
        "select count(*) from alarm where kind = 'RESTORED_HOLD' and closed_at is null");
  }
}
