package vn.econgdan.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whole đồng of exact amounts in 1/10.000 đ: the total is rounded once, half up; its buckets get
 * what they have in whole đồng, and those with the largest remainders one more, so that what is
 * shown adds up to what is shown.
 */
final class StatementMoney {
  private static final long SCALE = 10_000;

  private StatementMoney() {}

  static long total(List<Long> amountsE4) {
    return Math.floorDiv(exact(amountsE4) + SCALE / 2, SCALE);
  }

  /** In the order given; the earlier one of equal remainders is first. */
  static List<Long> shares(List<Long> amountsE4) {
    long left =
        total(amountsE4) - amountsE4.stream().mapToLong(e4 -> Math.floorDiv(e4, SCALE)).sum();
    List<Integer> raised =
        IntStream.range(0, amountsE4.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -Math.floorMod(amountsE4.get(i), SCALE)))
            .limit(left)
            .collect(Collectors.toList());
    return IntStream.range(0, amountsE4.size())
        .mapToObj(i -> Math.floorDiv(amountsE4.get(i), SCALE) + (raised.contains(i) ? 1 : 0))
        .toList();
  }

  private static long exact(List<Long> amountsE4) {
    return amountsE4.stream().reduce(0L, Math::addExact);
  }
}
