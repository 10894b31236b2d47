package vn.econgdan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.econgdan.app.node.Node;

/** {@code ./econgdan demo}: the pension notice to tổ 55B, through every hop, told as it happens. */
public final class Demo {
  private static final String OFFICER = "canbo";
  private static final String APPROVER = "lanhdao";
  private static final String TEXT =
      "Kính mời các bác tổ 55B lĩnh lương hưu lúc 8h ngày 05/12 tại nhà sinh hoạt tổ 55B.";
  private static final int LONGEST_SECONDS = 120;
  private static final int LOOKS_A_SECOND = 4;

  private final DemoClient api;
  private final DemoMonth month;

  private Demo(Node node) {
    this.api = new DemoClient(node.host(), node.port());
    this.month = new DemoMonth(api, node.recordsControl());
  }

  /** Tells it; when a step fails it says so, and the system stays up (CONTRACT 1). */
  public static void tell(Node node) throws InterruptedException {
    try {
      new Demo(node).run();
    } catch (IllegalStateException | UncheckedIOException e) {
      say("failed", "lỗi", e.getMessage());
    }
  }

  private void run() throws InterruptedException {
    String notice = write();
    api.post(OFFICER, "/notices/" + notice + "/submit", Map.of("version", 1));
    say("submitted", "trình duyệt", OFFICER + " hands version 1 to an approver");
    approve(notice);
    follow(notice);
  }

  private String write() {
    JsonNode notice =
        api.post(
            OFFICER,
            "/notices",
            Map.of(
                "title", "Lĩnh lương hưu tháng 12",
                "text", TEXT,
                "kind", "PENSION",
                "audience", Map.of("groups", List.of("55B")),
                "priority", "NORMAL",
                "diacritics", "STRIP"));
    say("written", "soạn thảo", OFFICER + " writes notice " + notice.get("id").asText());
    return notice.get("id").asText();
  }

  private void approve(String notice) {
    JsonNode sheet = api.get(APPROVER, "/notices/" + notice + "/approval-sheet");
    say("sheet", "phiếu duyệt", "“" + sheet.get("text").asText() + "”");
    say(
        "",
        "",
        "%s people, %s parts, %s, %s"
            .formatted(
                sheet.get("people"),
                sheet.get("partsTotal"),
                DemoWords.amount(sheet.get("cost").asLong()),
                DemoWords.excluded(sheet.get("excluded"))));
    api.post(
        APPROVER,
        "/notices/" + notice + "/approve",
        Map.of("version", sheet.get("version").asInt(), "hash", sheet.get("hash").asText()));
    String signed = sheet.get("hash").asText().substring(0, 16);
    say("approved", "phê duyệt", APPROVER + " signs hash " + signed + "…");
  }

  private void follow(String notice) throws InterruptedException {
    String shown = "";
    for (int look = 0; look < LONGEST_SECONDS * LOOKS_A_SECOND; look++) {
      JsonNode progress = api.get(OFFICER, "/notices/" + notice + "/progress");
      String line = line(progress);
      if (!line.equals(shown)) {
        say(progress.get("state").asText().toLowerCase(Locale.ROOT), "gửi tin", line);
        shown = line;
      }
      if (isOver(progress)) {
        delivered(progress);
        month.charge();
        month.reconcile();
        say("done", "hoàn tất", "the system goes on; Ctrl-C ends it");
        return;
      }
      TimeUnit.MILLISECONDS.sleep(TimeUnit.SECONDS.toMillis(1) / LOOKS_A_SECOND);
    }
    say("waiting", "còn chờ", "not every receipt came within " + LONGEST_SECONDS + " s");
  }

  private static String line(JsonNode progress) {
    JsonNode parts = progress.get("parts");
    return "%s prepared, %s submitted, %s delivered of %s parts"
        .formatted(
            parts.get("prepared"),
            parts.get("submitted"),
            parts.get("delivered"),
            progress.get("partsTotal"));
  }

  private static boolean isOver(JsonNode progress) {
    return progress.get("state").asText().equals("SENT")
        && progress.get("people").get("waiting").asLong() == 0;
  }

  private static void delivered(JsonNode progress) {
    JsonNode people = progress.get("people");
    say(
        "delivered",
        "đã tới máy",
        "%s of %s people reached, every receipt is stored"
            .formatted(people.get("reached"), people.get("total")));
  }

  static void say(String english, String vietnamese, String what) {
    System.out.printf("  %-10s %-12s %s%n", english, vietnamese, what);
    System.out.flush();
  }
}
