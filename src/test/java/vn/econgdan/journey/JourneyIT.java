package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;
import vn.econgdan.simulator.SubmittedMessage;

/**
 * One notice from HTTP over approval, Quartz, queues and a real SMPP socket to stored receipts and
 * progress, then the month's charge and its reconciliation with the carrier's file; told by the
 * octets the SMSC saw and the rows in the database.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HexFormat HEX = HexFormat.of();

  @TempDir static Path folder;
  private static Simulator smsc;
  private static NodeProcess node;
  private static Notices notices;

  @BeforeAll
  static void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .start();
    notices = new Notices(node);
  }

  @AfterAll
  static void stop() {
    assertThat(node.stop()).as("exit code after SIGTERM").isZero();
    smsc.close();
  }

  /** What the carrier's records said of the tests before: its file holds all of the month. */
  private static final StringBuilder RECORDS = new StringBuilder();

  @BeforeEach
  void forget() {
    RECORDS.append(rowsOf(smsc.records()));
    smsc.reset();
  }

  private static String rowsOf(String csv) {
    return csv.substring(csv.indexOf('\n') + 1);
  }

  @Test
  void the_pension_notice_leaves_in_gsm_7_with_the_ward_in_front() {
    String id = notices.submitted(Notices.draft("Lĩnh lương hưu 8h ngày 05/12 tại tổ 55B"));
    JsonNode sheet = notices.sheet(id);
    approve(id, sheet);
    int people = sheet.get("people").asInt();
    notices.await(id, "delivered", people, SOON);
    notices.awaitState(id, "SENT", SOON);

    List<SubmittedMessage> sent = smsc.messages();
    assertThat(sent).hasSize(people);
    String text = "UBND P.Thanh Xuan: Linh luong huu 8h ngay 05/12 tai to 55B";
    assertThat(sheet.get("text").asText()).isEqualTo(text);
    assertThat(sent)
        .allSatisfy(
            message -> {
              assertThat(message.octets()).isEqualTo(hex(text.getBytes(StandardCharsets.US_ASCII)));
              assertThat(message.dataCoding()).isZero();
              assertThat(message.esmClass()).isZero();
              assertThat(message.source()).isEqualTo("eCONGDAN");
              assertThat(List.of(message.sourceTon(), message.sourceNpi())).containsExactly(5, 0);
              assertThat(List.of(message.numberTon(), message.numberNpi())).containsExactly(1, 1);
              assertThat(message.number()).startsWith("84");
              assertThat(message.registeredDelivery()).isEqualTo(1);
              assertThat(message.userMessageReference()).isNotNull();
              assertThat(message.scheduleDeliveryTime()).isEmpty();
              assertThat(message.validityPeriod()).endsWith("028+");
            });
    assertThat(distinctNumbers(sent)).hasSize(people);
    assertRows(id, people, 1);
    assertThat(history(id))
        .containsSubsequence("CREATED", "SUBMITTED", "APPROVED", "SENDING", "SENT");
  }

  @Test
  void an_accented_notice_leaves_in_parts_of_67_under_one_reference() {
    String words = "Mời các hộ họp tổ dân phố lúc 19h30 tối thứ bảy tại nhà sinh hoạt cộng đồng. ";
    Map<String, Object> draft = Notices.draft(words + words);
    draft.put("diacritics", "KEEP");
    String id = notices.submitted(draft);
    JsonNode sheet = notices.sheet(id);
    assertThat(sheet.get("encoding").asText()).isEqualTo("UCS2");
    int parts = sheet.get("parts").asInt();
    assertThat(parts).isEqualTo(3);
    approve(id, sheet);
    int people = sheet.get("people").asInt();
    notices.await(id, "delivered", (long) people * parts, SOON);

    Map<String, List<SubmittedMessage>> byNumber =
        smsc.messages().stream().collect(Collectors.groupingBy(SubmittedMessage::number));
    assertThat(byNumber).hasSize(people);
    assertThat(byNumber.values())
        .allSatisfy(own -> assertThat(joined(own)).isEqualTo(sheet.get("text").asText()));
    assertRows(id, people, parts);
  }

  @Test
  void an_urgent_notice_leaves_over_its_own_queue() {
    Map<String, Object> draft = Notices.draft("Cảnh báo ngập tại ngõ 55");
    draft.put("priority", "URGENT");
    draft.put("kind", "SAFETY");
    String id = notices.approved(draft);
    long people = notices.progress(id).get("people").get("total").asLong();
    JsonNode progress = notices.await(id, "delivered", people, SOON);

    assertThat(progress.get("people").get("reached").asLong()).isEqualTo(people);
    assertThat(
            node.count(
                "select count(*) from batch b join planned_send p on p.id = b.planned_send_id"
                    + " where p.notice_id = ? and b.lane = 'URGENT' and b.state = 'DONE'",
                Long.valueOf(id)))
        .isPositive();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void the_month_is_charged_once_and_agrees_with_the_carriers_file() {
    String month = YearMonth.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    JsonNode run =
        node.as("quantri")
            .call("POST", "/billing/months/" + month + "/run", null)
            .expect(200)
            .json();
    long charged = run.get("charged").asLong();
    assertThat(charged).isEqualTo(node.count("select count(*) from charge")).isPositive();
    assertThat(run.get("amount").asLong()).isEqualTo(3_000 * charged);
    JsonNode again =
        node.as("quantri")
            .call("POST", "/billing/months/" + month + "/run", null)
            .expect(200)
            .json();
    assertThat(again.get("charged").asLong()).as("a second run").isZero();

    String header = smsc.records().substring(0, smsc.records().indexOf('\n') + 1);
    byte[] csv = (header + RECORDS + rowsOf(smsc.records())).getBytes(StandardCharsets.UTF_8);
    ApiClient office = node.as("doisoat");
    String file = office.upload("/reconciliation/files", "text/csv", csv).expect(202).id();
    await().atMost(SOON).until(() -> fileState(file).equals("MATCHED"));
    long taken = node.count("select count(*) from attempt where carrier_id is not null");
    JsonNode statement = office.get("/reconciliation/months/" + month).expect(200).json();
    assertThat(statement.get("state").asText()).isEqualTo("RECONCILED");
    for (String side : List.of("/matched/ours", "/matched/theirs", "/ours", "/theirs")) {
      assertThat(statement.at(side + "/parts").asLong()).as(side).isEqualTo(taken).isPositive();
      assertThat(statement.at(side + "/amount").asLong()).as(side).isEqualTo(550 * taken);
    }
    String differences =
        office.get("/reconciliation/months/" + month + "/differences.csv").expect(200).text();
    assertThat(differences.lines()).as("the header alone").hasSize(1);
    assertThat(office.upload("/reconciliation/files", "text/csv", csv).expect(202).id())
        .as("the same content is the same file")
        .isEqualTo(file);
  }

  private static String fileState(String id) {
    return node.as("doisoat")
        .get("/reconciliation/files/" + id)
        .expect(200)
        .json()
        .get("state")
        .asText();
  }

  private static void approve(String id, JsonNode sheet) {
    Map<String, Object> signature =
        Map.of("version", sheet.get("version").asInt(), "hash", sheet.get("hash").asText());
    node.as("lanhdao").post("/notices/" + id + "/approve", signature).expect(200);
  }

  /** Each part: one attempt, taken once, priced, its receipt raw and matched. */
  private static void assertRows(String id, int people, int parts) {
    long notice = Long.parseLong(id);
    String attempts =
        " from planned_send p join segment s on s.planned_send_id = p.id and s.send_month = p.send_month"
            + " join attempt a on a.segment_id = s.id and a.send_month = s.send_month"
            + " where p.notice_id = ? ";
    assertThat(node.count("select count(*)" + attempts, notice)).isEqualTo((long) people * parts);
    assertThat(
            node.count(
                "select count(*)"
                    + attempts
                    + "and a.state = 'DELIVERED' and a.carrier_id is not null"
                    + " and a.rate_e4 = 5500000 and a.answered_at is not null and a.final_at is not null",
                notice))
        .isEqualTo((long) people * parts);
    assertThat(
            node.count(
                "select count(*)"
                    + attempts
                    + "and exists (select 1 from matched_receipt m join receipt_raw r"
                    + " on r.received_month = m.received_month and r.id = m.receipt_id"
                    + " where m.send_month = a.send_month and m.segment_id = a.segment_id)",
                notice))
        .isEqualTo((long) people * parts);
  }

  private static List<String> history(String id) {
    return node
        .as("canbo")
        .get("/notices/" + id)
        .expect(200)
        .json()
        .get("history")
        .findValues("act")
        .stream()
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> distinctNumbers(List<SubmittedMessage> sent) {
    return sent.stream().map(SubmittedMessage::number).distinct().toList();
  }

  /** The parts of one recipient as his phone joins them; fails on a wrong header. */
  private static String joined(List<SubmittedMessage> own) {
    String[] texts = new String[own.size()];
    for (SubmittedMessage part : own) {
      byte[] octets = HEX.parseHex(part.octets());
      assertThat(part.esmClass()).isEqualTo(0x40);
      assertThat(part.dataCoding()).isEqualTo(8);
      assertThat(Arrays.copyOf(octets, 3)).containsExactly(6, 8, 4);
      assertThat((int) octets[5]).isEqualTo(own.size());
      assertThat(part.ref()).isEqualTo(own.get(0).ref());
      assertThat(octets.length).isLessThanOrEqualTo(7 + 2 * 67); // docs/adr/0011
      texts[octets[6] - 1] = new String(octets, 7, octets.length - 7, StandardCharsets.UTF_16BE);
    }
    return String.join("", texts);
  }

  private static String hex(byte[] octets) {
    return HEX.formatHex(octets);
  }
}
