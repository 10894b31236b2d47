package vn.econgdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What the people of ward 00367 do with a notice, over the API. */
final class Notices {
  private static final List<String> COUNTERS =
      List.of(
          "prepared",
          "submitted",
          "inDoubt",
          "networkConfirmed",
          "delivered",
          "undelivered",
          "expired",
          "refused",
          "lapsed",
          "unknown",
          "suppressed");

  private final NodeProcess node;

  Notices(NodeProcess node) {
    this.node = node;
  }

  /** A routine notice without diacritics to tổ 55B; change what the test is about. */
  static Map<String, Object> draft(String text) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("title", "Thông báo");
    draft.put("text", text);
    draft.put("kind", "GENERAL");
    draft.put("priority", "NORMAL");
    draft.put("diacritics", "STRIP");
    draft.put("audience", Map.of("groups", List.of("55B")));
    return draft;
  }

  /** Writes and submits; returns the notice's id. */
  String submitted(Map<String, Object> draft) {
    String id = node.as("canbo").post("/notices", draft).expect(201).id();
    node.as("canbo").post("/notices/" + id + "/submit", Map.of("version", 1)).expect(200);
    return id;
  }

  JsonNode sheet(String id) {
    return node.as("lanhdao").get("/notices/" + id + "/approval-sheet").expect(200).json();
  }

  /** Writes, submits, and has it approved as the sheet shows it; returns the notice's id. */
  String approved(Map<String, Object> draft) {
    String id = submitted(draft);
    JsonNode sheet = sheet(id);
    Map<String, Object> signature =
        Map.of("version", sheet.get("version").asInt(), "hash", sheet.get("hash").asText());
    node.as("lanhdao").post("/notices/" + id + "/approve", signature).expect(200);
    return id;
  }

  /** Progress; fails when a part stands in no counter, or in two. */
  JsonNode progress(String id) {
    JsonNode progress = node.as("canbo").get("/notices/" + id + "/progress").expect(200).json();
    long counted = COUNTERS.stream().mapToLong(name -> parts(progress, name)).sum();
    if (counted != progress.get("partsTotal").asLong()) {
      throw new AssertionError("the counters do not add up: " + progress);
    }
    return progress;
  }

  static long parts(JsonNode progress, String counter) {
    return progress.get("parts").get(counter).asLong();
  }

  long parts(String id, String counter) {
    return parts(progress(id), counter);
  }

  /** Waits until as many parts stand in this counter. */
  JsonNode await(String id, String counter, long parts, Duration atMost) {
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> parts(id, counter) == parts);
    return progress(id);
  }

  void awaitState(String id, String state, Duration atMost) {
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> progress(id).get("state").asText().equals(state));
  }
}
