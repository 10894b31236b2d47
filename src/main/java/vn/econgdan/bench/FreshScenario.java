package vn.econgdan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.econgdan.bench.BenchScenario.Limit;

/** The first broadcast of an installation, straight after its people were imported. */
final class FreshScenario implements BenchScenario {
  private static final int LINES = 50_000;
  private static final long LOOK_MILLIS = 100;

  private final PrintStream out;

  FreshScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> groups = BenchPeople.broadcast(bed.options().recipients());
    double importing = ElapsedNanos.of(() -> imported(bed.api(), groups)) / 1e9;
    BenchTable table = new BenchTable(out);
    table.head(bed.options().recipients());
    SystemRun system = new SystemRun(bed);
    SystemRun.Ran first = system.run(groups);
    table.add("first", first.figures());
    new Warming(table).warm("steady", () -> system.run(groups).figures());
    for (int run = 0; run < bed.options().runs(); run++) {
      table.add("steady", system.run(groups).figures());
    }
    out.printf("%nimport of the people: %.1f s%n", importing);
    told("sheet, s", first.notice().sheetSeconds(), Limit.atMost(1));
    told("approve, s", first.figures().approving().toNanos() / 1e9, Limit.atMost(2));
    told(
        "first by steady",
        table.ratio("first", "steady", BenchFigures::perSecond),
        Limit.atLeast(0.7));
    return table.isWhole();
  }

  private void told(String what, double figure, Limit limit) {
    BenchScenario.told(out, what, figure, limit);
  }

  private static void imported(BenchApi api, List<BenchPeople.Group> groups) {
    for (BenchPeople.Group group : groups) {
      for (int from = 0; from < group.people(); from += LINES) {
        int until = Math.min(from + LINES, group.people());
        imported(api, BenchPeople.csv(group, from, until));
      }
    }
  }

  private static void imported(BenchApi api, byte[] csv) {
    String officer = BenchPeople.MAIN.officer();
    String id = api.upload(officer, "/registry/imports?mode=apply", csv).get("id").asText();
    JsonNode look = api.get(officer, "/registry/imports/" + id + "?size=1");
    while (look.get("state").asText().equals("RUNNING")) {
      pause();
      look = api.get(officer, "/registry/imports/" + id + "?size=1");
    }
    if (!look.get("state").asText().equals("APPLIED") || look.get("refused").asInt() > 0) {
      throw new IllegalStateException("the import ended as " + look);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
