package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.econgdan.bench.BenchScenario.Limit;

/** Whether a limit on parts a second is kept and used: routine, urgent and retried parts. */
final class RateScenario implements BenchScenario {
  private static final int USUAL_SECONDS = 30;
  private static final long TEN_SECONDS = 10_000;
  private static final long SECOND = 1_000;
  private static final String RETRIES =
      "{\"answers\":{\"rules\":[{\"do\":\"REFUSE\",\"status\":\"0x08\",\"every\":50}]}}";

  private final PrintStream out;

  RateScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    int limit = bed.options().of(BenchOption.TPS);
    List<BenchPeople.Group> routine = BenchPeople.broadcast(people(bed.options(), limit));
    bed.people(routine);
    bed.people(List.of(BenchPeople.urgent()));
    bed.smsc().reset();
    bed.smsc().behave(RETRIES);

    BenchNotice notices = new BenchNotice(bed.api());
    List<String> ids = new ArrayList<>();
    ids.add(notices.approved(BenchNotice.Wish.routine(BenchPeople.codes(routine))).id());
    ids.add(notices.approved(BenchNotice.Wish.urgent(List.of(BenchPeople.URGENT_GROUP))).id());
    int parts = BenchPeople.count(routine) + BenchPeople.SMALL;
    ReceiptWatch.Ended ended = new ReceiptWatch(bed).awaitAll(ids, parts);
    told(bed, limit, parts);
    return ended.parts().delivered() == parts && bed.smsc().doubles() == 0;
  }

  private static int people(BenchOptions options, int limit) {
    return options.given().containsKey(BenchOption.RECIPIENTS)
        ? options.recipients()
        : limit * USUAL_SECONDS;
  }

  /** While there was work: until as many had left as there were parts; what follows is retries. */
  private void told(BenchEnvironment bed, int limit, int parts) {
    List<BenchSmsc.Submit> submits = bed.smsc().submitsFrom(0);
    long[] all = submits.stream().mapToLong(submit -> submit.at().toEpochMilli()).toArray();
    long[] busy = Arrays.copyOf(all, Math.min(parts, all.length));
    out.printf(
        "%d submits of %d parts (every fiftieth was refused once), limit %d a second%n",
        all.length, parts, limit);
    int fewest = Figures.fewestWithin(busy, TEN_SECONDS);
    if (fewest < 0) {
      out.println("it took less than ten seconds: more --recipients tell more");
    } else {
      Limit used = new Limit(98, 100);
      BenchScenario.told(out, "least 10-second mean, %", percent(fewest, limit), used);
      int most = Figures.mostWithin(busy, TEN_SECONDS);
      BenchScenario.told(out, "greatest 10-second mean, %", percent(most, limit), used);
    }
    BenchScenario.told(
        out,
        "most in any second",
        Figures.mostWithin(all, SECOND),
        Limit.atMost(limit + Math.max(1, limit / 100)));
  }

  private static double percent(int parts, int limit) {
    return parts * 100.0 / (limit * (TEN_SECONDS / SECOND));
  }
}
