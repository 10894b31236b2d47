package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every error of the contract (CONTRACT 4) that concerns notices and imports, provoked on the whole
 * system: status, field, code and sentence in both languages, and nothing half done.
 */
class ApiErrorsIT {
  private static final String TRACES =
      """
      select (select count(*) from notice) || ' ' || (select count(*) from notice_version) || ' '
        || (select count(*) from approval_step) || ' ' || (select count(*) from planned_send) || ' '
        || (select count(*) from audience_member) || ' ' || (select count(*) from audit_event) || ' '
        || (select count(*) from idempotency_key) || ' ' || (select count(*) from registry_import) || ' '
        || (select count(*) from registry_import_upload) || ' ' || (select count(*) from household) || ' '
        || (select count(*) from citizen) || ' ' || (select count(*) from consent) || ' '
        || (select sum(version) from citizen) || ' ' || (select sum(version) from subscription) || ' '
        || (select count(*) from billing_month) || ' ' || (select count(*) from charge_correction) || ' '
        || (select string_agg(id || state || version, ',' order by id) from notice)
      """;

  @TempDir static Path temp;
  static NodeProcess node;
  static ErrorFixture world;

  @BeforeAll
  static void start() {
    node = new NodeProcess(temp.resolve("data")).compiledWhole().start();
    world = new ErrorFixture(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<WrongCall> wrongCalls() {
    return Stream.of(
            WrongRequests.all(),
            WrongNotices.all(),
            WrongActs.all(),
            WrongUploads.all(),
            WrongRegistry.all(),
            WrongBilling.all(),
            WrongCarrierFiles.all())
        .flatMap(calls -> calls);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongCalls")
  void is_refused_in_both_languages_and_leaves_nothing(WrongCall call) {
    refusedIn(List.of("vi", "en"), call);
  }

  @Test
  void half_a_gibibyte_of_blank_lines_is_refused_within_a_second() {
    WrongCall blank = WrongUploads.blankLines();
    refusedIn(List.of("vi"), blank);
    // the quickest counts: other tests work beside this one
    await().atMost(Duration.ofSeconds(30)).until(() -> took(blank), quicker(Duration.ofSeconds(1)));
  }

  private static Predicate<Duration> quicker(Duration than) {
    return took -> took.compareTo(than) < 0;
  }

  private static Duration took(WrongCall call) {
    long begun = System.nanoTime();
    sent(call, "en");
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void refusedIn(List<String> languages, WrongCall call) {
    String before = traces();
    for (String language : languages) {
      ApiClient.Answer answer = sent(call, language);
      new Spoken(language).check(answer, call.refusal(), world);
    }
    assertThat(traces()).isEqualTo(before);
  }

  private static ApiClient.Answer sent(WrongCall call, String language) {
    ApiClient client = node.as(call.login()).header("Accept-Language", language);
    call.body().headers().forEach(client::header);
    Object content = call.body().content();
    Object body =
        content == null || content instanceof byte[] ? content : world.filled(Json.text(content));
    return client.call(call.method(), world.filled(call.path()), body);
  }

  private static String traces() {
    return node.database().withHandle(handle -> handle.select(TRACES).mapTo(String.class).one());
  }

  @Test
  void a_sheet_that_changed_comes_with_the_refusal() {
    Notices notices = new Notices(node);
    String id = notices.submitted(ErrorFixture.later(ErrorFixture.to("55B")));
    JsonNode seen = notices.sheet(id);
    world.imported("55B,MOI,Người Mới Đến,0912777001,2026-01-05,phieu 9\n");
    JsonNode problem = approve(id, seen.get("hash").asText()).expect(409).json();
    assertThat(problem.get("type").asText()).endsWith("STALE_HASH");
    assertThat(problem.at("/current/people").asLong()).isEqualTo(seen.get("people").asLong() + 1);
    assertThat(problem.get("current")).isEqualTo(notices.sheet(id));
    approve(id, problem.at("/current/hash").asText()).expect(200);
  }

  private static ApiClient.Answer approve(String id, String hash) {
    Map<String, Object> signature = Map.of("version", 1, "hash", hash);
    return node.as("lanhdao").post("/notices/" + id + "/approve", signature);
  }

  @Test
  void a_signed_sheet_stays_as_it_was_signed() {
    Notices notices = new Notices(node);
    String id = notices.submitted(ErrorFixture.later(ErrorFixture.to("55A")));
    JsonNode signed = notices.sheet(id);
    approve(id, signed.get("hash").asText()).expect(200);
    world.imported("55A,SAU,Người Đến Sau,0912777009,2026-01-05,phieu 11\n");
    assertThat(notices.sheet(id)).isEqualTo(signed);
  }

  @Test
  void an_edit_takes_back_what_was_planned() {
    Notices notices = new Notices(node);
    Map<String, Object> draft = ErrorFixture.later(ErrorFixture.to("55A"));
    String id = notices.approved(draft);
    assertThat(notices.progress(id).get("partsTotal").asLong()).isPositive();
    draft.put("version", 1);
    node.as("canbo").put("/notices/" + id, draft).expect(200);
    assertThat(notices.progress(id).get("partsTotal").asLong()).isZero();
    assertThat(parts("canbo", id).get("total").asLong()).isZero();
  }

  @Test
  void
      parts_and_recipients_say_what_progress_says_before_anything_left_and_after_it_was_cancelled() {
    Notices notices = new Notices(node);
    String id = notices.approved(ErrorFixture.later(ErrorFixture.to("55B")));
    long total = notices.progress(id).get("partsTotal").asLong();
    assertThat(notices.progress(id).get("startedAt").isNull()).isTrue();
    assertThat(parts("canbo", id).get("total").asLong()).isEqualTo(total);
    assertThat(parts("canbo", id).get("items").findValuesAsText("state"))
        .hasSize((int) total)
        .containsOnly("PREPARED");
    node.as("canbo")
        .post("/notices/" + id + "/cancel", Map.of("version", 1, "reason", "hoãn"))
        .expect(200);
    assertThat(notices.parts(id, "suppressed")).isEqualTo(total);
    assertThat(parts("canbo", id).get("items").findValuesAsText("state"))
        .hasSize((int) total)
        .containsOnly("SUPPRESSED");
    byte[] csv = node.as("canbo").get("/notices/" + id + "/recipients.csv").expect(200).body();
    List<String> lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(1)).startsWith("1,55B,").contains(",SUPPRESSED,CANCELLED,");
    assertThat(lines.get(lines.size() - 1)).startsWith(lines.size() - 1 + ",");
  }

  @Test
  void an_approver_chooses_another_time_and_signs_the_sheet_of_that_time() {
    String id = new Notices(node).submitted(ErrorFixture.later(ErrorFixture.to("55B")));
    String at = OffsetDateTime.now(ZoneOffset.ofHours(7)).plusDays(1).withNano(0).toString();
    JsonNode sheet = sheet(id, "sendAt=" + at);
    assertThat(sheet.get("sendAt").asText()).isEqualTo(at);
    assertThat(sheet.at("/warnings/0/code").asText()).isEqualTo("TIME_CHOSEN");
    Map<String, Object> signature = new HashMap<>(Map.of("version", 1));
    signature.put("hash", sheet.get("hash").asText());
    signature.put("sendNow", true);
    JsonNode stale =
        node.as("lanhdao").post("/notices/" + id + "/approve", signature).expect(409).json();
    assertThat(stale.at("/current/hash").asText())
        .isEqualTo(sheet(id, "sendNow=true").get("hash").asText());
    signature.remove("sendNow");
    signature.put("sendAt", at);
    JsonNode notice =
        node.as("lanhdao").post("/notices/" + id + "/approve", signature).expect(200).json();
    assertThat(notice.get("sendAt").asText()).isEqualTo(at);
    assertThat(notice.at("/history/2/reason").asText()).contains("chọn giờ gửi");
  }

  private static JsonNode sheet(String id, String time) {
    return node.as("lanhdao").get("/notices/" + id + "/approval-sheet?" + time).expect(200).json();
  }

  @Test
  void a_notice_that_replaces_another_cancels_it_and_both_say_so() {
    Notices notices = new Notices(node);
    String old = notices.approved(ErrorFixture.later(ErrorFixture.to("55B")));
    Map<String, Object> draft = ErrorFixture.later(ErrorFixture.to("55B"));
    draft.put("relatesTo", Map.of("noticeId", old, "relation", "REPLACES"));
    JsonNode preview = node.as("canbo").post("/notices/preview", draft).expect(200).json();
    assertThat(preview.at("/relatesTo/stops").asBoolean()).isTrue();
    String id = notices.approved(draft);
    JsonNode replaced = node.as("canbo").get("/notices/" + old).expect(200).json();
    assertThat(replaced.get("state").asText()).isEqualTo("CANCELLED");
    assertThat(replaced.get("stateReason").asText()).contains("thay thế").contains(id);
    assertThat(replaced.at("/relatedBy/0/noticeId").asText()).isEqualTo(id);
    assertThat(notices.sheet(id).at("/relatesTo/noticeId").asText()).isEqualTo(old);
  }

  @Test
  void who_is_left_out_is_listed_with_words() {
    Notices notices = new Notices(node);
    String id = notices.approved(ErrorFixture.later(ErrorFixture.to("55B")));
    JsonNode sheet = notices.sheet(id);
    JsonNode excluded = node.as("canbo").get("/notices/" + id + "/excluded").expect(200).json();
    long counted =
        sheet.get("excluded").findValues("count").stream().mapToLong(JsonNode::asLong).sum();
    assertThat(excluded.get("total").asLong()).isEqualTo(counted);
    assertThat(excluded.get("items").findValuesAsText("explanation"))
        .hasSameSizeAs(excluded.get("items").findValuesAsText("reason"))
        .noneMatch(String::isBlank);
    JsonNode his = node.as("totruong").get("/notices/" + id + "/progress").expect(200).json();
    assertThat(his.at("/people/total").asLong()).isEqualTo(sheet.get("people").asLong());
  }

  @Test
  void an_officer_sees_numbers_whole_and_an_administrator_masked() {
    String id = world.filled("{scheduled}");
    assertThat(parts("canbo", id).at("/items/0/recipient").asText()).matches("\\+84\\d{9}");
    assertThat(administrators(id).at("/items/0/recipient").asText()).contains("•");
  }

  private static JsonNode administrators(String id) {
    return node.as("quantri").get("/notices/" + id + "/parts?ward=00367").expect(200).json();
  }

  private static JsonNode parts(String login, String id) {
    return node.as(login).get("/notices/" + id + "/parts?size=1000").expect(200).json();
  }

  @Test
  void groups_are_named_in_any_case_and_kept_as_the_registry_writes_them() {
    Map<String, Object> draft = ErrorFixture.to("55B");
    draft.put("audience", Map.of("groups", List.of(" 55b ", "55B")));
    JsonNode notice = node.as("canbo").post("/notices", draft).expect(201).json();
    assertThat(notice.at("/audience/groups")).hasSize(1);
    assertThat(notice.at("/audience/groups/0").asText()).isEqualTo("55B");
  }

  @Test
  void a_preview_for_nobody_warns() {
    JsonNode preview =
        node.as("canbo").post("/notices/preview", ErrorFixture.to("K1")).expect(200).json();
    assertThat(preview.at("/warnings").findValuesAsText("code")).contains("NOBODY_ELIGIBLE");
  }

  @Test
  void json_may_come_compressed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Json.text(ErrorFixture.to("55B")).getBytes(StandardCharsets.UTF_8));
    }
    ApiClient client = node.as("canbo").header("Content-Encoding", "gzip");
    client.call("POST", "/notices", packed.toByteArray()).expect(201);
  }

  @Test
  void a_row_without_a_number_says_so() {
    String id = world.imported("55B,KHONG,Không Số,,2026-01-05,phieu 12\n");
    JsonNode report = node.as("canbo").get("/registry/imports/" + id).expect(200).json();
    assertThat(report.at("/items/0").has("phone")).isTrue();
    assertThat(report.at("/items/0/phone").isNull()).isTrue();
    assertThat(new Notices(node).sheet(world.filled("{submitted}")).get("sendAt").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?open=true", "?open=false"})
  void alarms_are_listed_whether_or_not_it_is_said_which(String which) {
    JsonNode alarms = node.as("quantri").get("/ops/alarms" + which).expect(200).json();
    assertThat(alarms.has("items")).isTrue();
  }

  @Test
  void a_stale_version_comes_with_what_there_is_now() {
    String path = world.filled("/notices/{edited}/submit");
    JsonNode problem = node.as("canbo").post(path, Map.of("version", 1)).expect(409).json();
    assertThat(problem.at("/current/version").asInt()).isEqualTo(2);
    assertThat(problem.at("/current/state").asText()).isEqualTo("DRAFT");
  }

  @Test
  void every_problem_of_a_draft_is_said_at_once() {
    JsonNode problem = node.as("canbo").post("/notices", "{\"text\": \"\"}").expect(422).json();
    assertThat(problem.get("errors").findValuesAsText("field"))
        .containsExactly("title", "kind", "audience", "text");
  }

  @Test
  void the_same_key_and_body_get_the_same_answer_and_one_notice() {
    ApiClient client = node.as("canbo").header("Idempotency-Key", "mot-lan");
    Map<String, Object> draft = ErrorFixture.to("55B");
    ApiClient.Answer first = client.post("/notices", draft).expect(201);
    String before = traces();
    ApiClient.Answer second = client.post("/notices", draft).expect(201);
    assertThat(second.body()).isEqualTo(first.body());
    refused(client.post("/notices", ErrorFixture.to("55A")), 422, "IDEMPOTENCY_REUSED");
    assertThat(traces()).isEqualTo(before);
  }

  @Test
  void a_refusal_is_kept_under_its_key_too() {
    ApiClient client = node.as("canbo").header("Idempotency-Key", "tu-choi");
    ApiClient.Answer first = client.post("/notices", Map.of()).expect(422);
    assertThat(client.post("/notices", Map.of()).expect(422).body()).isEqualTo(first.body());
    refused(client.post("/notices", ErrorFixture.to("55B")), 422, "IDEMPOTENCY_REUSED");
  }

  @Test
  void the_same_key_for_an_upload_is_the_same_import() {
    ApiClient client = node.as("canbo").header("Idempotency-Key", "danh-sach");
    byte[] csv = People.csv("55B", 1).getBytes(StandardCharsets.UTF_8);
    String path = "/registry/imports?mode=preview";
    String first = client.upload(path, "text/csv", csv).expect(202).id();
    assertThat(client.upload(path, "text/csv", csv).expect(202).id()).isEqualTo(first);
    byte[] other = People.csv("55B", 2).getBytes(StandardCharsets.UTF_8);
    refused(client.upload(path, "text/csv", other), 422, "IDEMPOTENCY_REUSED");
  }

  @Test
  void a_key_whose_call_still_runs_waits_for_it() {
    ApiClient client = node.as("canbo").header("Idempotency-Key", "dang-chay");
    long account = node.count("select id from account where login = 'canbo'");
    try (Handle other = node.database().open()) {
      other.begin();
      other
          .createQuery("select true from pg_advisory_xact_lock(hashtextextended(:key, 0))")
          .bind("key", "idempotency:" + account + ":dang-chay")
          .mapTo(Boolean.class)
          .one();
      refused(client.post("/notices", ErrorFixture.to("55B")), 409, "IDEMPOTENCY_RUNNING");
      other.rollback();
    }
    client.post("/notices", ErrorFixture.to("55B")).expect(201);
  }

  private static void refused(ApiClient.Answer answer, int status, String code) {
    assertThat(answer.expect(status).json().get("type").asText()).endsWith(":" + code);
  }

  /** Nobody waits for 64 MiB to be refused: the announced length suffices. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Content-Length: 67108865", "Content-Length: 68719476736"})
  void an_upload_beyond_64_mib_is_refused_before_it_is_read(String length) throws IOException {
    String before = traces();
    assertThat(head("POST", "/registry/imports?mode=apply", length)).startsWith("HTTP/1.1 413 ");
    assertThat(traces()).isEqualTo(before);
  }

  private static String head(String method, String path, String length) throws IOException {
    String credentials =
        Base64.getEncoder().encodeToString("canbo:econgdan".getBytes(StandardCharsets.UTF_8));
    String request =
        "%s /api/v1%s HTTP/1.1\r\nHost: x\r\nAuthorization: Basic %s\r\nContent-Type: text/csv\r\n%s\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port("http"));
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(60_000);
      out.write(
          request.formatted(method, path, credentials, length).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(in.readNBytes(40), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void warnings_of_a_preview_are_sentences_in_the_callers_language() {
    Map<String, Object> draft = ErrorFixture.to("55B");
    draft.put("diacritics", "KEEP");
    draft.put("text", "Đề nghị bà con có mặt đông đủ. ".repeat(4));
    assertThat(warning(draft, "vi"))
        .isEqualTo("Giữ dấu thì tin dài 3 phần; bỏ dấu chỉ còn 1 phần.");
    assertThat(warning(draft, "en"))
        .isEqualTo("With its marks the text has 3 parts; without them it has 1.");
  }

  private static String warning(Map<String, Object> draft, String language) {
    ApiClient client = node.as("canbo").header("Accept-Language", language);
    JsonNode preview = client.post("/notices/preview", draft).expect(200).json();
    assertThat(preview.at("/warnings/0/code").asText()).isEqualTo("MARKS_COST");
    return preview.at("/warnings/0/message").asText();
  }

  @Test
  void rows_that_were_refused_say_why_in_the_callers_language() {
    String id = world.imported("55B,H9,Thừa Số,09123456789,2026-01-05,phieu 1\n");
    assertThat(problem(id, "vi")).isEqualTo("Cột “phone”: Số điện thoại thừa hoặc thiếu chữ số.");
    assertThat(problem(id, "en")).isNotBlank().isNotEqualTo(problem(id, "vi"));
  }

  private static String problem(String id, String language) {
    ApiClient client = node.as("canbo").header("Accept-Language", language);
    JsonNode report = client.get("/registry/imports/" + id + "?verdict=REFUSED").expect(200).json();
    return report.at("/items/0/problems/0/message").asText();
  }

  @Test
  void preview_sheet_and_progress_agree_on_people_parts_and_cost() {
    Notices notices = new Notices(node);
    Map<String, Object> draft = ErrorFixture.later(ErrorFixture.to("55A"));
    JsonNode preview = node.as("canbo").post("/notices/preview", draft).expect(200).json();
    JsonNode stripped = preview.at("/variants/0");
    String id = notices.submitted(draft);
    JsonNode sheet = notices.sheet(id);
    assertThat(sheet.get("people")).isEqualTo(preview.get("people"));
    assertThat(sheet.get("households")).isEqualTo(preview.get("households"));
    assertThat(sheet.get("excluded")).isEqualTo(preview.get("excluded"));
    assertThat(sheet.get("text")).isEqualTo(stripped.get("text"));
    assertThat(sheet.get("partsTotal")).isEqualTo(stripped.get("partsTotal"));
    assertThat(sheet.get("cost")).isEqualTo(stripped.get("cost"));
    approve(id, sheet.get("hash").asText()).expect(200);
    JsonNode progress = notices.progress(id);
    assertThat(progress.get("partsTotal")).isEqualTo(sheet.get("partsTotal"));
    assertThat(progress.at("/people/total")).isEqualTo(sheet.get("people"));
  }

  @Test
  void a_leader_sees_what_reaches_his_people_though_the_rule_does_not_name_his_group() {
    world.imported("55B,RIENG,Chủ Hộ Riêng,0912777002,2026-01-05,phieu 10\n");
    Map<String, Object> draft = ErrorFixture.later(ErrorFixture.to("55B"));
    draft.put("audience", Map.of("households", List.of("RIENG")));
    Notices notices = new Notices(node);
    String id = notices.submitted(draft);
    node.as("totruong").get("/notices/" + id).expect(404);
    approve(id, notices.sheet(id).get("hash").asText()).expect(200);
    node.as("totruong").get("/notices/" + id).expect(200);
    node.as("totruong").get("/notices/" + id + "/progress").expect(200);
    JsonNode list = node.as("totruong").get("/notices?state=SCHEDULED").expect(200).json();
    assertThat(list.get("items").findValuesAsText("id")).contains(id);
    assertThat(list.get("items").findValuesAsText("id"))
        .doesNotContain(world.filled("{elsewhere}"));
  }

  @Test
  void an_administrator_reads_the_notices_of_the_ward_he_names_and_writes_none() {
    String id = world.filled("{submitted}");
    ApiClient administrator = node.as("quantri");
    JsonNode notice = administrator.get("/notices/" + id + "?ward=00367").expect(200).json();
    assertThat(notice.get("text").asText()).isNotBlank();
    administrator.get("/notices?ward=00367").expect(200);
    administrator.get("/notices/" + id + "/progress?ward=00367").expect(200);
    administrator.get("/notices/" + id + "?ward=00352").expect(404);
    Map<String, Object> draft = ErrorFixture.to("55B");
    draft.put("ward", "00367");
    administrator.post("/notices", draft).expect(403);
    administrator.post("/notices/preview", draft).expect(403);
  }

  @Test
  void all_that_is_wrong_with_a_body_is_said_at_once() {
    String body =
        """
        {"titel": "x", "title": 5, "kind": "PARTY", "audience": {"groups": [1, "55B", 2], "street": "x"},
         "sendAt": "tomorrow", "relatesTo": {"noticeId": "1"}}
        """;
    JsonNode problem = node.as("canbo").post("/notices?colour=red", body).expect(400).json();
    assertThat(errors(problem))
        .containsExactlyInAnyOrder(
            "colour UNKNOWN_PARAMETER",
            "titel UNKNOWN_FIELD",
            "title WRONG_TYPE",
            "audience.groups[0] WRONG_TYPE",
            "audience.groups[2] WRONG_TYPE",
            "audience.street UNKNOWN_FIELD",
            "sendAt WRONG_TYPE",
            "kind UNKNOWN_VALUE",
            "text EMPTY_TEXT",
            "relatesTo.relation REQUIRED_ONE_OF");
    assertThat(problem.get("type").asText()).endsWith(":UNKNOWN_PARAMETER");
    assertThat(problem.get("detail").asText()).startsWith("Có 10 chỗ phải sửa.");
  }

  @Test
  void all_that_is_wrong_with_an_address_is_said_at_once() {
    JsonNode problem =
        node.as("canbo")
            .get("/notices?state=LOST&page=0&size=x&colour=red&page=2")
            .expect(400)
            .json();
    assertThat(errors(problem))
        .containsExactly(
            "page OUT_OF_RANGE",
            "size WRONG_TYPE",
            "colour UNKNOWN_PARAMETER",
            "page REPEATED_PARAMETER",
            "state UNKNOWN_VALUE");
  }

  @Test
  void a_body_of_a_million_mistakes_is_not_answered_with_a_million() {
    String body = "{\"audience\": {\"groups\": [" + "1,".repeat(300_000) + "1]}}";
    JsonNode problem = node.as("canbo").post("/notices", body).expect(400).json();
    assertThat(problem.get("errors").size()).isBetween(100, 200);
  }

  private static List<String> errors(JsonNode problem) {
    return StreamSupport.stream(problem.get("errors").spliterator(), false)
        .map(error -> error.get("field").asText() + " " + error.get("code").asText())
        .toList();
  }
}
