package vn.econgdan.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The arithmetic of measurements. */
final class Figures {
  private Figures() {}

  /** The lower one of the two in the middle when they are even in number. */
  static double median(Collection<? extends Number> figures) {
    return percentile(figures, 50);
  }

  /** By nearest rank: the least figure that so many per cent of all do not exceed. */
  static double percentile(Collection<? extends Number> figures, double percent) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    double[] sorted = figures.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }

  /** Whether two figures differ by no more than this share of the larger. */
  static boolean agree(double one, double other, double share) {
    return Math.abs(one - other) <= share * Math.max(one, other);
  }

  /** The most events in any span of this length, wherever it begins. */
  static int mostWithin(long[] sortedMillis, long spanMillis) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < sortedMillis.length; last++) {
      while (sortedMillis[last] - sortedMillis[first] >= spanMillis) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /**
   * The fewest events in any span of this length that begins with an event and ends before the
   * last; -1 when all of them took less.
   */
  static int fewestWithin(long[] sortedMillis, long spanMillis) {
    int fewest = -1;
    int end = 0;
    for (int first = 0; first < sortedMillis.length; first++) {
      while (end < sortedMillis.length && sortedMillis[end] - sortedMillis[first] < spanMillis) {
        end++;
      }
      if (end == sortedMillis.length) {
        return fewest;
      }
      fewest = fewest < 0 ? end - first : Math.min(fewest, end - first);
    }
    return fewest;
  }

  /**
   * Events a second in each of so many spans of equal length between the first and the last event.
   *
   * @return empty when they all came within one millisecond
   */
  static double[] ratesOf(long[] sortedMillis, int spans) {
    long begin = sortedMillis[0];
    double span = (sortedMillis[sortedMillis.length - 1] - begin) / (double) spans;
    if (span == 0) {
      return new double[0];
    }
    int[] counts = new int[spans];
    for (long at : sortedMillis) {
      counts[Math.min(spans - 1, (int) ((at - begin) / span))]++;
    }
    return Arrays.stream(counts).mapToDouble(count -> count * 1000 / span).toArray();
  }

  static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
