package vn.econgdan.journey;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices in every state that something can be refused in, by the names the tables use. */
final class ErrorFixture {
  private static final String HEADER =
      "group_code,household_code,full_name,phone,consent_date,consent_evidence\n";

  private final NodeProcess node;
  private final Notices notices;
  private final Map<String, String> ids = new HashMap<>();

  ErrorFixture(NodeProcess node) {
    this.node = node;
    this.notices = new Notices(node);
    people();
    waiting();
    byTheApprover();
    elsewhere();
    registry();
  }

  /** Names in braces become ids. */
  String filled(String text) {
    String result = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      result = result.replace("{" + id.getKey() + "}", id.getValue());
    }
    return result;
  }

  private void people() {
    ids.put("import", imported("K1,H1,Không Đồng Ý,0912000001,,\n"));
    imported("K2,H1,Sẽ Rút Lui,0912000002,2026-01-05,phieu 7\n");
  }

  /** Applies rows; the import's id. */
  String imported(String rows) {
    byte[] csv = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
    String id = node.as("canbo").upload("/registry/imports?mode=apply", "text/csv", csv).id();
    await().atMost(Duration.ofMinutes(2)).until(() -> importState(id).equals("APPLIED"));
    return id;
  }

  private String importState(String id) {
    return node.as("canbo").get("/registry/imports/" + id).expect(200).json().get("state").asText();
  }

  private void waiting() {
    ids.put("draft", written("canbo", to("55B")));
    ids.put("submitted", notices.submitted(to("55B")));
    ids.put("edited", edited("canbo", written("canbo", to("55B"))));
    String second = edited("canbo", written("canbo", to("55B")));
    ids.put("resubmitted", submitted("canbo", second, 2));
    ids.put("rejected", rejected(notices.submitted(to("55B"))));
    ids.put("scheduled", notices.approved(later(to("55B"))));
    ids.put("empty", written("canbo", to("K1")));
    ids.put("emptied", notices.submitted(to("K2")));
    withdraw("K2");
  }

  private void byTheApprover() {
    Map<String, Object> both =
        Map.of(
            "login", "kiemnhiem",
            "password", ApiClient.PASSWORD,
            "displayName", "Kiêm nhiệm",
            "ward", "00367",
            "roles", List.of("OFFICER", "APPROVER"));
    node.as("quantri").post("/accounts", both).expect(201);
    ids.put("createdByApprover", submitted("canbo", written("kiemnhiem", to("55B")), 1));
    String edited = edited("kiemnhiem", written("canbo", to("55B")));
    ids.put("editedByApprover", submitted("canbo", edited, 2));
    ids.put("submittedByApprover", submitted("kiemnhiem", written("canbo", to("55B")), 1));
    String onceHis = edited("canbo", written("kiemnhiem", to("55B")));
    ids.put("onceHis", submitted("canbo", onceHis, 2));
  }

  private void registry() {
    ApiClient officer = node.as("canbo");
    ids.put("group", first(officer, "/registry/groups?q=55b"));
    ids.put("household", first(officer, "/registry/households?group=55B"));
    ids.put("citizen", first(officer, "/registry/citizens?group=55B"));
    ids.put("neighbour", first(officer, "/registry/citizens?group=55A"));
    ids.put("subscription", first(officer, "/registry/subscriptions?state=ACTIVE"));
    ids.put("withdrawn", first(officer, "/registry/subscriptions?state=ENDED"));
  }

  private void elsewhere() {
    ids.put("elsewhere", notices.approved(later(to("55A"))));
    Map<String, Object> foreign = Notices.draft("Họp tổ 1");
    foreign.put("audience", Map.of("groups", List.of("1")));
    ids.put("foreign", written("canbo2", foreign));
  }

  static Map<String, Object> to(String group) {
    Map<String, Object> draft = Notices.draft("Thông báo họp tổ.");
    draft.put("audience", Map.of("groups", List.of(group)));
    return draft;
  }

  static Map<String, Object> later(Map<String, Object> draft) {
    draft.put("sendAt", Instant.now().plus(3, ChronoUnit.DAYS).toString());
    return draft;
  }

  private String written(String login, Map<String, Object> draft) {
    return node.as(login).post("/notices", draft).expect(201).id();
  }

  private String rejected(String id) {
    Map<String, Object> body = Map.of("version", 1, "reason", "sai giờ");
    return node.as("lanhdao").post("/notices/" + id + "/reject", body).expect(200).id();
  }

  /** Version 2 by somebody; the notice's id. */
  private String edited(String login, String id) {
    Map<String, Object> edit = to("55B");
    edit.put("version", 1);
    return node.as(login).put("/notices/" + id, edit).expect(200).id();
  }

  private String submitted(String login, String id, int version) {
    Map<String, Object> body = Map.of("version", version);
    return node.as(login).post("/notices/" + id + "/submit", body).expect(200).id();
  }

  private void withdraw(String group) {
    ApiClient officer = node.as("canbo");
    String citizen = first(officer, "/registry/citizens?group=" + group);
    String subscription = first(officer, "/registry/subscriptions?citizen=" + citizen);
    officer
        .post(
            "/registry/subscriptions/" + subscription + "/withdraw",
            Map.of("channel", "LEADER", "reason", "không cần nữa"))
        .expect(200);
  }

  private static String first(ApiClient client, String list) {
    return client.get(list).expect(200).json().at("/items/0/id").asText();
  }
}
