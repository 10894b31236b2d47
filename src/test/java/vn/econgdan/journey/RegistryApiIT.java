package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry as a client of the API has it: edits, lists and consents on the whole system. */
class RegistryApiIT {
  @TempDir static Path temp;
  static NodeProcess node;
  static String household;

  @BeforeAll
  static void start() {
    node = new NodeProcess(temp.resolve("data")).start();
    Map<String, Object> home = Map.of("group", "55B", "code", "HK-API", "address", "Số 5 ngõ Đỏ");
    household = officer().post("/registry/households", home).expect(201).id();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static ApiClient officer() {
    return node.as("canbo");
  }

  private static JsonNode citizen(String name, String phone) {
    Map<String, Object> draft =
        Map.of("householdId", household, "fullName", name, "phone", phone, "tags", List.of("x"));
    return officer().post("/registry/citizens", draft).expect(201).json();
  }

  private static List<String> ids(ApiClient client, String list) {
    List<String> ids = new ArrayList<>();
    client
        .get(list)
        .expect(200)
        .json()
        .get("items")
        .forEach(row -> ids.add(row.at("/id").asText()));
    return ids;
  }

  @Test
  void an_edit_without_phone_keeps_number_and_tags_and_null_removes_them() {
    JsonNode made = citizen("Vũ Một", "0988 000 001");
    String path = "/registry/citizens/" + made.get("id").asText();
    JsonNode renamed =
        officer().put(path, Map.of("version", 1, "fullName", "Vũ Một Hai")).expect(200).json();
    assertThat(renamed.get("phone").asText()).isEqualTo("+84988000001");
    assertThat(renamed.at("/tags/0").asText()).isEqualTo("x");
    assertThat(renamed.get("version").asInt()).isEqualTo(2);
    JsonNode stale = officer().put(path, Map.of("version", 1, "fullName", "Z")).expect(409).json();
    assertThat(stale.at("/current")).isEqualTo(officer().get(path).expect(200).json());
    Map<String, Object> removal = new HashMap<>(Map.of("version", 2));
    removal.put("phone", null);
    removal.put("tags", null);
    JsonNode bare = officer().put(path, removal).expect(200).json();
    assertThat(bare.has("phone")).isFalse();
    assertThat(bare.get("tags")).isEmpty();
    assertThat(bare.get("fullName").asText()).isEqualTo("Vũ Một Hai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0383%20000%20002",
        "%2B84383000002",
        "+84383000002",
        "84383000002",
        "0383.000.002",
        "01683000002"
      })
  void a_number_is_found_in_any_form_on_every_list(String written) {
    if (ids(officer(), "/registry/citizens?phone=0383000002").isEmpty()) {
      citizen("Vũ Hai", "0383000002");
    }
    assertThat(ids(officer(), "/registry/citizens?phone=" + written)).hasSize(1);
    assertThat(ids(officer(), "/registry/households?phone=" + written)).containsExactly(household);
    assertThat(ids(node.as("totruong"), "/registry/households?phone=" + written))
        .containsExactly(household);
    assertThat(ids(node.as("canbo2"), "/registry/households?phone=" + written)).isEmpty();
    assertThat(ids(officer(), "/registry/subscriptions?phone=" + written)).isEmpty();
    assertThat(ids(officer(), "/notices?phone=" + written)).isEmpty();
  }

  @Test
  void one_of_each_is_read_with_its_version_and_masked_for_the_administrator() {
    JsonNode made = citizen("Vũ Ba", "0988000003");
    String path = "/registry/citizens/" + made.get("id").asText();
    assertThat(officer().get(path).expect(200).json()).isEqualTo(made);
    assertThat(
            node.as("quantri").get(path + "?ward=00367").expect(200).json().get("phone").asText())
        .isEqualTo("0988 ••• 003");
    assertThat(officer().get("/registry/households/" + household).expect(200).json().at("/version"))
        .isEqualTo(made.get("version"));
  }

  @Test
  void a_subscription_without_evidence_waits_until_it_is_confirmed() {
    String citizen = citizen("Vũ Bốn", "0988000004").get("id").asText();
    Map<String, Object> claim = Map.of("citizenId", citizen, "consentDate", "2026-01-05");
    JsonNode waiting = officer().post("/registry/subscriptions", claim).expect(201).json();
    assertThat(waiting.get("state").asText()).isEqualTo("AWAITING_CONFIRMATION");
    assertThat(waiting.at("/consent/recordedBy").asText()).isEqualTo("canbo");
    Map<String, Object> audience = Map.of("households", List.of("HK-API"), "tags", List.of("x"));
    int before = people(audience);
    Map<String, Object> proof = Map.of("channel", "CODE", "evidence", "Mã 4711 lúc 8h05");
    String path = "/registry/subscriptions/" + waiting.get("id").asText();
    JsonNode active = node.as("totruong").post(path + "/confirm", proof).expect(200).json();
    assertThat(active.get("state").asText()).isEqualTo("ACTIVE");
    assertThat(active.at("/consent/channel").asText()).isEqualTo("CODE");
    assertThat(active.at("/consent/evidence").asText()).isEqualTo("Mã 4711 lúc 8h05");
    assertThat(active.at("/consent/date").asText()).isEqualTo("2026-01-05");
    assertThat(active.at("/consent/recordedBy").asText()).isEqualTo("totruong");
    assertThat(officer().get(path).expect(200).json()).isEqualTo(active);
    assertThat(people(audience)).isEqualTo(before + 1);
  }

  private static int people(Map<String, Object> audience) {
    Map<String, Object> draft = Notices.draft("Họp tổ.");
    draft.put("audience", audience);
    return officer().post("/notices/preview", draft).expect(200).json().get("people").asInt();
  }

  @Test
  void invitations_are_agreed_to_and_taken_back() {
    String citizen = citizen("Vũ Năm", "0988000005").get("id").asText();
    String path = "/registry/citizens/" + citizen + "/invitation-consent";
    Map<String, Object> proof = Map.of("channel", "PAPER", "evidence", "Phiếu mời 5");
    JsonNode given = officer().post(path, proof).expect(200).json().at("/consents/0");
    assertThat(given.get("purpose").asText()).isEqualTo("INVITATIONS");
    assertThat(given.get("evidence").asText()).isEqualTo("Phiếu mời 5");
    officer().post(path, proof).expect(409);
    Map<String, Object> withdrawal = Map.of("channel", "HOTLINE", "reason", "phiền");
    JsonNode ended = officer().post(path + "/withdraw", withdrawal).expect(200).json();
    assertThat(ended.at("/consents/0/withdrawnThrough").asText()).isEqualTo("HOTLINE");
    assertThat(ended.at("/consents/0/withdrawnBy").asText()).isEqualTo("canbo");
  }

  @Test
  void imports_are_listed_and_a_leader_sees_his_own() {
    byte[] rows =
        "group_code,household_code,full_name,phone\n55B,HK-API,Vũ Sáu,0988000006\n"
            .getBytes(StandardCharsets.UTF_8);
    String his =
        node.as("totruong").upload("/registry/imports?mode=preview", "text/csv", rows).id();
    assertThat(ids(node.as("totruong"), "/registry/imports")).containsExactly(his);
    assertThat(ids(officer(), "/registry/imports").get(0)).isEqualTo(his);
    assertThat(ids(node.as("canbo2"), "/registry/imports")).doesNotContain(his);
  }
}
