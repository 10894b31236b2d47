package vn.econgdan.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** One option of {@code econgdan bench}: its default, its bounds, and what it is for. */
enum BenchOption {
  RECIPIENTS("--recipients", 100_000, 1, 5_000_000, "people of one part each"),
  RUNS("--runs", 4, 1, 100, "turns of each side that count"),
  WINDOW("--window", 100, 1, 10_000, "outstanding submits of a bind"),
  LATENCY_MS("--latency-ms", 0, 0, 5_000, "the carrier's, from a submit to its answer"),
  NODES("--nodes", 1, 1, 2, "2: one node, then two on the same database"),
  WARDS("--wards", 1, 1, 126, "one ward of --recipients, the others of 450 people, at once"),
  TPS("--tps", 0, 0, 1_000_000, "ECONGDAN_SMPP_TPS: is the limit kept, and used"),
  POLLERS("--pollers", 0, 0, 200, "clients that ask for progress ten times a second"),
  DUE("--due", 0, 0, 1_000, "so many small sends: from due time to first submit"),
  URGENT("--urgent", "an urgent notice to 450 while the broadcast runs"),
  FRESH("--fresh", "the first broadcast of an installation, straight after the import");

  private final String word;
  private final int usual;
  private final int least;
  private final int most;
  private final String meaning;

  BenchOption(String word, int usual, int least, int most, String meaning) {
    this.word = word;
    this.usual = usual;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** A flag: 1 when it is there. */
  BenchOption(String word, String meaning) {
    this(word, 0, 1, 1, meaning);
  }

  static Optional<BenchOption> named(String word) {
    return Arrays.stream(values()).filter(option -> option.word.equals(word)).findFirst();
  }

  boolean isFlag() {
    return least == most;
  }

  String word() {
    return word;
  }

  int usual() {
    return usual;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  static String help() {
    return Arrays.stream(values()).map(BenchOption::line).collect(Collectors.joining());
  }

  private String line() {
    String taken = isFlag() ? word : word + " " + usual;
    return String.format("  %-20s %s%n", taken, meaning);
  }
}
