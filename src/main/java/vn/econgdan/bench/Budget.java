package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a part costs, and what it may cost (docs/performance.md).
 *
 * @param parts of the broadcast
 * @param counted by the server between its due time and its end
 */
record Budget(int parts, Counted counted, BenchStatisticsStore.Wal wal, RunCost cost) {
  private static final String LINE = "| %-40s | %9s | %9s |%n";

  /**
   * Inserts and updates the design allows a table. What is not named may have next to none: a row a
   * lot, not a row a part.
   */
  private static final Map<String, Allowed> ALLOWED =
      Map.of(
          "segment", new Allowed(1, 0),
          "attempt", new Allowed(1, 1),
          "receipt_raw", new Allowed(1, 0));

  private static final Allowed A_LOT = new Allowed(0.02, 0.02);

  private record Allowed(double inserted, double updated) {}

  /** What the server counted. */
  record Counted(
      Map<String, BenchStatisticsStore.Table> tables,
      long statements,
      long commits,
      long entriesRead) {

    Counted since(Counted before) {
      Map<String, BenchStatisticsStore.Table> since = new TreeMap<>();
      tables.forEach(
          (name, table) ->
              since.put(
                  name,
                  table.since(
                      before.tables.getOrDefault(name, BenchStatisticsStore.Table.none(name)))));
      return new Counted(
          since,
          statements - before.statements,
          commits - before.commits,
          entriesRead - before.entriesRead);
    }
  }

  /** Returns whether all of it is within its limit. */
  boolean print(PrintStream out) {
    out.printf("%n" + LINE, "of a part", "measured", "at most");
    out.println("|---|---|---|");
    boolean within = true;
    for (Entry entry : entries()) {
      out.printf(LINE, entry.what(), Figures.two(entry.measured()), entry.told());
      within &= entry.isWithin();
    }
    out.println(within ? "within the budget" : "over the budget where marked with !");
    return within;
  }

  /** One line of it. */
  record Entry(String what, double measured, double limit) {
    /** A count is of whole things: a hundredth over is the work of ticks and sweeps. */
    boolean isWithin() {
      return measured <= limit + 0.01;
    }

    String told() {
      return Figures.two(limit) + (isWithin() ? "" : " !");
    }
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    counted.tables().values().stream()
        .filter(table -> ALLOWED.containsKey(table.name()) || isMoreThanALot(table))
        .sorted(Comparator.comparing(BenchStatisticsStore.Table::name))
        .forEach(table -> entries.addAll(of(table)));
    entries.add(new Entry("index entries", each(wal.indexEntries()), 7));
    entries.add(new Entry("WAL, octets", each(cost.walOctets()), 1_600));
    entries.add(new Entry("WAL, octets but page images", each(withoutImages()), 1_600));
    entries.add(new Entry("statements (round trips at most)", each(counted.statements()), 0.05));
    entries.add(new Entry("commits", each(counted.commits()), 0.02));
    entries.add(new Entry("index entries read", each(counted.entriesRead()), 20));
    entries.add(new Entry("JVM, µs of processor", cost.jvmMicros(parts), 45));
    entries.add(new Entry("PostgreSQL, µs of processor", cost.postgresMicros(parts), 80));
    return entries;
  }

  private boolean isMoreThanALot(BenchStatisticsStore.Table table) {
    return each(table.inserted() + table.updated() + table.deleted()) > A_LOT.inserted();
  }

  private long withoutImages() {
    return cost.walOctets() - wal.pageImages();
  }

  private List<Entry> of(BenchStatisticsStore.Table table) {
    Allowed allowed = ALLOWED.getOrDefault(table.name(), A_LOT);
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(table.name() + " inserted", each(table.inserted()), allowed.inserted()));
    if (each(table.updated()) > A_LOT.updated()) {
      entries.add(new Entry(table.name() + " updated", each(table.updated()), allowed.updated()));
      entries.add(
          new Entry(
              table.name() + " updated, not HOT",
              each(table.updated() - table.hot()),
              A_LOT.updated()));
    }
    if (each(table.deleted()) > A_LOT.inserted()) {
      entries.add(new Entry(table.name() + " deleted", each(table.deleted()), A_LOT.inserted()));
    }
    return entries;
  }

  private double each(long all) {
    return all / (double) parts;
  }
}
