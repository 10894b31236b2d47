package vn.econgdan.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What is measured.
 *
 * @param rows of the carrier's file, about; as many attempts of ours
 * @param runs of the system and of the limit each, after one that warms up and is not counted
 */
record RecordsBenchOptions(int rows, int runs) {
  static final String HELP =
      """
      usage: econgdan bench records [--rows 3000000] [--runs 3]

      A carrier's file of so many records is received, staged and matched against as many attempts,
      over and over, and beside each run the same file is brought in by one bare COPY and joined
      once, which is the limit. docs/performance.md says how to read the table.
      """;

  private static final RecordsBenchOptions USUAL = new RecordsBenchOptions(3_000_000, 3);

  /** An {@link IllegalArgumentException} names the argument that makes no sense. */
  static RecordsBenchOptions read(List<String> args) {
    RecordsBenchOptions options = USUAL;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private RecordsBenchOptions with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--rows" ->
          new RecordsBenchOptions(BenchOptions.number(name, rest, 1_000, 4_000_000), runs);
      case "--runs" -> new RecordsBenchOptions(rows, BenchOptions.number(name, rest, 1, 100));
      default -> throw new IllegalArgumentException("unknown argument " + name);
    };
  }
}
