package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of the contract is searched and ordered by one rule. */
class ListsIT {
  private static final String RECORDS =
      """
      message_id,recipient,submit_time,part_no,part_count,unit_price,amount,status
      not-one,abc,yesterday,1,1,1,1,x
      """;

  @TempDir static Path temp;
  static NodeProcess node;
  static Calls calls;
  static Map<String, String> ids;

  @BeforeAll
  static void start() throws Exception {
    node = new NodeProcess(temp.resolve("data")).start();
    calls = new Calls(new ObjectMapper().readTree(raw("/openapi.json")));
    Notices notices = new Notices(node);
    String notice = notices.approved(Notices.draft("Cắt điện từ 8h đến 11h để sửa đường dây"));
    notices.awaitState(notice, "SENT", Duration.ofMinutes(2));
    String people = People.csv("55C", 3) + "55C,N9,,Sai So,12,2026-01-05,phieu\n";
    String upload = "/registry/imports?mode=preview";
    String list = node.as("canbo").upload(upload, "text/csv", octets(people)).expect(202).id();
    String file =
        node.as("doisoat")
            .upload("/reconciliation/files", "text/csv", octets(RECORDS))
            .expect(202)
            .id();
    String account = node.as("quantri").get("/accounts/me").expect(200).id();
    node.as("quantri")
        .post(
            "/accounts/" + account + "/api-keys", Map.of("name", "Đo", "scopes", Set.of("METRICS")))
        .expect(201);
    ids = Map.of("notices", notice, "imports", list, "files", file, "accounts", account);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> node.as("canbo").get("/registry/imports/" + list).json().has("items"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] raw(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + node.port("http") + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  /** What answers {@code {items, total}}, and the quarantined lines of a file. */
  static Stream<Calls.Call> lists() {
    return calls.all().stream()
        .filter(call -> call.method().equals("GET"))
        .filter(call -> isList(call) || call.id().equals("getCarrierFile"));
  }

  private static boolean isList(Calls.Call call) {
    JsonNode schema =
        calls.resolved(call.operation().at("/responses/200/content/application~1json/schema"));
    return schema.path("properties").has("items") && schema.path("properties").has("total");
  }

  private static String path(Calls.Call call) {
    String path = call.path().substring("/api/v1".length()).replace("{month}", "2026-12");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path = path.replace("/" + id.getKey() + "/{id}", "/" + id.getKey() + "/" + id.getValue());
    }
    boolean ward = names(call).contains("ward") && call.login().equals("quantri");
    return path + (ward ? "?ward=00367&" : "?");
  }

  private static Set<String> names(Calls.Call call) {
    Set<String> names = new TreeSet<>();
    calls.parameters(call, "query").forEach(p -> names.add(p.path("name").asText()));
    return names;
  }

  private static List<String> sortKeys(Calls.Call call) {
    return calls.parameters(call, "query").stream()
        .filter(parameter -> parameter.path("name").asText().equals("sort"))
        .flatMap(p -> StreamSupport.stream(p.at("/schema/x-sort").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private static ApiClient.Answer asked(Calls.Call call, String query) {
    return node.as(call.login()).get(path(call) + query);
  }

  private static List<JsonNode> rows(Calls.Call call, String query) {
    JsonNode answer = asked(call, "size=1000&" + query).expect(200).json();
    List<JsonNode> rows = new ArrayList<>();
    answer.path(answer.has("items") ? "items" : "problems").forEach(rows::add);
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void says_that_it_is_searched_and_ordered(Calls.Call call) {
    assertThat(names(call)).contains("page", "size", "q", "sort");
    boolean showsNumbers = call.roles().contains("OFFICER") || call.roles().contains("LEADER");
    assertThat(names(call).contains("phone")).as("phone").isEqualTo(showsNumbers);
    assertThat(sortKeys(call)).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void each_key_orders_it_up_and_down_and_loses_no_row(Calls.Call call) {
    List<JsonNode> all = rows(call, "");
    for (String key : sortKeys(call)) {
      for (String sort : List.of(key, "-" + key)) {
        List<JsonNode> sorted = rows(call, "sort=" + sort);
        assertThat(sorted).as("%s by %s", call, sort).hasSameSizeAs(all);
        assertOrdered(sorted, key, sort.startsWith("-"));
      }
    }
  }

  /** Numbers and times, where a row shows what it is ordered by; text is ordered by its folds. */
  private static void assertOrdered(List<JsonNode> rows, String key, boolean descending) {
    List<JsonNode> values =
        rows.stream().map(row -> row.path(key)).filter(v -> !v.isMissingNode()).toList();
    if (values.stream().allMatch(JsonNode::isNumber)) {
      Comparator<Double> order = Comparator.naturalOrder();
      assertThat(values.stream().map(JsonNode::asDouble).toList())
          .isSortedAccordingTo(descending ? order.reversed() : order);
    } else if (key.endsWith("At") || key.equals("since")) {
      List<Instant> times =
          values.stream().map(v -> OffsetDateTime.parse(v.asText()).toInstant()).toList();
      List<Instant> wanted = new ArrayList<>(times);
      Collections.sort(wanted);
      if (descending) {
        Collections.reverse(wanted);
      }
      assertThat(times).isEqualTo(wanted);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void an_unknown_key_is_refused_with_those_there_are(Calls.Call call) {
    JsonNode problem = asked(call, "sort=owner;drop").expect(400).json();
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("sort");
    assertThat(problem.at("/errors/0/message").asText()).contains(sortKeys(call));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void what_no_row_holds_finds_none(Calls.Call call) {
    assertThat(rows(call, "q=%C4%91i%E1%BB%81u+n%C3%A0y+kh%C3%B4ng+c%C3%B3")).isEmpty();
    if (names(call).contains("phone")) {
      assertThat(rows(call, "phone=0999999999")).isEmpty();
      assertThat(asked(call, "phone=abc").status()).isEqualTo(422);
    }
  }

  /** A text of a row as somebody would type it: without marks, in capitals. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "listAccounts, CANBO",
    "listApiKeys, do",
    "searchAudit, notice",
    "listRetention, audit",
    "listCarrierFiles, DOISOAT",
    "listCarrierRates, VNPT",
    "listFees, 3000",
    "listParts, 55b",
    "getImport, PHONE",
    "listNotices, cat dien"
  })
  void what_a_row_holds_finds_it(String id, String text) {
    Calls.Call call = lists().filter(list -> list.id().equals(id)).findFirst().orElseThrow();
    assertThat(rows(call, "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  void parts_are_found_by_the_number_they_went_to_in_any_form() {
    String parts = "/notices/" + ids.get("notices") + "/parts?";
    JsonNode first = node.as("canbo").get(parts).expect(200).json().at("/items/0");
    String number = first.get("recipient").asText().replace("+84", "0");
    String typed = number.substring(0, 4) + "." + number.substring(4);
    JsonNode found = node.as("canbo").get(parts + "phone=" + typed).expect(200).json();
    assertThat(found.get("total").asInt()).isEqualTo(first.get("parts").asInt());
    assertThat(found.at("/items/0/id")).isEqualTo(first.get("id"));
    assertThat(node.as("quantri").get(parts + "ward=00367&phone=" + typed).status()).isEqualTo(403);
  }
}
