package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * After a journey with its mishaps no log line and no file of the broker holds a number, a name, a
 * text or a password; and each log line is JSON with the keys that the book of operations promises.
 */
class QuietLogsIT {
  private static final int PEOPLE = 40;
  private static final String WORDS = "Xuyến chi nở muộn bên cầu Lủ";
  private static final String PASSWORD = "mat-khau-sai-9431";
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir Path folder;
  private Simulator smsc;
  private NodeProcess node;

  @BeforeEach
  void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_LOG_FORMAT", "json")
            .start();
  }

  @AfterEach
  void stop() {
    node.close();
    smsc.close();
  }

  @Test
  void a_journey_and_its_mishaps_leave_no_trace_of_a_person() throws IOException {
    People.imported(node, "K5", PEOPLE);
    mishaps();
    Notices notices = new Notices(node);
    Map<String, Object> draft = Notices.draft(WORDS);
    draft.put("title", "Tin riêng của bà Nguyễn Thị Kín");
    draft.put("audience", Map.of("groups", List.of("K5")));
    String id = notices.approved(draft);
    notices.await(id, "delivered", PEOPLE, SOON);
    notices.awaitState(id, "SENT", SOON);
    smsc.mobileOriginated("84911222333", "eCONGDAN", "KHONG nhan nua");
    assertThat(metrics()).contains("econgdan_submit_answers_total");
    Leaks leaks = watched();
    assertThat(leaks.in(node.data().resolve("broker"))).as("the broker's files").isEmpty();
    assertThat(leaks.in(node.logFile())).as("the log").isEmpty();
    Files.writeString(folder.resolve("metrics"), metrics());
    assertThat(leaks.in(folder.resolve("metrics"))).as("the metrics").isEmpty();
    assertThat(node.stop()).isZero();
    assertThat(leaks.in(node.logFile())).as("the log of its end").isEmpty();
    everyLineIsJson();
  }

  private String metrics() {
    return new ApiClient("http://127.0.0.1:" + node.port("http"), null)
        .get("/metrics")
        .expect(200)
        .text();
  }

  /**
   * Wrong passwords, broken bodies and files, numbers in the address: all are answered, not told.
   */
  private void mishaps() {
    ApiClient nobody = new ApiClient("http://127.0.0.1:" + node.port("http"), null);
    String basic = java.util.Base64.getEncoder().encodeToString(("canbo:" + PASSWORD).getBytes());
    nobody.header("Authorization", "Basic " + basic).get("/notices").expect(401);
    node.as("canbo").post("/notices", "{\"title\": \"" + WORDS).expect(400);
    node.as("canbo").post("/notices", Map.of("text", WORDS, "soDienThoai", People.phone(3)));
    node.as("canbo").get("/notices/" + People.phone(4)).expect(404);
    searches();
    byte[] broken =
        ("group_code,household_code,full_name,phone\nK5,N1,Nguoi 000007,12" + People.phone(7))
            .getBytes(StandardCharsets.UTF_8);
    node.as("canbo").upload("/registry/imports?mode=preview", "text/csv", broken);
    new ApiClient("http://127.0.0.1:" + node.port("http"), null)
        .header("X-Forwarded-For", "127.0.0.1")
        .get("/metrics")
        .expect(401);
  }

  /** A number in an address reaches no line, whether it is found, refused or nonsense. */
  private void searches() {
    String phone = People.phone(5);
    for (String list :
        List.of("registry/citizens", "registry/households", "registry/subscriptions", "notices")) {
      node.as("canbo").get("/" + list + "?phone=" + phone + "&q=nguoi%20000005").expect(200);
      node.as("canbo").get("/" + list + "?phone=" + phone + "&sort=" + phone).expect(400);
      node.as("canbo").get("/" + list + "?phone=" + phone + "9").expect(422);
    }
    node.as("lanhdao").get("/notices?phone=" + phone).expect(403);
    node.as("canbo").get("/registry/groups/x?phone=" + phone).expect(400);
    node.as("canbo").get("/nowhere?phone=" + phone).expect(404);
  }

  private Leaks watched() throws IOException {
    Leaks leaks = new Leaks().watch(PASSWORD).watchNumber("84911222333");
    leaks.watch(WORDS).watch("Xuyen chi no muon").watch("Nguyễn Thị Kín").watch("KHONG nhan nua");
    for (int person = 0; person < PEOPLE; person++) {
      leaks.watchNumber(People.phone(person)).watch("Nguoi %06d".formatted(person));
    }
    Properties secrets = new Properties();
    try (var in = Files.newBufferedReader(node.data().resolve("secrets.properties"))) {
      secrets.load(in);
    }
    secrets.values().forEach(secret -> leaks.watch(secret.toString()));
    return leaks;
  }

  /** What the program prints for people before and after (the welcome) is not a log line. */
  private void everyLineIsJson() throws IOException {
    List<String> lines;
    try (Stream<String> all = Files.lines(node.logFile())) {
      lines = all.filter(line -> line.startsWith("{")).toList();
    }
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      assertThat(event.fieldNames())
          .toIterable()
          .contains("timestamp", "level", "threadName", "loggerName", "formattedMessage")
          .isSubsetOf(
              "timestamp", "level", "threadName", "loggerName", "formattedMessage", "throwable");
    }
  }
}
