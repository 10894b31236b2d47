package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.app.edge.TestApi.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.app.edge.TestApi.Call;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.kernel.BusinessClock;

/** The edge over real HTTP and a real database: every status of CONTRACT 4, in both languages. */
class ApiIT {
  private static final String NOTICES = "/api/v1/notices";
  private static final String[] JSON_BODY = {"Content-Type", "application/json"};

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;
  static TestApi api;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start(temp.resolve("data"), 8);
    worker = database.worker();
    api = new TestApi(database.app(), worker, BusinessClock.system());
  }

  @AfterAll
  static void stop() {
    api.close();
    database.close();
  }

  private static HttpResponse<String> get(String path, String login) throws Exception {
    return api.send(new Call("GET", path, login, null));
  }

  private static HttpResponse<String> post(String login, String body, String... headers)
      throws Exception {
    return api.send(new Call("POST", NOTICES, login, body, with(JSON_BODY, headers)));
  }

  private static String[] with(String[] first, String... second) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(second))
        .toArray(String[]::new);
  }

  private static String draft(String title, String mood) {
    return "{\"title\":\"%s\",\"mood\":\"%s\",\"version\":1,\"sendAt\":\"2026-12-05T01:00:00Z\"}"
        .formatted(title, mood);
  }

  private static long groups(String code) {
    return worker.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from residential_group where code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void what_a_door_wrote_is_answered_with_the_first_status_of_the_contract() throws Exception {
    HttpResponse<String> answer = post("canbo", draft("created", "GOOD"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).path("ward").asText()).isEqualTo("00367");
    assertThat(json(answer).path("sendAt").asText()).isEqualTo("2026-12-05T08:00:00+07:00");
    assertThat(json(answer).has("missing")).isFalse();
    assertThat(groups("created")).isEqualTo(1);
  }

  @Test
  void an_act_leaves_its_actor_and_his_address_in_the_audit() throws Exception {
    post("canbo", draft("audited", "GOOD"));
    List<String> audit =
        worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select actor || ' ' || address || ' ' || ward_code from audit_event where subject_id = 'audited'")
                    .mapTo(String.class)
                    .list());
    assertThat(audit).containsExactly("canbo 127.0.0.1 00367");
  }

  @Test
  void a_refusal_leaves_nothing_half_done() throws Exception {
    HttpResponse<String> answer = post("canbo", draft("refused", "REFUSED"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(groups("refused")).isZero();
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asText()).isEqualTo("urn:econgdan:problem:LOGIN_TAKEN");
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("title");
    assertThat(problem.at("/errors/0/message").asText()).contains("đã có người dùng");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(ApiProblems.MEDIA_TYPE);
  }

  @Test
  void a_conflict_shows_what_to_look_at_instead() throws Exception {
    HttpResponse<String> answer = post("canbo", draft("conflict", "CONFLICT"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).at("/current/title").asText()).isEqualTo("conflict");
  }

  @Test
  void a_surprise_is_undone_and_tells_only_an_id() throws Exception {
    HttpResponse<String> answer = post("canbo", draft("broken", "BROKEN"), "Idempotency-Key", "b");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret inside").doesNotContain("Exception");
    assertThat(json(answer).path("incident").asText()).hasSize(36);
    assertThat(groups("broken")).isZero();
    HttpResponse<String> again = post("canbo", draft("broken", "GOOD"), "Idempotency-Key", "b");
    assertThat(again.statusCode()).as("a 5xx is never kept").isEqualTo(201);
  }

  @Test
  void the_same_key_and_body_get_the_same_answer_again_and_the_act_is_done_once() throws Exception {
    HttpResponse<String> first = post("canbo", draft("once", "GOOD"), "Idempotency-Key", "k1");
    HttpResponse<String> second = post("canbo", draft("once", "GOOD"), "Idempotency-Key", "k1");
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(groups("once")).isEqualTo(1);
    HttpResponse<String> other = post("canbo", draft("other", "GOOD"), "Idempotency-Key", "k1");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("IDEMPOTENCY_REUSED");
    assertThat(groups("other")).isZero();
  }

  @Test
  void a_key_belongs_to_one_account() throws Exception {
    post("canbo", draft("mine", "GOOD"), "Idempotency-Key", "shared");
    HttpResponse<String> another =
        post("canbo2", draft("hers", "GOOD"), "Idempotency-Key", "shared");
    assertThat(another.statusCode()).isEqualTo(201);
    assertThat(json(another).path("ward").asText()).isEqualTo("00352");
  }

  @Test
  void a_refusal_is_kept_under_its_key_too() throws Exception {
    HttpResponse<String> first = post("canbo", draft("no", "REFUSED"), "Idempotency-Key", "k2");
    HttpResponse<String> second = post("canbo", draft("no", "REFUSED"), "Idempotency-Key", "k2");
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Content-Type")).hasValue(ApiProblems.MEDIA_TYPE);
  }

  @Test
  void a_key_is_forgotten_after_a_day() throws Exception {
    post("canbo", draft("yesterday", "GOOD"), "Idempotency-Key", "old");
    worker.useHandle(
        handle ->
            handle.execute(
                "insert into idempotency_key select account_id, 'older', request_hash, status, content_type, body, created_at - interval '25 hours' from idempotency_key where key = 'old'"));
    HttpResponse<String> later = post("canbo", draft("today", "GOOD"), "Idempotency-Key", "older");
    assertThat(later.statusCode()).isEqualTo(201);
    assertThat(groups("today")).isEqualTo(1);
  }

  @Test
  void while_the_first_request_runs_the_same_key_conflicts() throws Exception {
    Call slow =
        new Call(
            "POST",
            NOTICES,
            "canbo",
            draft("slow", "SLOW"),
            with(JSON_BODY, "Idempotency-Key", "k3"));
    CompletableFuture<HttpResponse<String>> first = api.sendLater(slow);
    assertThat(api.desk.entered.await(20, TimeUnit.SECONDS)).isTrue();
    HttpResponse<String> second = api.send(slow);
    api.desk.leave.countDown();
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("IDEMPOTENCY_RUNNING");
    assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest(name = "{0} -> {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"titel\":\"x\",\"version\":1}            | 400 | UNKNOWN_FIELD   | titel",
        "{\"title\":5}                                | 400 | WRONG_TYPE      | title",
        "{\"title\":\"x\",\"version\":\"1\"}          | 400 | WRONG_TYPE      | version",
        "{\"title\":\"x\",\"mood\":\"GOOD\"}          | 400 | WRONG_TYPE      | version",
        "{\"sendAt\":\"2026-12-05 08:00\"}            | 400 | WRONG_TYPE      | sendAt",
        "{\"sendAt\":1796432400}                      | 400 | WRONG_TYPE      | sendAt",
        "{\"mood\":\"MERRY\"}                         | 422 | UNKNOWN_VALUE   | mood",
        "{\"title\":                                  | 400 | BODY_NOT_JSON   | ",
        "{\"title\":\"a\",\"title\":\"b\"}            | 400 | BODY_NOT_JSON   | ",
        "[]                                           | 400 | BODY_NOT_JSON   | ",
        "null                                         | 400 | BODY_NOT_JSON   | ",
        "{\"title\":\"x\",\"ward\":\"00352\"}         | 403 | WARD_FOREIGN    | "
      })
  void a_wrong_body_is_refused_by_field(String body, int status, String code, String field)
      throws Exception {
    HttpResponse<String> answer = post("canbo", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("type").asText()).endsWith(":" + code);
    assertThat(json(answer).at("/errors/0/field").asText("")).isEqualTo(field == null ? "" : field);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/api/v1/notices?state=DRAFT&page=2&size=10, 200, ''",
    "/api/v1/notices,                            200, ''",
    "/api/v1/notices?state=MERRY,                422, UNKNOWN_VALUE",
    "/api/v1/notices?stat=DRAFT,                 400, UNKNOWN_PARAMETER",
    "/api/v1/notices?page=0,                     400, OUT_OF_RANGE",
    "/api/v1/notices?size=1001,                  400, OUT_OF_RANGE",
    "/api/v1/notices?size=many,                  400, WRONG_TYPE",
    "/api/v1/notices?page=1&page=2,              400, REPEATED_PARAMETER",
    "/api/v1/notices?CAMELHttpPath=/api/v1/accounts, 400, UNKNOWN_PARAMETER",
    "/api/v1/notices/1,                          200, ''",
    "/api/v1/notices/2,                          404, PATH_UNKNOWN",
    "/api/v1/nothing,                            404, PATH_UNKNOWN",
    "/application.properties,                    404, PATH_UNKNOWN",
    "/docs/..%2Fopenapi.json,                    404, PATH_UNKNOWN"
  })
  void paths_and_parameters_are_as_declared(String path, int status, String code) throws Exception {
    HttpResponse<String> answer = get(path, "canbo");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("type").asText("")).endsWith(code);
  }

  @Test
  void parameters_reach_the_door_and_absent_ones_are_null() throws Exception {
    JsonNode all = json(get(NOTICES + "?state=SENT&page=3&size=7", "canbo"));
    assertThat(all.path("id").asText()).isEqualTo("3/7");
    assertThat(all.path("ward").asText()).isEqualTo("SENT");
    JsonNode none = json(get(NOTICES, "canbo"));
    assertThat(none.path("id").asText()).isEqualTo("1/50");
    assertThat(none.has("ward")).as("no state was given").isFalse();
  }

  @Test
  void another_method_is_405_and_says_which_there_are() throws Exception {
    HttpResponse<String> answer = api.send(new Call("DELETE", NOTICES + "/1", "canbo", null));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, PUT");
    assertThat(json(answer).path("status").asInt()).isEqualTo(405);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    ", 401",
    "canbo:wrong, 401",
    "nobody, 401",
    "CANBO, 201",
    "lanhdao, 403",
    "quantri, 403",
    "doisoat, 403"
  })
  void only_an_officer_writes(String login, int status) throws Exception {
    HttpResponse<String> answer = post(login, draft("by-" + login, "GOOD"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue(Api.CHALLENGE);
    }
  }

  @Test
  void another_media_type_is_415() throws Exception {
    HttpResponse<String> answer =
        api.send(new Call("POST", NOTICES, "canbo", "title=x", "Content-Type", "text/plain"));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(json(answer).path("detail").asText()).contains("application/json");
  }

  @Test
  void a_body_over_the_limit_is_413() throws Exception {
    String large = "{\"title\":\"" + "x".repeat(1 << 20) + "\"}";
    HttpResponse<String> answer = post("canbo", large);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).path("type").asText()).endsWith("BODY_TOO_LARGE");
  }

  @Test
  void an_upload_reaches_the_door_as_it_came() throws Exception {
    String rows = "a,b\n".repeat(500_000);
    HttpResponse<String> answer =
        api.send(
            new Call(
                "POST",
                "/api/v1/registry/imports?mode=preview",
                "canbo",
                rows,
                "Content-Type",
                "text/csv; charset=utf-8",
                "Idempotency-Key",
                "upload"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("id").asText()).isEqualTo("2000000");
  }

  @Test
  void a_document_goes_out_as_it_is() throws Exception {
    HttpResponse<String> answer = get(NOTICES + "/1/recipients.csv", "canbo");
    assertThat(answer.body()).isEqualTo("A\n");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"recipients.csv\"");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "en-GB;q=0.9, en, Not found",
    "fr, vi, Không tìm thấy",
    "'vi, en;q=0.5', vi, Không tìm thấy",
    "!!, vi, Không tìm thấy"
  })
  void problems_speak_the_callers_language(String accepted, String language, String title)
      throws Exception {
    HttpResponse<String> answer =
        api.send(new Call("GET", NOTICES + "/2", "canbo", null, "Accept-Language", accepted));
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(json(answer).path("title").asText()).isEqualTo(title);
  }

  @Test
  void an_administrator_lets_somebody_in() throws Exception {
    String account =
        "{\"login\":\"moi\",\"password\":\"mật khẩu mới\",\"displayName\":\"M\",\"ward\":\"00367\",\"roles\":[\"OFFICER\"]}";
    HttpResponse<String> made =
        api.send(new Call("POST", "/api/v1/accounts", "quantri", account, JSON_BODY));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("mật khẩu");
    assertThat(get(NOTICES, "moi:mật khẩu mới").statusCode()).isEqualTo(200);
    HttpResponse<String> again =
        api.send(new Call("POST", "/api/v1/accounts", "quantri", account, JSON_BODY));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("LOGIN_TAKEN");
  }

  @Test
  void the_contract_and_its_explorer_come_from_our_own_jar() throws Exception {
    assertThat(json(get("/openapi.json", null)).path("openapi").asText()).isEqualTo("3.0.3");
    HttpResponse<String> page = get("/docs", null);
    assertThat(page.body()).contains("/docs/swagger-ui-bundle.js").doesNotContain("http");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(get("/docs/swagger-ui-bundle.js", null).body()).hasSizeGreaterThan(1_000_000);
    assertThat(get("/docs/docs.js", null).body()).contains("/openapi.json");
  }
}
