package vn.econgdan.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import vn.econgdan.tariff.Proration;

/**
 * What is measured.
 *
 * @param subscriptions of one citizen each
 * @param runs of the month and of the limit each, after one that warms up and is not counted
 */
record ChargeBenchOptions(int subscriptions, int runs, Proration proration) {
  static final String HELP =
      """
      usage: econgdan bench charges [--subscriptions 1000000] [--runs 5] [--proration none]

      Charges one month for so many made-up subscriptions, over and over, and beside each run writes
      the same rows with one bare INSERT … SELECT, which is the limit. docs/performance.md says more.
      """;

  private static final ChargeBenchOptions USUAL =
      new ChargeBenchOptions(1_000_000, 5, Proration.NONE);

  /** An {@link IllegalArgumentException} names the argument that makes no sense. */
  static ChargeBenchOptions read(List<String> args) {
    ChargeBenchOptions options = USUAL;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private ChargeBenchOptions with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--subscriptions" ->
          new ChargeBenchOptions(BenchOptions.number(name, rest, 1, 20_000_000), runs, proration);
      case "--runs" ->
          new ChargeBenchOptions(subscriptions, BenchOptions.number(name, rest, 1, 100), proration);
      case "--proration" -> new ChargeBenchOptions(subscriptions, runs, proration(rest));
      default -> throw new IllegalArgumentException("unknown argument " + name);
    };
  }

  private static Proration proration(Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "";
    return Arrays.stream(Proration.values())
        .filter(rule -> rule.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--proration takes none, daily_30 or free_first_month"));
  }
}
