package vn.econgdan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.econgdan.demo.DemoClient;
import vn.econgdan.kernel.BusinessClock;

/** One run of the system: a notice through the API, until its last receipt is matched. */
final class BenchNotice {
  private static final String OFFICER = "canbo";
  private static final String APPROVER = "lanhdao";
  private static final String TEXT =
      "Kính mời các bác lĩnh lương hưu lúc 8h ngày 05/12 tại tổ 55B.";
  private static final long LOOK_MILLIS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final BenchEnvironment bed;
  private final DemoClient api;
  private final BusinessClock clock = BusinessClock.system();

  BenchNotice(BenchEnvironment bed) {
    this.bed = bed;
    this.api = bed.api();
  }

  /** Of a run and the send it made. */
  record Run(long send, BenchFigures figures) {}

  Run run() throws InterruptedException {
    bed.smsc().reset();
    String notice = submitted();
    JsonNode sheet = api.get(APPROVER, "/notices/" + notice + "/approval-sheet");
    Instant asked = clock.now();
    api.post(
        APPROVER,
        "/notices/" + notice + "/approve",
        Map.of("version", sheet.get("version").asInt(), "hash", sheet.get("hash").asText()));
    Instant approved = clock.now();
    long send =
        bed.database().withHandle(handle -> BenchStore.sendOf(handle, Long.parseLong(notice)));
    BenchStore.Parts parts = awaitParts(send);
    return new Run(send, figures(asked, approved, parts));
  }

  private String submitted() {
    String notice =
        api.post(
                OFFICER,
                "/notices",
                Map.of(
                    "title", "bench",
                    "text", TEXT,
                    "kind", "GENERAL",
                    "audience", Map.of("groups", List.of(BenchStore.GROUP)),
                    "priority", "NORMAL",
                    "diacritics", "STRIP"))
            .get("id")
            .asText();
    api.post(OFFICER, "/notices/" + notice + "/submit", Map.of("version", 1));
    return notice;
  }

  /** The database is asked only when the SMSC says that every receipt was acknowledged. */
  private BenchStore.Parts awaitParts(long send) throws InterruptedException {
    int wanted = bed.options().recipients();
    long seen = 0;
    long since = System.nanoTime();
    BenchStore.Parts parts = new BenchStore.Parts(0, 0, null);
    while (parts.delivered() < wanted && System.nanoTime() - since < PATIENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      long acknowledged = bed.smsc().receiptsAcknowledged();
      since = acknowledged > seen ? System.nanoTime() : since;
      seen = Math.max(seen, acknowledged);
      if (acknowledged >= wanted) {
        parts = bed.database().withHandle(handle -> BenchStore.parts(handle, send));
      }
    }
    return parts.lastMatched() != null
        ? parts
        : bed.database().withHandle(handle -> BenchStore.parts(handle, send));
  }

  private BenchFigures figures(Instant asked, Instant approved, BenchStore.Parts parts) {
    Instant first = bed.smsc().submittedAt(0);
    Instant last = bed.smsc().submittedAt(bed.smsc().submits() - 1);
    Instant committed = parts.lastMatched() == null ? clock.now() : parts.lastMatched();
    return BenchFigures.of(
        bed.options().recipients(),
        new BenchFigures.Times(asked, approved, first, last, committed),
        new BenchFigures.Found(parts.inDoubt(), bed.smsc().doubles(), parts.delivered()));
  }
}
