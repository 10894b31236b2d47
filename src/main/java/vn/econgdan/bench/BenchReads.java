package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What people look at while and after a broadcast: its progress, its list of recipients. */
final class BenchReads {
  private static final int CALLS = 20;

  private final BenchApi api;
  private final String notice;

  BenchReads(BenchApi api, String notice) {
    this.api = api;
    this.notice = notice;
  }

  void print(PrintStream out) {
    List<Double> calls = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      calls.add(
          millis(() -> api.get(BenchPeople.MAIN.officer(), "/notices/" + notice + "/progress")));
    }
    BenchScenario.told(
        out, "progress, ms a call, median", Figures.median(calls), BenchScenario.Limit.atMost(50));
    long[] octets = new long[1];
    double took =
        millis(
            () ->
                octets[0] =
                    api.download(
                        BenchPeople.MAIN.officer(), "/notices/" + notice + "/recipients.csv"));
    out.printf("recipients.csv: %.1f MB in %.1f s%n", octets[0] / 1e6, took / 1e3);
  }

  private static double millis(Runnable call) {
    return ElapsedNanos.of(call) / 1e6;
  }
}
