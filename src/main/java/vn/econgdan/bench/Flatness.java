package vn.econgdan.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How even a run was, tenth by tenth of its parts.
 *
 * @param slowest parts a second in the slowest tenth
 * @param fastest parts a second in the fastest
 * @param heapFirst least heap in use during the first tenth, octets: what a collection left
 * @param heapLast the same of the last
 */
record Flatness(double slowest, double fastest, long heapFirst, long heapLast) {
  private static final int TENTHS = 10;

  /** The first tenth has the start in it and does not count for the rates. */
  static Flatness of(List<ReceiptWatch.Seen> seen, int parts) {
    List<Double> rates = new ArrayList<>();
    for (int tenth = 1; tenth < TENTHS; tenth++) {
      ReceiptWatch.Seen begin = reached(seen, (long) parts * tenth / TENTHS);
      ReceiptWatch.Seen end = reached(seen, (long) parts * (tenth + 1) / TENTHS);
      if (end.nanos() > begin.nanos()) {
        long come = end.acknowledged() - begin.acknowledged();
        rates.add(come * 1e9 / (end.nanos() - begin.nanos()));
      }
    }
    return new Flatness(
        rates.stream().mapToDouble(rate -> rate).min().orElse(0),
        rates.stream().mapToDouble(rate -> rate).max().orElse(0),
        least(seen, 0, parts / TENTHS),
        least(seen, (long) parts * (TENTHS - 1) / TENTHS, parts));
  }

  private static ReceiptWatch.Seen reached(List<ReceiptWatch.Seen> seen, long parts) {
    return seen.stream()
        .filter(look -> look.acknowledged() >= parts)
        .findFirst()
        .orElse(seen.get(seen.size() - 1));
  }

  private static long least(List<ReceiptWatch.Seen> seen, long from, long until) {
    return seen.stream()
        .filter(look -> look.acknowledged() >= from && look.acknowledged() <= until)
        .mapToLong(ReceiptWatch.Seen::heap)
        .min()
        .orElse(0);
  }

  String told() {
    return String.format(
        "after the first tenth: slowest tenth %.0f msg/s, fastest %.0f; least heap in the first tenth %d MB, in the last %d MB",
        slowest, fastest, heapFirst >> 20, heapLast >> 20);
  }
}
