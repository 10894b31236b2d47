package vn.econgdan.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up households of ward 00367, brought in the way a ward brings them: by a CSV upload. */
final class People {
  private People() {}

  /** {@code count} people with a number of their own each, in one group. */
  static String csv(String group, int count) {
    return csv(group, 0, count);
  }

  /** The same, from the {@code first} on: others than those of another group. */
  private static String csv(String group, int first, int count) {
    return "group_code,household_code,address,full_name,phone,consent_date,consent_evidence\n"
        + IntStream.range(first, first + count)
            .mapToObj(
                i -> "%s,N%06d,,Nguoi %06d,%s,2026-01-05,phieu".formatted(group, i, i, phone(i)))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  static String phone(int index) {
    return "09%08d".formatted(10_000_000 + index);
  }

  /** Imports them and waits until they are there. */
  static void imported(NodeProcess node, String group, int count) {
    imported(node, group, 0, count);
  }

  /** The same, from the {@code first} on. */
  static void imported(NodeProcess node, String group, int first, int count) {
    byte[] csv = csv(group, first, count).getBytes(StandardCharsets.UTF_8);
    String id =
        node.as("canbo").upload("/registry/imports?mode=apply", "text/csv", csv).expect(202).id();
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> state(node, id).get("state").asText().equals("APPLIED"));
    long refused = state(node, id).get("refused").asLong();
    if (refused > 0) {
      throw new AssertionError(refused + " rows were refused: " + state(node, id));
    }
  }

  private static JsonNode state(NodeProcess node, String id) {
    return node.as("canbo").get("/registry/imports/" + id).expect(200).json();
  }
}
