package vn.econgdan.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.econgdan.simulator.DoubleSubmit;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SubmittedMessage;

/** One notice to a large group, seen from both ends: our rows and what the SMSC counted. */
final class Broadcast {
  private final NodeProcess node;
  private final Simulator smsc;
  private final Notices notices;
  private final String id;

  /** Approved and on its way when this returns. */
  Broadcast(NodeProcess node, Simulator smsc, String group) {
    this(node, smsc, group, "NORMAL");
  }

  /** The same, of this priority. */
  Broadcast(NodeProcess node, Simulator smsc, String group, String priority) {
    this.node = node;
    this.smsc = smsc;
    this.notices = new Notices(node);
    Map<String, Object> draft = Notices.draft("Cắt điện từ 8h đến 11h ngày mai để sửa đường dây");
    draft.put("audience", Map.of("groups", List.of(group)));
    draft.put("priority", priority);
    this.id = notices.approved(draft);
  }

  String id() {
    return id;
  }

  Notices notices() {
    return notices;
  }

  /** Waits until the SMSC took so many different parts. */
  void awaitTaken(int parts) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> taken() >= parts);
  }

  /** Different (number, part) at the SMSC. */
  int taken() {
    return smsc.state().submits().distinct();
  }

  /** Numbers and parts the SMSC took, however often. */
  Set<String> arrived() {
    return smsc.messages().stream()
        .filter(message -> message.id() != null)
        .map(Broadcast::key)
        .collect(Collectors.toSet());
  }

  private static String key(SubmittedMessage message) {
    return "+" + message.number() + "/" + message.part();
  }

  /** Numbers and parts the SMSC took more than once. */
  Set<String> doubles() {
    return smsc.doubles(0, Integer.MAX_VALUE).stream()
        .map(Broadcast::key)
        .collect(Collectors.toSet());
  }

  private static String key(DoubleSubmit twice) {
    return "+" + twice.number() + "/" + twice.part();
  }

  /** Numbers and parts of which we say that somebody may have got them twice. */
  Set<String> marked() {
    return keys("a.possible_double");
  }

  /** Numbers and parts of which nobody knows whether they left. */
  Set<String> inDoubt() {
    return keys("a.state = 'IN_DOUBT' and not a.superseded");
  }

  /** The condition is a constant of this class. */
  private Set<String> keys(String which) {
    String sql =
        """
        select s.msisdn || '/' || s.part_no
        from planned_send p
        join segment s on s.send_month = p.send_month and s.planned_send_id = p.id
        join attempt a on a.send_month = s.send_month and a.segment_id = s.id
        where p.notice_id = ? and\s"""
            + which;
    return node.database()
        .withHandle(
            handle ->
                new HashSet<>(handle.select(sql, Long.valueOf(id)).mapTo(String.class).list()));
  }

  /** Waits until every part is delivered or in doubt; the latter. */
  Set<String> settled(int parts) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> known() == parts);
    return inDoubt();
  }

  private long known() {
    JsonNode progress = notices.progress(id);
    return Notices.parts(progress, "delivered") + Notices.parts(progress, "inDoubt");
  }

  /** The administrator decides that what is in doubt goes out again; how many that were. */
  int decidedToResend() {
    Map<String, Object> decision =
        Map.of(
            "filter", Map.of("noticeId", id),
            "decision", "RESEND",
            "reason", "Máy chủ dừng đột ngột");
    JsonNode answer = node.as("quantri").post("/ops/in-doubt/decide", decision).expect(200).json();
    return answer.get("decided").asInt();
  }

  /** Claimed and not recorded, whoever did it. */
  long claimed() {
    return node.count("select count(*) from exposed_part");
  }
}
