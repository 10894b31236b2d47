package vn.econgdan.journey;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the edge refuses before any door hears of it. */
final class WrongRequests {
  private WrongRequests() {}

  static Stream<WrongCall> all() {
    return Stream.concat(logins(), requests());
  }

  private static Stream<WrongCall> logins() {
    return Stream.of(
        WrongCall.by(null, "nobody", "GET /notices").is(401, "NOT_LOGGED_IN"),
        WrongCall.by(null, "nobody writes", "POST /notices")
            .with(Notices.draft("Họp"))
            .is(401, "NOT_LOGGED_IN"),
        WrongCall.by(null, "nobody uploads", "POST /registry/imports?mode=apply")
            .with("x")
            .header("Content-Type", "text/csv")
            .is(401, "NOT_LOGGED_IN"),
        WrongCall.by("nguoila", "a stranger", "GET /notices").is(401, "UNAUTHENTICATED"));
  }

  private static Stream<WrongCall> requests() {
    Map<String, Object> large = Notices.draft("x".repeat(1 << 20));
    return Stream.of(
        WrongCall.by("canbo", "a path that is none", "GET /notes").is(404, "PATH_UNKNOWN"),
        WrongCall.by("canbo", "a notice deleted", "DELETE /notices/{draft}")
            .is(405, "METHOD", "DELETE", "GET, HEAD, OPTIONS, PUT"),
        WrongCall.by("canbo", "an import changed", "PUT /registry/imports/{import}")
            .with(Map.of())
            .is(405, "METHOD", "PUT", "GET, HEAD, OPTIONS"),
        WrongCall.by("canbo", "a form", "POST /notices")
            .with("title=x")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .at("Content-Type", 415, "MEDIA_TYPE", "application/json"),
        WrongCall.by("canbo", "more than 1 MiB", "POST /notices")
            .with(large)
            .is(413, "BODY_TOO_LARGE"),
        WrongCall.by("canbo", "a parameter nobody knows", "GET /notices?colour=red")
            .at("colour", 400, "UNKNOWN_PARAMETER", "state, ward, phone, q, sort, page, size"),
        WrongCall.by("canbo", "one where none belongs", "POST /notices?state=DRAFT")
            .with(Notices.draft("Họp"))
            .at("state", 400, "UNKNOWN_PARAMETER", "–"),
        WrongCall.by("canbo", "a parameter twice", "GET /notices?page=1&page=2")
            .at("page", 400, "REPEATED_PARAMETER"),
        WrongCall.by("canbo", "page 0", "GET /notices?page=0")
            .at("page", 400, "OUT_OF_RANGE", 1, Integer.MAX_VALUE),
        WrongCall.by("canbo", "a page of 1001", "GET /notices?size=1001")
            .at("size", 400, "OUT_OF_RANGE", 1, 1000),
        WrongCall.by("canbo", "a page named one", "GET /notices?page=one")
            .at("page", 400, "WRONG_TYPE", "type.integer"),
        WrongCall.by("quantri", "a notice named abc", "GET /ops/in-doubt?notice=abc")
            .at("notice", 400, "WRONG_TYPE", "type.id"),
        WrongCall.by("canbo", "a search for NUL", "GET /registry/citizens?q=%00")
            .at("q", 400, "BROKEN_CHARACTER", "U+0000"),
        WrongCall.by("canbo", "a month 13", "POST /registry/subscriptions")
            .with(Map.of("citizenId", "1", "consentDate", "2026-13-01", "consentEvidence", "x"))
            .at("consentDate", 400, "WRONG_TYPE", "type.date"),
        WrongCall.by("quantri", "a name with NUL", "POST /accounts")
            .with(
                Map.of("login", "nul", "password", "bon-tu-khong-dinh-nhau", "displayName", "a\0b"))
            .at("displayName", 422, "BROKEN_CHARACTER", "U+0000"),
        WrongCall.by("canbo", "JSON in another compression", "POST /notices")
            .with(Notices.draft("Họp"))
            .header("Content-Encoding", "deflate")
            .at("Content-Encoding", 415, "CONTENT_ENCODING", "gzip, identity"),
        account("a ward there is not", "99999", List.of("OFFICER"), List.of())
            .at("ward", 422, "WARD_UNKNOWN", "99999"),
        account("the leader of no group", "00367", List.of("LEADER"), List.of("99Z"))
            .at("groups", 422, "GROUP_UNKNOWN"),
        account("a carrier in a ward", "00367", List.of("BACK_OFFICE", "OFFICER"), List.of())
            .at("roles", 422, "ROLES_CONTRADICT"),
        WrongCall.by("canbo", "a group's code in another case", "POST /registry/groups")
            .with(Map.of("code", " 55b ", "name", "Tổ"))
            .at("code", 409, "CODE_TAKEN"),
        WrongCall.by("canbo", "a state nobody knows", "GET /notices?state=LOST")
            .at("state", 422, "UNKNOWN_VALUE", STATES),
        WrongCall.by("canbo", "a key with a space", "POST /notices")
            .with(Notices.draft("Họp"))
            .header("Idempotency-Key", "a b")
            .at("Idempotency-Key", 400, "IDEMPOTENCY_KEY_MALFORMED"));
  }

  private static WrongCall account(
      String name, String ward, List<String> roles, List<String> groups) {
    return WrongCall.by("quantri", name, "POST /accounts")
        .with(
            Map.of(
                "login",
                "moi",
                "password",
                "bon-tu-khong-dinh-nhau",
                "displayName",
                "Mới",
                "ward",
                ward,
                "roles",
                roles,
                "groups",
                groups));
  }

  private static final String STATES =
      "DRAFT, SUBMITTED, RETURNED, REJECTED, SCHEDULED, SENDING, PAUSED, SENT, STOPPED, CANCELLED,"
          + " EXPIRED";
}
