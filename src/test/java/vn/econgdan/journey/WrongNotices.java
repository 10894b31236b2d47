package vn.econgdan.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may be wrong with a notice, as it is written. */
final class WrongNotices {
  private static final String KINDS =
      "PENSION, MEETING, VACCINATION, UTILITY_OUTAGE, SAFETY, RECEPTION_HOURS, PROCEDURE_RESULT,"
          + " MILITARY, ENVIRONMENT, GENERAL, INVITATION";

  private static final String FIELDS =
      "title, text, kind, audience, priority, sendAt, validUntil, diacritics, relatesTo, ward";

  private WrongNotices() {}

  static Stream<WrongCall> all() {
    return Stream.of(fields(), bodies(), audiences(), times()).flatMap(cases -> cases);
  }

  private static WrongCall draft(String name, String field, Object value) {
    Map<String, Object> draft = new HashMap<>(Notices.draft("Thông báo họp tổ."));
    draft.put(field, value);
    return posted(name, draft);
  }

  private static WrongCall posted(String name, Object body) {
    return WrongCall.by("canbo", name, "POST /notices").with(body);
  }

  private static Stream<WrongCall> fields() {
    return Stream.of(
        draft("a field nobody knows", "colour", "red").at("colour", 400, "UNKNOWN_FIELD", FIELDS),
        draft("an unknown field inside", "audience", Map.of("street", List.of("x")))
            .at("audience.street", 400, "UNKNOWN_FIELD", "wholeWard, groups, tags, households"),
        draft("a number for a title", "title", 7).at("title", 400, "WRONG_TYPE", "type.string"),
        draft("a text for an audience", "audience", "55B")
            .at("audience", 400, "WRONG_TYPE", "type.object"),
        draft("a text for a list", "audience", Map.of("groups", "55B"))
            .at("audience.groups", 400, "WRONG_TYPE", "type.array"),
        draft("a number in a list", "audience", Map.of("groups", List.of(55)))
            .at("audience.groups[0]", 400, "WRONG_TYPE", "type.string"),
        draft("a text for a yes or no", "audience", Map.of("wholeWard", "yes"))
            .at("audience.wholeWard", 400, "WRONG_TYPE", "type.boolean"),
        draft("a time without offset", "sendAt", "2026-12-05T08:00:00")
            .at("sendAt", 400, "WRONG_TYPE", "type.date-time"),
        draft("a kind nobody knows", "kind", "PARTY").at("kind", 422, "UNKNOWN_VALUE", KINDS),
        draft("a priority nobody knows", "priority", "HIGH")
            .at("priority", 422, "UNKNOWN_VALUE", "NORMAL, URGENT"),
        draft("a number for a priority", "priority", 0)
            .at("priority", 400, "WRONG_TYPE", "type.string"),
        draft("no title", "title", null).at("title", 422, "REQUIRED"),
        draft("a title of 201 letters", "title", "đ".repeat(201))
            .at("title", 422, "TITLE_TOO_LONG", 201, 200),
        draft("a title with a broken letter", "title", "a\0b")
            .at("title", 422, "BROKEN_CHARACTER", "U+0000"),
        draft("no kind", "kind", null).at("kind", 422, "REQUIRED_ONE_OF", KINDS),
        draft("no text", "text", null).at("text", 422, "EMPTY_TEXT"),
        draft("a text of blanks", "text", "  ").at("text", 422, "EMPTY_TEXT"),
        draft("a text of 11 parts", "text", "x".repeat(1600)).at("text", 422, "TOO_LONG", 11, 10),
        draft("a placeholder nobody fills", "text", "Kinh gui {ten}")
            .at("text", 422, "UNKNOWN_PLACEHOLDER", "ten"),
        draft("a relation to no notice", "relatesTo", relation("999999"))
            .at("relatesTo.noticeId", 422, "UNKNOWN_NOTICE", "999999"),
        draft("a relation to another ward's notice", "relatesTo", relation("{foreign}"))
            .at("relatesTo.noticeId", 422, "UNKNOWN_NOTICE", "{foreign}"),
        draft("a relation to a draft", "relatesTo", relation("{draft}"))
            .at("relatesTo.noticeId", 422, "RELATES_TO_DRAFT", "{draft}"),
        draft("another ward", "ward", "00352").is(403, "WARD_FOREIGN"),
        WrongCall.by("quantri", "an administrator who writes", "POST /notices")
            .with(Notices.draft("Họp"))
            .is(403, "ROLE"),
        WrongCall.by("quantri", "an administrator who names no ward", "GET /notices")
            .is(403, "WARD_REQUIRED"));
  }

  private static Map<String, Object> relation(String notice) {
    return Map.of("noticeId", notice, "relation", "CANCELS");
  }

  private static Stream<WrongCall> bodies() {
    return Stream.of(
        posted("half a JSON", "{\"title\": \"Họp\", ").is(400, "BODY_NOT_JSON"),
        posted("JSON and more", "{} {}").is(400, "BODY_NOT_JSON"),
        posted("a field twice", "{\"title\": \"a\", \"title\": \"b\"}").is(400, "BODY_NOT_JSON"),
        posted("null", "null").is(400, "BODY_NOT_JSON"),
        posted("a list", "[]").is(400, "BODY_NOT_JSON"),
        posted("nothing", "").is(400, "BODY_MISSING"),
        posted("octets that are no text", new byte[] {0, 0, '{', 0}).is(400, "BODY_NOT_JSON"),
        posted("UTF-16 in disguise", new byte[] {'{', (byte) 0xff, '}'}).is(400, "BODY_NOT_JSON"),
        posted("an empty object", Map.of()).at("title", 422, "REQUIRED"),
        WrongCall.by("canbo", "a preview of nothing", "POST /notices/preview")
            .with("null")
            .is(400, "BODY_NOT_JSON"),
        WrongCall.by("canbo", "a preview of too much", "POST /notices/preview")
            .with(Notices.draft("x".repeat(1600)))
            .at("text", 422, "TOO_LONG", 11, 10));
  }

  private static Stream<WrongCall> audiences() {
    return Stream.of(
        draft("no audience", "audience", null).at("audience", 422, "AUDIENCE_EMPTY"),
        draft("an empty audience", "audience", Map.of()).at("audience", 422, "AUDIENCE_EMPTY"),
        draft("an empty list", "audience", Map.of("groups", List.of()))
            .at("audience", 422, "AUDIENCE_EMPTY"),
        draft("not the whole ward", "audience", Map.of("wholeWard", false))
            .at("audience", 422, "AUDIENCE_EMPTY"),
        draft(
                "an empty list beside a full one",
                "audience",
                Map.of("groups", List.of("55B"), "tags", List.of()))
            .at("audience", 422, "AUDIENCE_EMPTY"),
        draft(
                "the whole ward and a group",
                "audience",
                Map.of("wholeWard", true, "groups", List.of("55B")))
            .at("audience", 422, "AUDIENCE_CONTRADICTS"),
        draft("a group without name", "audience", Map.of("groups", List.of(" ")))
            .at("audience", 422, "AUDIENCE_ITEM"),
        draft("another ward's group", "audience", Map.of("groups", List.of("1")))
            .at("audience.groups", 422, "UNKNOWN_GROUP", "1"),
        draft("an unknown tag", "audience", Map.of("tags", List.of("phi công")))
            .at("audience.tags", 422, "UNKNOWN_TAG", "phi công"),
        draft("an unknown household", "audience", Map.of("households", List.of("K-9")))
            .at("audience.households", 422, "UNKNOWN_HOUSEHOLD", "K-9"));
  }

  private static Stream<WrongCall> times() {
    Instant now = Instant.now();
    return Stream.of(
        draft("two minutes ago", "sendAt", now.minusSeconds(120).toString())
            .at("sendAt", 422, "SEND_AT_PAST"),
        draft("in two years", "sendAt", now.plusSeconds(63_072_000).toString())
            .at("sendAt", 422, "TOO_FAR_AHEAD", 366),
        draft("valid until before now", "validUntil", now.minusSeconds(5).toString())
            .at("validUntil", 422, "VALID_UNTIL_TOO_EARLY"),
        posted("valid until before it is sent", expired(now))
            .at("validUntil", 422, "VALID_UNTIL_TOO_EARLY"));
  }

  private static Map<String, Object> expired(Instant now) {
    Map<String, Object> draft = Notices.draft("Họp");
    draft.put("sendAt", now.plusSeconds(7200).toString());
    draft.put("validUntil", now.plusSeconds(3600).toString());
    return draft;
  }
}
