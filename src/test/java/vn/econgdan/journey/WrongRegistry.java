package vn.econgdan.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Edits, searches and consents of the registry that cannot be. */
final class WrongRegistry {
  private static final String CHANNELS = "PAPER, LEADER, WARD, HOTLINE, SMS, EMAIL, WEB, CODE";

  private WrongRegistry() {}

  static Stream<WrongCall> all() {
    return Stream.of(versions(), values(), searches(), consents(), strangers())
        .flatMap(calls -> calls);
  }

  /** What an edit may name, as its schema lists it. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "group", "version, code, name, active, ward",
          "household", "version, group, code, address, ward",
          "citizen",
              "version, householdId, fullName, phone, tags, movedOutOn, deceasedOn, sharedNumber, ward",
          "subscription", "version, phone, payerHouseholdId, suspended, ward");

  private static Stream<WrongCall> versions() {
    return Stream.of("group", "household", "citizen", "subscription")
        .flatMap(
            what ->
                Stream.of(
                    put(what, "without a version", Map.of()).at("version", 422, "VERSION_REQUIRED"),
                    put(what, "a version in words", Map.of("version", "one"))
                        .at("version", 400, "WRONG_TYPE", "type.integer"),
                    put(what, "a version nobody read", Map.of("version", 999))
                        .at("version", 409, "STALE_ENTRY", 999, 1),
                    put(what, "a field nobody knows", Map.of("version", 1, "colour", "red"))
                        .at("colour", 400, "UNKNOWN_FIELD", FIELDS.get(what))));
  }

  private static WrongCall put(String what, String name, Object body) {
    return WrongCall.by("canbo", what + ": " + name, "PUT /registry/" + what + "s/{" + what + "}")
        .with(body);
  }

  private static Stream<WrongCall> values() {
    return Stream.of(
        put("group", "no code", removing("code")).at("code", 422, "NOT_REMOVABLE", "code"),
        put("group", "no name", removing("name")).at("name", 422, "NOT_REMOVABLE", "name"),
        put("group", "not active nor not", removing("active"))
            .at("active", 422, "NOT_REMOVABLE", "active"),
        put("household", "no group", removing("group")).at("group", 422, "NOT_REMOVABLE", "group"),
        put("household", "no code", removing("code")).at("code", 422, "NOT_REMOVABLE", "code"),
        put("citizen", "no household", removing("householdId"))
            .at("householdId", 422, "NOT_REMOVABLE", "householdId"),
        put("citizen", "no name", removing("fullName"))
            .at("fullName", 422, "NOT_REMOVABLE", "fullName"),
        put("citizen", "an empty number", Map.of("version", 1, "phone", " "))
            .at("phone", 422, "NULL_REMOVES", "phone"),
        put("citizen", "a number as a number", Map.of("version", 1, "phone", 912345678))
            .at("phone", 400, "WRONG_TYPE", "type.string"),
        put("citizen", "tags in one text", Map.of("version", 1, "tags", "a,b"))
            .at("tags", 400, "WRONG_TYPE", "type.array"),
        put("citizen", "a day that is none", Map.of("version", 1, "movedOutOn", "2026-02-30"))
            .at("movedOutOn", 400, "WRONG_TYPE", "type.date"),
        put("subscription", "no number", removing("phone"))
            .at("phone", 422, "NOT_REMOVABLE", "phone"),
        put("subscription", "no payer", removing("payerHouseholdId"))
            .at("payerHouseholdId", 422, "NOT_REMOVABLE", "payerHouseholdId"),
        put("subscription", "perhaps suspended", removing("suspended"))
            .at("suspended", 422, "NOT_REMOVABLE", "suspended"),
        put("subscription", "another payer there is not", payer("999999"))
            .at("payerHouseholdId", 422, "HOUSEHOLD_UNKNOWN"));
  }

  private static Map<String, Object> removing(String field) {
    Map<String, Object> body = new HashMap<>(Map.of("version", 1));
    body.put(field, null);
    return body;
  }

  private static Map<String, Object> payer(String household) {
    return Map.of("version", 1, "payerHouseholdId", household);
  }

  private static Stream<WrongCall> searches() {
    return Stream.of(
        get("canbo", "citizens?sort=colour")
            .at("sort", 400, "UNKNOWN_SORT", "name, fullName, group, household, createdAt"),
        get("canbo", "households?sort=code,")
            .at("sort", 400, "UNKNOWN_SORT", "group, code, address, createdAt"),
        get("canbo", "groups?sort=--name").at("sort", 400, "UNKNOWN_SORT", "code, name, createdAt"),
        get("canbo", "subscriptions?sort=phone")
            .at(
                "sort",
                400,
                "UNKNOWN_SORT",
                "name, group, household, state, startsOn, endsOn, createdAt"),
        get("canbo", "imports?sort=name;drop%20table%20citizen")
            .at("sort", 400, "UNKNOWN_SORT", "createdAt, finishedAt, state, mode, total"),
        get("canbo", "citizens?phone=").at("phone", 422, "EMPTY_PHONE"),
        get("canbo", "households?phone=khong").at("phone", 422, "NOT_A_NUMBER"),
        get("quantri", "citizens?ward=00367&phone=0912345678").is(403, "PHONE_SEARCH"),
        get("canbo", "subscriptions?state=LOST")
            .at(
                "state",
                422,
                "UNKNOWN_VALUE",
                "ENDED, AWAITING_CONFIRMATION, SUSPENDED, NOT_BEGUN, ACTIVE"),
        WrongCall.by("lanhdao", "by a number he may not see", "GET /notices?phone=0912345678")
            .is(403, "PHONE_SEARCH"),
        WrongCall.by("canbo", "notices by colour", "GET /notices?sort=colour")
            .at("sort", 400, "UNKNOWN_SORT", "title, state, kind, sendAt, createdAt, changedAt"));
  }

  private static WrongCall get(String login, String list) {
    return WrongCall.by(login, list, "GET /registry/" + list);
  }

  private static Stream<WrongCall> consents() {
    String withdraw = "POST /registry/subscriptions/{subscription}/withdraw";
    String confirm = "POST /registry/subscriptions/{subscription}/confirm";
    String invite = "POST /registry/citizens/{citizen}/invitation-consent";
    Map<String, Object> proof = Map.of("channel", "PAPER", "evidence", "Phiếu 1");
    return Stream.of(
        WrongCall.by("canbo", "withdrawn through nothing", withdraw)
            .with(Map.of("reason", "x"))
            .at("channel", 422, "CHANNEL_MISSING", CHANNELS),
        WrongCall.by("canbo", "withdrawn by pigeon", withdraw)
            .with(Map.of("channel", "PIGEON", "reason", "x"))
            .at("channel", 422, "UNKNOWN_VALUE", CHANNELS),
        WrongCall.by("canbo", "withdrawn for no reason", withdraw)
            .with(Map.of("channel", "WARD"))
            .at("reason", 422, "EMPTY_CELL"),
        WrongCall.by("canbo", "withdrawn with a novel", withdraw)
            .with(Map.of("channel", "WARD", "reason", "x".repeat(501)))
            .at("reason", 422, "VALUE_TOO_LONG", 500),
        WrongCall.by("canbo", "proven without evidence", confirm)
            .with(Map.of("channel", "PAPER"))
            .at("evidence", 422, "EMPTY_CELL"),
        WrongCall.by("canbo", "proven once more", confirm)
            .with(proof)
            .is(409, "SUBSCRIPTION_CONFIRMED"),
        WrongCall.by("canbo", "proven too late", "POST /registry/subscriptions/{withdrawn}/confirm")
            .with(proof)
            .is(409, "SUBSCRIPTION_ENDED"),
        WrongCall.by("canbo", "invited by a channel nobody knows", invite)
            .with(Map.of("channel", "TICK", "evidence", "x"))
            .at("channel", 422, "UNKNOWN_VALUE", CHANNELS),
        WrongCall.by("canbo", "an evidence that is empty", "POST /registry/subscriptions")
            .with(Map.of("citizenId", "1", "consentDate", "2026-01-05", "consentEvidence", ""))
            .at("consentEvidence", 422, "EMPTY_CELL"));
  }

  /** Another leader's people and another ward's are as unknown as nothing at all. */
  private static Stream<WrongCall> strangers() {
    Map<String, Object> edit = Map.of("version", 1);
    List<String> paths =
        List.of(
            "groups/{group} GROUP_UNKNOWN",
            "households/{household} HOUSEHOLD_UNKNOWN",
            "citizens/{citizen} CITIZEN_UNKNOWN",
            "subscriptions/{subscription} SUBSCRIPTION_UNKNOWN");
    Stream<WrongCall> foreign =
        paths.stream()
            .map(path -> path.split(" "))
            .flatMap(
                path ->
                    Stream.of(
                        WrongCall.by("canbo2", "seen from next door", "GET /registry/" + path[0])
                            .is(404, path[1]),
                        WrongCall.by("canbo2", "edited from next door", "PUT /registry/" + path[0])
                            .with(edit)
                            .is(404, path[1])));
    return Stream.concat(
        foreign,
        Stream.of(
            WrongCall.by("totruong", "another leader's", "GET /registry/citizens/{neighbour}")
                .is(404, "CITIZEN_UNKNOWN"),
            WrongCall.by("totruong", "edited by another", "PUT /registry/citizens/{neighbour}")
                .with(edit)
                .is(404, "CITIZEN_UNKNOWN"),
            WrongCall.by("lanhdao", "a signer", "GET /registry/citizens/{citizen}")
                .is(403, "ROLE")));
  }
}
