package vn.econgdan.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Acts on notices that are not allowed: somebody else's, in another state, of another version. */
final class WrongActs {
  private static final String ANY_HASH = "0".repeat(64);

  private WrongActs() {}

  static Stream<WrongCall> all() {
    return Stream.of(decisions(), states(), roles(), own(), anotherWard()).flatMap(c -> c);
  }

  private static WrongCall act(String login, String name, String act, Object body) {
    return WrongCall.by(login, name, "POST /notices/" + act).with(body);
  }

  private static Map<String, Object> signed(int version) {
    return Map.of("version", version, "hash", ANY_HASH);
  }

  private static Map<String, Object> because(int version) {
    return Map.of("version", version, "reason", "sai giờ");
  }

  private static Stream<WrongCall> decisions() {
    return Stream.of(
        act("canbo", "submitted without a version", "{draft}/submit", Map.of())
            .at("version", 422, "REQUIRED"),
        act("canbo", "a version too large", "{draft}/submit", "{\"version\": 99999999999}")
            .at("version", 400, "OUT_OF_RANGE", Integer.MIN_VALUE, Integer.MAX_VALUE),
        act("lanhdao", "approved without a hash", "{submitted}/approve", Map.of("version", 1))
            .at("hash", 422, "REQUIRED"),
        act("lanhdao", "returned without a reason", "{submitted}/return", Map.of("version", 1))
            .at("reason", 422, "REASON_REQUIRED"),
        act("lanhdao", "a reason of blanks", "{submitted}/reject", blank())
            .at("reason", 422, "REASON_REQUIRED"),
        act("canbo", "cancelled without a reason", "{submitted}/cancel", Map.of("version", 1))
            .at("reason", 422, "REASON_REQUIRED"),
        act("dieuphoi", "stopped without a reason", "{scheduled}/stop", Map.of("version", 1))
            .at("reason", 422, "REASON_REQUIRED"),
        act("lanhdao", "a novel for a reason", "{submitted}/return", novel())
            .at("reason", 422, "REASON_TOO_LONG", 1001, 1000),
        act("canbo", "submitted as an older version", "{edited}/submit", Map.of("version", 1))
            .is(409, "STALE_VERSION"),
        act("lanhdao", "approved as an older version", "{resubmitted}/approve", signed(1))
            .is(409, "STALE_VERSION"),
        act("lanhdao", "another hash", "{submitted}/approve", signed(1)).is(409, "STALE_HASH"),
        act("lanhdao", "now and later", "{submitted}/approve", at(Map.of("sendNow", true)))
            .at("sendAt", 422, "SEND_NOW_OR_AT"),
        act("lanhdao", "a time that has passed", "{submitted}/approve", at(Map.of()))
            .at("sendAt", 422, "SEND_AT_PAST"),
        act(
                "lanhdao",
                "a validity alone",
                "{submitted}/approve",
                "{\"version\": 1, \"hash\": \"x\", \"validUntil\": \"2026-01-01T00:00:00Z\"}")
            .at("validUntil", 422, "VALID_UNTIL_ALONE"),
        act("lanhdao", "returned with a time", "{submitted}/return", at(Map.of("reason", "x")))
            .at("sendAt", 400, "UNKNOWN_FIELD", "version, hash, reason"),
        act("canbo", "nobody to reach", "{empty}/submit", Map.of("version", 1))
            .at("audience", 422, "NOBODY_ELIGIBLE"),
        act("lanhdao", "nobody left to reach", "{emptied}/approve", signed(1))
            .at("audience", 422, "NOBODY_ELIGIBLE"));
  }

  /** At a time long ago. */
  private static Map<String, Object> at(Map<String, Object> more) {
    Map<String, Object> decision = new HashMap<>(more);
    decision.put("version", 1);
    decision.put("sendAt", "2026-01-01T00:00:00Z");
    if (!more.containsKey("reason")) {
      decision.put("hash", ANY_HASH);
    }
    return decision;
  }

  private static Map<String, Object> blank() {
    return Map.of("version", 1, "reason", " ");
  }

  private static Map<String, Object> novel() {
    return Map.of("version", 1, "reason", "x".repeat(1001));
  }

  private static Stream<WrongCall> states() {
    return Stream.of(
        act("lanhdao", "approved before it was submitted", "{draft}/approve", signed(1))
            .at(
                "state",
                409,
                "WRONG_STATE",
                "state.DRAFT",
                "act.EDITED, act.SUBMITTED, act.CANCELLED"),
        act("canbo", "submitted twice", "{submitted}/submit", Map.of("version", 1))
            .at(
                "state",
                409,
                "WRONG_STATE",
                "state.SUBMITTED",
                "act.EDITED, act.APPROVED, act.RETURNED, act.REJECTED, act.CANCELLED"),
        act("lanhdao", "returned after it was approved", "{scheduled}/return", because(1))
            .at(
                "state",
                409,
                "WRONG_STATE",
                "state.SCHEDULED",
                "act.EDITED, act.CANCELLED, act.STOPPED"),
        act("canbo", "stopped before it was planned", "{submitted}/stop", because(1))
            .at(
                "state",
                409,
                "WRONG_STATE",
                "state.SUBMITTED",
                "act.EDITED, act.APPROVED, act.RETURNED, act.REJECTED, act.CANCELLED"),
        WrongCall.by(
                "lanhdao", "a sheet nobody will sign", "GET /notices/{rejected}/approval-sheet")
            .at("state", 409, "WRONG_STATE", "state.REJECTED", "act.NOTHING"));
  }

  private static Stream<WrongCall> roles() {
    return Stream.of(
        WrongCall.by("lanhdao", "an approver who writes", "POST /notices")
            .with(Notices.draft("Họp"))
            .is(403, "ROLE"),
        act("totruong", "a leader who submits", "{draft}/submit", Map.of("version", 1))
            .is(403, "ROLE"),
        act("canbo", "an officer who approves", "{submitted}/approve", signed(1)).is(403, "ROLE"),
        act("doisoat", "the carrier who returns", "{submitted}/return", because(1)).is(403, "ROLE"),
        WrongCall.by(
                "canbo",
                "an officer who reads the sheet",
                "GET /notices/{submitted}/approval-sheet")
            .is(403, "ROLE"),
        WrongCall.by("doisoat", "the carrier who reads notices", "GET /notices").is(403, "ROLE"),
        WrongCall.by("totruong", "a leader who looks at parts", "GET /notices/{scheduled}/parts")
            .is(403, "ROLE"),
        WrongCall.by("canbo", "an officer who reads alarms", "GET /ops/alarms").is(403, "ROLE"));
  }

  private static Stream<WrongCall> own() {
    return Stream.concat(
        Stream.of("createdByApprover", "submittedByApprover").map(id -> own(id, 1)),
        Stream.of("editedByApprover", "onceHis").map(id -> own(id, 2)));
  }

  private static WrongCall own(String id, int version) {
    return act("kiemnhiem", id, "{" + id + "}/approve", signed(version)).is(403, "OWN_NOTICE");
  }

  private static Stream<WrongCall> anotherWard() {
    Map<String, Object> edit = Notices.draft("Họp");
    edit.put("version", 1);
    edit.put("audience", Map.of("wholeWard", true));
    return Stream.of(
            WrongCall.by("canbo2", "read", "GET /notices/{submitted}"),
            WrongCall.by("canbo2", "edited", "PUT /notices/{submitted}").with(edit),
            act("canbo2", "submitted", "{draft}/submit", Map.of("version", 1)),
            act("lanhdao2", "approved", "{submitted}/approve", signed(1)),
            act("lanhdao2", "returned", "{submitted}/return", because(1)),
            act("lanhdao2", "rejected", "{submitted}/reject", because(1)),
            act("canbo2", "cancelled", "{scheduled}/cancel", because(1)),
            act("canbo2", "stopped", "{scheduled}/stop", because(1)),
            WrongCall.by("lanhdao2", "its sheet", "GET /notices/{submitted}/approval-sheet"),
            WrongCall.by("canbo2", "its progress", "GET /notices/{scheduled}/progress"),
            WrongCall.by("canbo2", "its parts", "GET /notices/{scheduled}/parts"),
            WrongCall.by("canbo2", "its recipients", "GET /notices/{scheduled}/recipients.csv"),
            WrongCall.by("canbo", "an id that is none", "GET /notices/abc"),
            WrongCall.by("canbo", "an id nobody has", "GET /notices/999999"),
            WrongCall.by("totruong", "for another leader's group", "GET /notices/{elsewhere}"),
            WrongCall.by("totruong", "not approved yet", "GET /notices/{submitted}"),
            WrongCall.by("totruong", "who it leaves out", "GET /notices/{submitted}/excluded"),
            WrongCall.by("canbo2", "who it leaves out", "GET /notices/{submitted}/excluded"),
            WrongCall.by("totruong", "its progress", "GET /notices/{elsewhere}/progress"),
            WrongCall.by("totruong", "its recipients", "GET /notices/{elsewhere}/recipients.csv"))
        .map(call -> call.is(404, "NOTICE_UNKNOWN"));
  }
}
