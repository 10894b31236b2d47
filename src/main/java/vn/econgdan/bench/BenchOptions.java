package vn.econgdan.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What is measured.
 *
 * @param recipients people of one part each
 * @param runs of the system and of the limit each, after one that warms up and is not counted
 * @param latencyMs the simulator's, from a submit to its answer
 * @param window outstanding submits of the one bind
 */
record BenchOptions(int recipients, int runs, int latencyMs, int window) {
  static final String HELP =
      """
      usage: econgdan bench [--recipients 20000] [--runs 3] [--latency-ms 0] [--window 100]
             econgdan bench charges …     a month's charges (--help tells more)

      Sends one notice to so many made-up people, over and over, and beside each run the same parts
      over a bare pipeline (JDBC and jSMPP, nothing else), which is the limit. Takes free ports and
      a temporary directory, which is removed. docs/performance.md says how to read the table.
      """;

  private static final BenchOptions USUAL = new BenchOptions(20_000, 3, 0, 100);
  private static final int MOST_RECIPIENTS = 5_000_000;

  /** An {@link IllegalArgumentException} names the argument that makes no sense. */
  static BenchOptions read(List<String> args) {
    BenchOptions options = USUAL;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private BenchOptions with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--recipients" ->
          new BenchOptions(number(name, rest, 1, MOST_RECIPIENTS), runs, latencyMs, window);
      case "--runs" -> new BenchOptions(recipients, number(name, rest, 1, 100), latencyMs, window);
      case "--latency-ms" ->
          new BenchOptions(recipients, runs, number(name, rest, 0, 5_000), window);
      case "--window" ->
          new BenchOptions(recipients, runs, latencyMs, number(name, rest, 1, 10_000));
      default -> throw new IllegalArgumentException("unknown argument " + name);
    };
  }

  static int number(String name, Iterator<String> rest, int least, int most) {
    String value = rest.hasNext() ? rest.next() : "";
    boolean fits = value.matches("\\d{1,9}");
    int number = fits ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(name + " takes a number from " + least + " to " + most);
    }
    return number;
  }
}
