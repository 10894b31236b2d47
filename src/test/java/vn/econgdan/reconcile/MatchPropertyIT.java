package vn.econgdan.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.reconcile.MatchFixture.Ours;
import vn.econgdan.reconcile.MatchFixture.Theirs;
import vn.econgdan.reconcile.MatchOracle.Found;

/** Whatever stands on the two sides: everything is in one bucket, and the buckets add up. */
class MatchPropertyIT {
  private static final CarrierIds IDS = CarrierIds.HEX_IN_RECEIPT;
  private static final List<Long> MOMENTS = List.of(-1L, 0L, 1L, 3_600L, 86_400L * 14);
  private static final List<String> STATES =
      List.of("DELIVERED", "NETWORK_CONFIRMED", "UNDELIVERED", "EXPIRED", "SUBMITTED", "UNKNOWN");
  private static final List<String> WORDS =
      List.of("DELIVRD", "delivrd", "UNDELIV", "Rejectd", "EXPIRED", "ENROUTE", "UNKNOWN", "NOVEL");

  private static Path root;
  private static MatchFixture world;

  @BeforeContainer
  static void database() throws IOException {
    root = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "match");
    world = new MatchFixture(root.resolve("data"));
  }

  @AfterContainer
  static void down() {
    world.close();
  }

  /** Two sides, told by a number: a failing one is tried again with the same. */
  private static final class Sides {
    final List<Ours> ours = new ArrayList<>();
    final List<Theirs> theirs = new ArrayList<>();
    private final Random random;
    private final long[] files;

    Sides(long seed, String carrier) {
      this.random = new Random(seed);
      this.files = new long[] {world.file(carrier), world.file(carrier)};
      int keys = 1 + random.nextInt(12);
      for (int i = 0, n = random.nextInt(30); i < n; i++) {
        both(1_000 + random.nextInt(keys));
      }
      for (int i = 0; i < 12; i++) {
        both(2_000 + i); // mostly once on each side, beside those that are not
      }
    }

    private void both(long id) {
      int partCount = 1 + random.nextInt(3);
      Ours our = our(id, partCount, 1 + random.nextInt(partCount));
      int what = random.nextInt(10);
      if (what != 0) {
        ours.add(what == 1 ? withoutKey(our) : our);
      }
      if (what == 2) {
        ours.add(our(id, our.partCount(), our.partNo())); // a double of ours
      }
      if (what != 3) {
        theirs.add(their(id, our));
      }
      if (what == 4 || what == 0) {
        theirs.add(their(id, our)); // a double of theirs
      }
    }

    private Ours our(long id, int partCount, int partNo) {
      return new Ours(
          world.nextNumber(),
          IDS.ofResponse(Long.toString(id)),
          moment(),
          "+8491234567" + random.nextInt(3),
          pick(STATES),
          5_500_000 + random.nextInt(2),
          partNo,
          partCount);
    }

    private static Ours withoutKey(Ours our) {
      String state = our.state().equals("UNKNOWN") ? "SUBMITTED" : our.state();
      return new Ours(
          our.segment(), null, our.at(), our.msisdn(), state, our.rateE4(), 1, our.partCount());
    }

    /** Mostly as ours; each thing differs now and then. */
    private Theirs their(long id, Ours our) {
      long unit = random.nextInt(6) == 0 ? 4_999_999 : our.rateE4();
      return new Theirs(
          files[random.nextInt(5) == 0 ? 1 : 0],
          world.nextNumber(),
          IDS.ofReceipt(Long.toHexString(id)),
          random.nextInt(3) == 0 ? moment() : our.at(),
          random.nextInt(6) == 0 ? "84912345679" : our.msisdn().substring(1),
          random.nextInt(3) == 0 ? pick(WORDS) : "DELIVRD",
          unit,
          random.nextInt(9) == 0 ? 2 * unit : unit,
          random.nextInt(5) == 0 ? 1 + random.nextInt(4) : our.partNo(),
          random.nextInt(8) == 0 ? our.partCount() + 1 : our.partCount(),
          random.nextInt(12) == 0);
    }

    /** Around the ends of months, as Hanoi counts them. */
    private Instant moment() {
      YearMonth month = MatchFixture.MONTH.minusMonths(2).plusMonths(random.nextInt(5));
      Instant start = month.atDay(1).atStartOfDay(BusinessClock.ZONE).toInstant();
      return start.plus(Duration.ofSeconds(pick(MOMENTS)));
    }

    private <T> T pick(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void every_part_is_in_one_bucket_and_the_buckets_add_up(@ForAll long seed) {
    String carrier = world.nextCarrier();
    Sides sides = new Sides(seed, carrier);
    Sides others = new Sides(seed + 1, world.nextCarrier());
    world.ours(carrier, sides.ours);
    world.theirs(carrier, sides.theirs);
    world.theirs(world.nextCarrier(), others.theirs); // other carriers use the same ids
    MatchOracle oracle = new MatchOracle(sides.ours, sides.theirs);
    List<YearMonth> months =
        IntStream.range(-3, 4).mapToObj(MatchFixture.MONTH::plusMonths).toList();
    for (YearMonth month : months) {
      world.desk(carrier).match(carrier, java.util.Set.of(month));
      check(carrier, month, sides, oracle.month(month));
    }
    List<String> before = world.written(carrier);
    YearMonth again = months.get(Math.floorMod(seed, months.size()));
    world.desk(carrier).match(carrier, java.util.Set.of(again));
    assertThat(world.written(carrier)).isEqualTo(before);
  }

  private static void check(String carrier, YearMonth month, Sides sides, List<Found> expected) {
    if (sides.theirs.stream().noneMatch(row -> row.month().equals(month) && !row.superseded())) {
      assertThat(lines(carrier, month)).isEmpty();
      return;
    }
    Map<String, List<Long>> lines = lines(carrier, month);
    assertThat(lines).isEqualTo(buckets(expected));
    assertThat(sum(lines)).isEqualTo(totals(month, sides));
    assertThat(differences(carrier, month))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .filter(found -> !found.kinds().isEmpty())
                .map(MatchPropertyIT::told)
                .toList());
  }

  private static String told(Found found) {
    return found.kinds()
        + " "
        + found.side()
        + " "
        + (found.our() == null ? null : found.our().segment())
        + " "
        + (found.their() == null ? null : found.their().line());
  }

  /** Each side's total, of what is there and not of what was found. */
  private static List<Long> totals(YearMonth month, Sides sides) {
    List<Ours> ours = sides.ours.stream().filter(our -> our.month().equals(month)).toList();
    List<Theirs> theirs =
        sides.theirs.stream()
            .filter(row -> row.month().equals(month) && !row.superseded())
            .toList();
    return List.of(
        (long) ours.size(),
        ours.stream().mapToLong(Ours::rateE4).sum(),
        (long) theirs.size(),
        theirs.stream().mapToLong(Theirs::amountE4).sum());
  }

  private static List<Long> sum(Map<String, List<Long>> lines) {
    return IntStream.range(0, 4)
        .mapToObj(i -> lines.values().stream().mapToLong(line -> line.get(i)).sum())
        .toList();
  }

  private static Map<String, List<Long>> buckets(List<Found> found) {
    Map<String, List<Long>> buckets = new HashMap<>();
    buckets.put("MATCHED", List.of(0L, 0L, 0L, 0L));
    DifferenceKind.names().forEach(kind -> buckets.put(kind, List.of(0L, 0L, 0L, 0L)));
    for (Found one : found) {
      boolean ours = !one.side().equals("THEIRS");
      boolean theirs = !one.side().equals("OURS");
      List<Long> line = buckets.get(one.kind());
      buckets.put(
          one.kind(),
          List.of(
              line.get(0) + (ours ? 1 : 0),
              line.get(1) + (ours ? one.our().rateE4() : 0),
              line.get(2) + (theirs ? 1 : 0),
              line.get(3) + (theirs ? one.their().amountE4() : 0)));
    }
    return buckets;
  }

  private static Map<String, List<Long>> lines(String carrier, YearMonth month) {
    Map<String, List<Long>> lines = new HashMap<>();
    world
        .database
        .worker()
        .useTransaction(
            handle ->
                StatementStore.lines(handle, new MatchMonth(carrier, month))
                    .forEach(
                        line ->
                            lines.put(
                                line.kind(),
                                List.of(
                                    line.ourParts(),
                                    line.ourAmountE4(),
                                    line.theirParts(),
                                    line.theirAmountE4()))));
    return lines;
  }

  private static List<String> differences(String carrier, YearMonth month) {
    return world
        .database
        .worker()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        select '[' || array_to_string(kind || also_differs, ', ') || '] ' || side || ' '
                          || coalesce(cast(segment_id as text), 'null') || ' ' || coalesce(cast(line as text), 'null')
                        from difference where carrier = :carrier and period = :period
                        """)
                    .bind("carrier", carrier)
                    .bind("period", month.atDay(1))
                    .mapTo(String.class)
                    .list());
  }
}
