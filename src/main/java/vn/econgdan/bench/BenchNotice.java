package vn.econgdan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.kernel.BusinessClock;

/** A notice as two people of a ward bring it on its way, over the API. */
final class BenchNotice {
  private static final String TEXT =
      "Kính mời các bác lĩnh lương hưu lúc 8h ngày 05/12 tại tổ 55B.";

  private final BenchApi api;
  private final BusinessClock clock = BusinessClock.system();

  BenchNotice(BenchApi api) {
    this.api = api;
  }

  /**
   * Who sends what to whom.
   *
   * @param sendAt empty: at once
   */
  record Wish(
      BenchPeople.Ward ward, List<String> groups, boolean urgent, Optional<Instant> sendAt) {
    static Wish routine(List<String> groups) {
      return new Wish(BenchPeople.MAIN, groups, false, Optional.empty());
    }

    static Wish urgent(List<String> groups) {
      return new Wish(BenchPeople.MAIN, groups, true, Optional.empty());
    }
  }

  /**
   * An approved one.
   *
   * @param sheetSeconds how long the approval sheet took
   */
  record Approved(String id, double sheetSeconds, Instant asked, Instant answered) {}

  /** Written, submitted, approved. */
  Approved approved(Wish wish) {
    String id = submitted(wish);
    String path = "/notices/" + id;
    long begun = System.nanoTime();
    JsonNode sheet = api.get(wish.ward().approver(), path + "/approval-sheet");
    double sheetSeconds = (System.nanoTime() - begun) / 1e9;
    Instant asked = clock.now();
    api.post(
        wish.ward().approver(),
        path + "/approve",
        Map.of("version", sheet.get("version").asInt(), "hash", sheet.get("hash").asText()));
    return new Approved(id, sheetSeconds, asked, clock.now());
  }

  private String submitted(Wish wish) {
    Map<String, Object> notice = new HashMap<>();
    notice.put("title", "bench");
    notice.put("text", TEXT);
    notice.put("kind", "GENERAL");
    notice.put("audience", Map.of("groups", wish.groups()));
    notice.put("priority", wish.urgent() ? "URGENT" : "NORMAL");
    notice.put("diacritics", "STRIP");
    wish.sendAt().ifPresent(at -> notice.put("sendAt", at.toString()));
    String id = api.post(wish.ward().officer(), "/notices", notice).get("id").asText();
    api.post(wish.ward().officer(), "/notices/" + id + "/submit", Map.of("version", 1));
    return id;
  }
}
