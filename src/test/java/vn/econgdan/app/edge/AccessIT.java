package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.econgdan.app.edge.TestApi.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.app.edge.TestApi.Call;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.app.settings.AddressRange;
import vn.econgdan.kernel.BusinessClock;

/** Keys, accounts, audit and proxies over real HTTP; two nodes share the database. */
class AccessIT {
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
  private static final BusinessClock CLOCK =
      new BusinessClock(((java.time.InstantSource) NOW::get).withZone(ZoneOffset.UTC));
  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String NOTICES = "/api/v1/notices";

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;
  static TestApi one;
  static TestApi two;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start(temp.resolve("data"), 8);
    worker = database.worker();
    one = new TestApi(database.app(), worker, CLOCK);
    two =
        new TestApi(
            database.app(), worker, CLOCK, List.of(AddressRange.of("127.0.0.0/8").orElseThrow()));
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    database.close();
  }

  private static HttpResponse<String> get(String path, String login) throws Exception {
    return one.send(new Call("GET", path, login, null));
  }

  private static HttpResponse<String> post(
      String path, String login, String body, String... headers) throws Exception {
    return sent("POST", path, login, body, headers);
  }

  private static HttpResponse<String> sent(
      String method, String path, String login, String body, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    if (body != null) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    return one.send(new Call(method, path, login, body, all.toArray(String[]::new)));
  }

  private static HttpResponse<String> withKey(TestApi node, String path, String secret)
      throws Exception {
    return node.send(new Call("GET", path, null, null, "Authorization", "Bearer " + secret));
  }

  private static void is(HttpResponse<String> answer, int status, String code) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("type").asText("")).endsWith(code);
  }

  private static String id(String login) {
    return value("select id::text from account where login = '" + login + "'");
  }

  private static String value(String sql) {
    return worker.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String newAccount(String login, String ward, String role) throws Exception {
    String body =
        "{\"login\":\"%s\",\"password\":\"bon-tu-khong-dinh-nhau\",\"displayName\":\"M\",%s\"roles\":[\"%s\"]}"
            .formatted(login, ward == null ? "" : "\"ward\":\"" + ward + "\",", role);
    HttpResponse<String> made = post(ACCOUNTS, "quantri", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).path("id").asText();
  }

  private static JsonNode newKey(String account, String body) throws Exception {
    HttpResponse<String> made = post(ACCOUNTS + "/" + account + "/api-keys", "quantri", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made);
  }

  private static String officersKey(String more) throws Exception {
    return newKey(id("canbo"), "{\"name\":\"app\",\"scopes\":[\"OFFICER\"]" + more + "}")
        .path("secret")
        .asText();
  }

  @Test
  void a_secret_is_shown_once_and_only_its_hash_is_kept() throws Exception {
    String keys = ACCOUNTS + "/" + id("canbo") + "/api-keys";
    String body = "{\"name\":\"once\",\"scopes\":[\"OFFICER\"]}";
    HttpResponse<String> made = post(keys, "quantri", body, "Idempotency-Key", "a-key");
    HttpResponse<String> again = post(keys, "quantri", body, "Idempotency-Key", "a-key");
    String secret = json(made).path("secret").asText();
    assertThat(secret).matches("econgdan_[A-Za-z0-9_-]{43}");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(json(again).path("id")).isEqualTo(json(made).path("id"));
    assertThat(again.body()).doesNotContain("econgdan_");
    assertThat(get(keys, "quantri").body()).contains("\"once\"").doesNotContain(secret);
    assertThat(value("select string_agg(convert_from(body, 'UTF8'), '') from idempotency_key"))
        .doesNotContain(secret);
    assertThat(json(made).path("expiresAt").asText())
        .isEqualTo(
            BusinessClock.local(NOW.get().plus(Duration.ofDays(90)))
                .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME));
  }

  @Test
  void a_key_acts_for_its_account_in_its_ward_and_the_audit_names_it() throws Exception {
    JsonNode key = newKey(id("canbo"), "{\"name\":\"app\",\"scopes\":[\"OFFICER\"]}");
    String draft =
        "{\"title\":\"with-key\",\"mood\":\"GOOD\",\"version\":1,\"sendAt\":\"2026-12-05T01:00:00Z\"}";
    HttpResponse<String> made =
        post(NOTICES, null, draft, "Authorization", "Bearer " + key.path("secret").asText());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).path("ward").asText()).isEqualTo("00367");
    JsonNode audit = json(get("/api/v1/audit?subjectId=with-key", "quantri")).at("/items/0");
    assertThat(audit.path("actor").asText()).isEqualTo("canbo");
    assertThat(audit.path("apiKey")).isEqualTo(key.path("id"));
    assertThat(audit.path("address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void a_key_does_no_more_than_it_is_for() throws Exception {
    String reader = officersKey(",\"readOnly\":true");
    is(withKey(one, NOTICES, reader), 200, "");
    is(
        one.send(
            new Call(
                "POST",
                NOTICES,
                null,
                "{}",
                "Authorization",
                "Bearer " + reader,
                "Content-Type",
                "application/json")),
        403,
        "KEY_READ_ONLY");
    is(withKey(one, ACCOUNTS, reader), 403, "ROLE");
    String administrators =
        newKey(id("quantri"), "{\"name\":\"x\",\"scopes\":[\"ADMINISTRATOR\"]}")
            .path("secret")
            .asText();
    is(withKey(one, ACCOUNTS, administrators), 200, "");
    is(
        post(
            ACCOUNTS + "/" + id("canbo") + "/password/reset",
            null,
            null,
            "Authorization",
            "Bearer " + administrators),
        403,
        "PERSON_ONLY");
    String figures =
        newKey(id("quantri"), "{\"name\":\"m\",\"scopes\":[\"METRICS\"]}").path("secret").asText();
    is(withKey(one, ACCOUNTS, figures), 403, "ROLE");
  }

  @Test
  void an_expired_a_revoked_and_a_locked_accounts_key_are_out_at_once_at_every_node()
      throws Exception {
    String account = newAccount("chu-khoa", "00367", "OFFICER");
    String body = "{\"name\":\"k\",\"scopes\":[\"OFFICER\"],\"expiresAt\":\"%s\"}";
    Instant soon = NOW.get().plusSeconds(60);
    JsonNode key = newKey(account, body.formatted(soon));
    String secret = key.path("secret").asText();
    is(withKey(two, NOTICES, secret), 200, "");
    NOW.set(soon);
    HttpResponse<String> expired = withKey(two, NOTICES, secret);
    is(expired, 401, "API_KEY_INVALID");
    assertThat(expired.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");

    JsonNode other = newKey(account, "{\"name\":\"k\",\"scopes\":[\"OFFICER\"]}");
    String second = other.path("secret").asText();
    is(withKey(two, NOTICES, second), 200, "");
    is(post(ACCOUNTS + "/" + account + "/lock", "quantri", null), 200, "");
    is(withKey(two, NOTICES, second), 401, "API_KEY_INVALID");
    is(post(ACCOUNTS + "/" + account + "/unlock", "quantri", null), 200, "");
    is(withKey(two, NOTICES, second), 200, "");
    String revoke = ACCOUNTS + "/" + account + "/api-keys/" + other.path("id").asText() + "/revoke";
    is(post(revoke, "quantri", null), 200, "");
    is(post(revoke, "quantri", null), 200, "");
    is(withKey(two, NOTICES, second), 401, "API_KEY_INVALID");
    is(withKey(one, NOTICES, "econgdan_" + "A".repeat(43)), 401, "API_KEY_INVALID");
    is(withKey(one, NOTICES, "nonsense"), 401, "API_KEY_INVALID");
    is(
        post(ACCOUNTS + "/" + account + "/api-keys/999999/revoke", "quantri", null),
        404,
        "KEY_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_key", "login_failure", "login_address"})
  void the_pool_of_web_and_api_sees_neither_keys_nor_failures(String table) {
    assertThatThrownBy(
            () ->
                database
                    .app()
                    .useHandle(
                        handle ->
                            handle
                                .createQuery("select count(*) from <table>")
                                .define("table", table)
                                .mapTo(Long.class)
                                .one()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_key_keeps_the_hash_it_was_made_with() {
    assertThatThrownBy(() -> worker.useHandle(h -> h.execute("update api_key set scopes = '{}'")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_last_use_of_a_key_is_written_once_a_minute() throws Exception {
    JsonNode key = newKey(id("canbo"), "{\"name\":\"used\",\"scopes\":[\"OFFICER\"]}");
    String seen = "select last_used_at::text from api_key where id = " + key.path("id").asText();
    withKey(one, NOTICES, key.path("secret").asText());
    String first = value(seen);
    NOW.updateAndGet(now -> now.plusSeconds(30));
    withKey(two, NOTICES, key.path("secret").asText());
    assertThat(value(seen)).isEqualTo(first);
    NOW.updateAndGet(now -> now.plusSeconds(31));
    withKey(two, NOTICES, key.path("secret").asText());
    assertThat(value(seen)).isNotEqualTo(first);
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"OFFICER\"]}                                             | 422 | LENGTH_RANGE",
        "{\"name\":\"x\"}                                                       | 422 | SCOPES_MISSING",
        "{\"name\":\"x\",\"scopes\":[\"APPROVER\"]}                             | 422 | SCOPE_WITHOUT_ROLE",
        "{\"name\":\"x\",\"scopes\":[\"KING\"]}                                 | 422 | UNKNOWN_VALUE",
        "{\"name\":\"x\",\"scopes\":[\"OFFICER\"],\"expiresAt\":\"2026-01-01T00:00:00Z\"} | 422 | EXPIRY_RANGE",
        "{\"name\":\"x\",\"scopes\":[\"OFFICER\"],\"expiresAt\":\"2036-01-01T00:00:00Z\"} | 422 | EXPIRY_RANGE",
        "{\"name\":\"x\",\"scopes\":[\"OFFICER\"],\"expiresAt\":\"never\"}      | 400 | WRONG_TYPE"
      })
  void a_key_that_cannot_be_is_refused_in_both_languages(String body, int status, String code)
      throws Exception {
    String keys = ACCOUNTS + "/" + id("canbo") + "/api-keys";
    HttpResponse<String> vietnamese = post(keys, "quantri", body);
    is(vietnamese, status, code);
    HttpResponse<String> english = post(keys, "quantri", body, "Accept-Language", "en");
    assertThat(json(english).path("detail")).isNotEqualTo(json(vietnamese).path("detail"));
    assertThat(english.body()).doesNotContain("{0}").doesNotContain("\"detail\":\"" + code);
  }

  @Test
  void who_fails_too_often_is_told_how_long_to_wait_at_every_node() throws Exception {
    newAccount("hay-quen", "00367", "OFFICER");
    for (int i = 0; i < 5; i++) {
      is(get(NOTICES, "hay-quen:wrong"), 401, "UNAUTHENTICATED");
    }
    HttpResponse<String> wait =
        two.send(new Call("GET", NOTICES, "hay-quen", null, "Accept-Language", "en"));
    is(wait, 429, "LOGIN_THROTTLED");
    assertThat(wait.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(wait).path("detail").asText()).contains("1 seconds");
    assertThat(get(NOTICES, "hay-quen").body()).contains("Hãy thử lại sau 1 giây");
    NOW.updateAndGet(now -> now.plusSeconds(1));
    is(get(NOTICES, "hay-quen"), 200, "");
  }

  @Test
  void an_administrator_finds_edits_and_locks_accounts() throws Exception {
    String account = newAccount("sua-doi", "00367", "OFFICER");
    JsonNode found = json(get(ACCOUNTS + "?login=sua-d&ward=00367", "quantri"));
    assertThat(found.path("total").asInt()).isEqualTo(1);
    assertThat(found.at("/items/0/id").asText()).isEqualTo(account);
    String edit = "{\"version\":%d,\"displayName\":\"Khác\",\"roles\":[\"APPROVER\"]}";
    HttpResponse<String> edited =
        sent("PUT", ACCOUNTS + "/" + account, "quantri", edit.formatted(1));
    is(edited, 200, "");
    assertThat(json(edited).path("version").asInt()).isEqualTo(2);
    assertThat(json(edited).path("roles").toString()).isEqualTo("[\"APPROVER\"]");
    HttpResponse<String> stale =
        sent("PUT", ACCOUNTS + "/" + account, "quantri", edit.formatted(1));
    is(stale, 409, "STALE_ACCOUNT");
    assertThat(json(stale).at("/current/version").asInt()).isEqualTo(2);
    is(post(NOTICES, "sua-doi", "{}"), 403, "ROLE");
    is(
        sent(
            "PUT",
            ACCOUNTS + "/" + account,
            "quantri",
            "{\"version\":2,\"displayName\":\" \",\"roles\":[]}"),
        422,
        "LENGTH_RANGE");
    is(get(ACCOUNTS + "/999999", "quantri"), 404, "ACCOUNT_UNKNOWN");
    is(get(ACCOUNTS + "/x", "quantri"), 404, "ACCOUNT_UNKNOWN");
    is(get(ACCOUNTS, "canbo"), 403, "ROLE");
    is(post(ACCOUNTS + "/" + account + "/lock", "quantri", null), 200, "");
    is(get(NOTICES, "sua-doi"), 401, "UNAUTHENTICATED");
  }

  @Test
  void a_reset_password_is_shown_once_and_the_old_one_ends_at_once() throws Exception {
    String account = newAccount("quen-mk", "00367", "OFFICER");
    is(two.send(new Call("GET", NOTICES, "quen-mk", null)), 200, "");
    String path = ACCOUNTS + "/" + account + "/password/reset";
    HttpResponse<String> reset = post(path, "quantri", null, "Idempotency-Key", "reset");
    is(reset, 200, "");
    assertThat(post(path, "quantri", null, "Idempotency-Key", "reset").body())
        .doesNotContain("password");
    is(two.send(new Call("GET", NOTICES, "quen-mk", null)), 401, "UNAUTHENTICATED");
    String fresh = json(reset).path("password").asText();
    is(get(NOTICES, "quen-mk:" + fresh), 200, "");

    String own = ACCOUNTS + "/me/password";
    String change = "{\"current\":\"%s\",\"password\":\"%s\"}";
    is(
        post(own, "quen-mk:" + fresh, change.formatted("no", "mật khẩu mới")),
        422,
        "CURRENT_PASSWORD_WRONG");
    is(post(own, "quen-mk:" + fresh, change.formatted(fresh, "ngắn")), 422, "LENGTH_RANGE");
    is(post(own, "quen-mk:" + fresh, change.formatted(fresh, fresh)), 422, "PASSWORD_SAME");
    is(post(own, "quen-mk:" + fresh, change.formatted(fresh, "mật khẩu mới")), 200, "");
    is(two.send(new Call("GET", NOTICES, "quen-mk:" + fresh, null)), 401, "UNAUTHENTICATED");
    is(get(NOTICES, "quen-mk:mật khẩu mới"), 200, "");
  }

  @Test
  void the_last_administrator_cannot_lock_himself_out() throws Exception {
    String last = ACCOUNTS + "/" + id("quantri");
    is(post(last + "/lock", "quantri", null), 409, "LAST_ADMINISTRATOR");
    String version = value("select version::text from account where login = 'quantri'");
    String less = "{\"version\":" + version + ",\"displayName\":\"Q\",\"roles\":[\"BACK_OFFICE\"]}";
    is(sent("PUT", last, "quantri", less), 409, "LAST_ADMINISTRATOR");
    String another = newAccount("quantri2", null, "ADMINISTRATOR");
    is(post(ACCOUNTS + "/" + another + "/lock", "quantri2", null), 200, "");
    is(get(ACCOUNTS, "quantri2"), 401, "UNAUTHENTICATED");
  }

  @Test
  void a_wards_administrator_reaches_his_ward_only() throws Exception {
    newAccount("qt-phuong", "00367", "ADMINISTRATOR");
    JsonNode seen = json(get(ACCOUNTS + "?size=1000", "qt-phuong"));
    assertThat(seen.path("items"))
        .isNotEmpty()
        .allMatch(a -> a.path("ward").asText().equals("00367"));
    String foreign = ACCOUNTS + "/" + id("canbo2");
    is(get(foreign, "qt-phuong"), 404, "ACCOUNT_UNKNOWN");
    is(post(foreign + "/lock", "qt-phuong", null), 404, "ACCOUNT_UNKNOWN");
    is(post(foreign + "/password/reset", "qt-phuong", null), 404, "ACCOUNT_UNKNOWN");
    is(
        post(foreign + "/api-keys", "qt-phuong", "{\"name\":\"x\",\"scopes\":[\"OFFICER\"]}"),
        404,
        "ACCOUNT_UNKNOWN");
    is(
        post(
            ACCOUNTS + "/" + id("canbo") + "/api-keys",
            "qt-phuong",
            "{\"name\":\"x\",\"scopes\":[\"METRICS\"]}"),
        422,
        "SCOPE_BEYOND_WARD");
    JsonNode audit = json(get("/api/v1/audit?size=1000", "qt-phuong"));
    assertThat(audit.path("items")).allMatch(a -> a.path("ward").asText().equals("00367"));
  }

  @Test
  void the_audit_is_asked_by_what_one_knows_and_is_newest_first() throws Exception {
    String account = newAccount("nhat-ky", "00367", "OFFICER");
    post(ACCOUNTS + "/" + account + "/lock", "quantri", null);
    String about = "/api/v1/audit?subject=account&subjectId=" + account;
    JsonNode both = json(get(about, "quantri"));
    assertThat(both.path("items").findValuesAsText("act"))
        .containsExactly("ACCOUNT_LOCKED", "ACCOUNT_CREATED");
    assertThat(both.path("items").findValuesAsText("address")).containsOnly("127.0.0.1");
    assertThat(total(about + "&act=ACCOUNT_LOCKED&actor=quantri")).isEqualTo(1);
    assertThat(total(about + "&actor=canbo")).isZero();
    assertThat(total(about + "&from=" + NOW.get() + "&to=" + NOW.get().plusSeconds(1)))
        .isEqualTo(2);
    assertThat(total(about + "&to=" + NOW.get())).isZero();
    is(get("/api/v1/audit?from=yesterday", "quantri"), 400, "WRONG_TYPE");
    is(get("/api/v1/audit", "canbo"), 403, "ROLE");
  }

  private static int total(String path) throws Exception {
    return json(get(path, "quantri")).path("total").asInt();
  }

  @Test
  void an_account_and_its_idempotency_key_stand_or_fall_together() throws Exception {
    String body =
        "{\"login\":\"mot-lan\",\"password\":\"bon-tu-khong-dinh-nhau\",\"displayName\":\"M\",\"ward\":\"00367\",\"roles\":[\"OFFICER\"]}";
    HttpResponse<String> first = post(ACCOUNTS, "quantri", body, "Idempotency-Key", "acc");
    HttpResponse<String> second = post(ACCOUNTS, "quantri", body, "Idempotency-Key", "acc");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(value("select count(*)::text from account where login = 'mot-lan'")).isEqualTo("1");
    assertThat(
            value(
                "select address from audit_event where act = 'ACCOUNT_CREATED' and subject_id = '"
                    + json(first).path("id").asText()
                    + "'"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void an_account_whose_answer_cannot_be_kept_is_not_made() throws Exception {
    String body =
        "{\"login\":\"khong-co\",\"password\":\"bon-tu-khong-dinh-nhau\",\"displayName\":\"M\",\"ward\":\"00367\",\"roles\":[\"OFFICER\"]}";
    try (Handle blocker = worker.open()) {
      blocker.begin();
      blocker.execute("lock table idempotency_key in exclusive mode");
      CompletableFuture<HttpResponse<String>> pending =
          one.sendLater(
              new Call(
                  "POST",
                  ACCOUNTS,
                  "quantri",
                  body,
                  "Content-Type",
                  "application/json",
                  "Idempotency-Key",
                  "never"));
      await().until(() -> !waiting(blocker).isEmpty());
      waiting(blocker).forEach(pid -> blocker.execute("select pg_cancel_backend(?)", pid));
      assertThat(pending.get(20, TimeUnit.SECONDS).statusCode()).isGreaterThanOrEqualTo(500);
      blocker.rollback();
    }
    assertThat(value("select count(*)::text from account where login = 'khong-co'")).isEqualTo("0");
    is(post(ACCOUNTS, "quantri", body, "Idempotency-Key", "never"), 201, "");
  }

  private static List<Integer> waiting(Handle handle) {
    return handle
        .createQuery(
            "select pid from pg_locks where relation = 'idempotency_key'::regclass and not granted")
        .mapTo(Integer.class)
        .list();
  }

  @ParameterizedTest(name = "X-Forwarded-For: {0}")
  @ValueSource(strings = {"203.0.113.9", "1.2.3.4, 203.0.113.9", "203.0.113.9, 127.0.0.7"})
  void behind_a_trusted_proxy_the_client_stands_in_the_audit(String chain) throws Exception {
    String draft =
        "{\"title\":\"%s\",\"mood\":\"GOOD\",\"version\":1,\"sendAt\":\"2026-12-05T01:00:00Z\"}"
            .formatted("via " + chain.length());
    for (TestApi node : List.of(one, two)) {
      HttpResponse<String> made =
          node.send(
              new Call(
                  "POST",
                  NOTICES,
                  "canbo",
                  draft.replace("via", node == two ? "trusted" : "stranger"),
                  "Content-Type",
                  "application/json",
                  "X-Forwarded-For",
                  chain,
                  "X-Forwarded-Proto",
                  "https"));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      assertThat(made.headers().firstValue("Strict-Transport-Security").isPresent())
          .isEqualTo(node == two);
    }
    assertThat(address("trusted " + chain.length())).isEqualTo("203.0.113.9");
    assertThat(address("stranger " + chain.length())).isEqualTo("127.0.0.1");
  }

  private static String address(String subjectId) {
    return value("select address from audit_event where subject_id = '" + subjectId + "'");
  }

  @Test
  void a_password_in_clear_text_is_refused_before_it_is_asked_for() throws Exception {
    String[] clear = {"X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "http"};
    is(two.send(new Call("GET", NOTICES, "canbo", null, clear)), 403, "CLEAR_TEXT");
    HttpResponse<String> unasked = two.send(new Call("GET", NOTICES, null, null, clear));
    is(unasked, 403, "CLEAR_TEXT");
    assertThat(unasked.headers().firstValue("WWW-Authenticate")).isEmpty();
    is(two.send(new Call("GET", "/openapi.json", null, null, clear)), 200, "");
    is(one.send(new Call("GET", NOTICES, "canbo", null, clear)), 200, "");
  }
}
