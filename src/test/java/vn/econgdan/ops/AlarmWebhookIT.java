package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.ops.MetricsFixture.NOON;
import static vn.econgdan.ops.MetricsFixture.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;

/** A real receiver hears of each alarm's life, in order, at least once, and of no person. */
class AlarmWebhookIT {
  private static final String SECRET = "a shared secret";

  private record Heard(String id, String time, String signature, String body) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private HttpServer receiver;

  @BeforeAll
  static void startDatabase() {
    database = TestDatabase.start(temp.resolve("data"), 6);
    worker = database.worker();
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  @BeforeEach
  void start() throws IOException {
    worker.useHandle(handle -> handle.execute("delete from alarm_event"));
    worker.useHandle(handle -> handle.execute("update alarm set closed_at = now()"));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::hear);
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    heard.add(
        new Heard(
            headers.getFirst("X-Econgdan-Event"),
            headers.getFirst("X-Econgdan-Timestamp"),
            headers.getFirst("X-Econgdan-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int port() {
    return receiver.getAddress().getPort();
  }

  private static AlarmService board(Instant time) {
    return new AlarmService(worker, at(time), new AuditTrail(at(time)), true);
  }

  private AlarmWebhook webhook(Instant time) {
    URI url = URI.create("http://127.0.0.1:" + port() + "/alarms");
    var target = new AlarmWebhook.Target(url, Optional.of(SECRET));
    return new AlarmWebhook(worker, at(time), board(time), Optional.of(target));
  }

  private static AlarmView open(String kind) {
    return board(NOON)
        .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null)
        .items()
        .stream()
        .filter(alarm -> alarm.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_alarms_life_is_told_once_and_in_its_order() {
    board(NOON).raise("TOLD", "send 1", Map.of("parts", "3"));
    board(NOON.plusSeconds(5)).raise("TOLD", "send 1", Map.of("parts", "4"));
    String id = open("TOLD").id();
    board(NOON.plusSeconds(6)).acknowledge(Actor.SYSTEM, id);
    board(NOON.plusSeconds(7)).acknowledge(Actor.SYSTEM, id);
    board(NOON.plusSeconds(8)).clear("TOLD", "send 1");
    webhook(NOON.plusSeconds(9)).deliver();
    webhook(NOON.plusSeconds(10)).deliver();

    assertThat(heard)
        .extracting(event -> event.json().get("event").asText())
        .containsExactly("OPENED", "ACKNOWLEDGED", "CLOSED");
    JsonNode opened = heard.get(0).json();
    assertThat(opened.get("id").asText()).isEqualTo(heard.get(0).id());
    assertThat(opened.get("at").asText()).isEqualTo(NOON.toString());
    assertThat(opened.at("/alarm/kind").asText()).isEqualTo("TOLD");
    assertThat(opened.at("/alarm/subject").asText()).isEqualTo("send 1");
    assertThat(opened.at("/alarm/id").asText()).isEqualTo(id);
  }

  @Test
  void what_is_told_is_signed_with_its_time() {
    board(NOON).raise("SIGNED", "x", Map.of());
    webhook(NOON).deliver();
    Heard event = heard.get(0);
    assertThat(event.time()).isEqualTo(Long.toString(NOON.getEpochSecond()));
    assertThat(event.signature())
        .isEqualTo("v1=" + WebhookCall.hmac(SECRET, event.time() + "." + event.body()));
    assertThat(WebhookCall.hmac("key", "The quick brown fox jumps over the lazy dog"))
        .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  }

  @Test
  void a_receiver_that_says_no_is_asked_again_ever_later_and_nothing_overtakes() {
    status = 500;
    board(NOON).raise("REFUSED", "x", Map.of());
    board(NOON.plusSeconds(1)).clear("REFUSED", "x");
    webhook(NOON.plusSeconds(2)).deliver();
    webhook(NOON.plusSeconds(3)).deliver();
    assertThat(heard).as("not before its delay, and its end not before it").hasSize(1);
    webhook(NOON.plusSeconds(8)).deliver();
    assertThat(heard).hasSize(2);
    status = 200;
    webhook(NOON.plusSeconds(60)).deliver();
    assertThat(heard)
        .extracting(event -> event.json().get("event").asText())
        .containsExactly("OPENED", "OPENED", "OPENED", "CLOSED");
    assertThat(heard.get(2).id()).as("the same id each time").isEqualTo(heard.get(0).id());
  }

  @Test
  void a_redirect_is_not_followed() {
    status = 302;
    board(NOON).raise("REDIRECTED", "x", Map.of());
    webhook(NOON).deliver();
    assertThat(heard).hasSize(1);
    assertThat(AlarmWebhook.delay(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(AlarmWebhook.delay(100)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void after_a_day_it_is_given_up_with_an_alarm_that_itself_is_not_told() {
    status = 503;
    board(NOON).raise("UNHEARD", "x", Map.of());
    Instant nextDay = NOON.plus(Duration.ofHours(25));
    webhook(nextDay).deliver();
    assertThat(open("WEBHOOK_FAILED").detail()).containsEntry("reason", "HTTP 503");
    assertThat(waiting()).isZero();

    status = 200;
    board(nextDay).raise("HEARD", "y", Map.of());
    webhook(nextDay.plusSeconds(60)).deliver();
    assertThat(
            board(NOON)
                .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null)
                .items())
        .extracting(AlarmView::kind)
        .doesNotContain("WEBHOOK_FAILED");
    assertThat(heard).noneMatch(event -> event.body().contains("WEBHOOK_FAILED"));
  }

  @Test
  void what_is_days_old_is_not_told_any_more_and_without_a_receiver_nothing_waits() {
    board(NOON).raise("OLD_NEWS", "x", Map.of());
    webhook(NOON.plus(Duration.ofDays(3))).deliver();
    assertThat(heard).noneMatch(event -> event.body().contains("OLD_NEWS"));
    assertThat(open("WEBHOOK_FAILED").detail()).containsEntry("events", "1");

    Instant later = NOON.plus(Duration.ofDays(3)).plusSeconds(5);
    board(later).raise("UNTOLD", "x", Map.of());
    new AlarmWebhook(worker, at(later.plusSeconds(1)), board(later), Optional.empty()).deliver();
    assertThat(waiting()).isZero();
    assertThat(
            board(NOON)
                .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null)
                .items())
        .extracting(AlarmView::kind)
        .doesNotContain("WEBHOOK_FAILED");
  }

  @Test
  void what_one_node_tells_no_other_tells_and_a_dead_nodes_claim_ends() {
    board(NOON).raise("CLAIMED", "x", Map.of());
    worker.useHandle(h -> WebhookStore.claim(h, NOON, NOON.plusSeconds(30)));
    webhook(NOON.plusSeconds(5)).deliver();
    assertThat(heard).isEmpty();
    webhook(NOON.plusSeconds(31)).deliver();
    assertThat(heard).hasSize(1);
  }

  @Test
  void without_a_webhook_nothing_is_kept_to_be_told() {
    new AlarmService(worker, at(NOON), new AuditTrail(at(NOON))).raise("ALONE", "x", Map.of());
    assertThat(waiting()).isZero();
  }

  private static long waiting() {
    return worker.withHandle(SnapshotStore::untold);
  }
}
