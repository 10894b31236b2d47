package vn.econgdan.bench;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What is measured.
 *
 * @param given what the command line said; the rest is as usual
 */
record BenchOptions(Map<BenchOption, Integer> given) {
  static final String HELP =
      """
      usage: econgdan bench [OPTION…]     broadcasts, beside the same rows by bare JDBC and jSMPP
             econgdan bench charges …     a month's charges (--help tells more)
             econgdan bench records …     a carrier's file of records (--help tells more)

      """
          + BenchOption.help()
          + """

      Takes free ports and a temporary directory, which is removed. Exit code 0: every part accounted
      for, once; 1: not; 2: wrong usage. docs/performance.md says how to read what is printed.
      """;

  /**
   * An {@link IllegalArgumentException} names the argument that makes no sense.
   *
   * @throws IllegalArgumentException for an unknown option, or a number out of bounds
   */
  static BenchOptions read(List<String> args) {
    Map<BenchOption, Integer> given = new EnumMap<>(BenchOption.class);
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      BenchOption option =
          BenchOption.named(word)
              .orElseThrow(() -> new IllegalArgumentException("unknown argument " + word));
      given.put(option, option.isFlag() ? 1 : number(word, rest, option.least(), option.most()));
    }
    return new BenchOptions(given);
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

  int of(BenchOption option) {
    return given.getOrDefault(option, option.usual());
  }

  boolean has(BenchOption option) {
    return of(option) > 0;
  }

  int recipients() {
    return of(BenchOption.RECIPIENTS);
  }

  int runs() {
    return of(BenchOption.RUNS);
  }

  int window() {
    return of(BenchOption.WINDOW);
  }

  int latencyMs() {
    return of(BenchOption.LATENCY_MS);
  }

  int nodes() {
    return of(BenchOption.NODES);
  }

  /** As when the setting is missing; the limit gets the same. */
  int exposed() {
    return Math.max(4 * window(), 500);
  }

  /** Answers a second that one window lets through at most; infinite without latency. */
  double windowByLatency() {
    return latencyMs() == 0 ? Double.POSITIVE_INFINITY : window() * 1000.0 / latencyMs();
  }
}
