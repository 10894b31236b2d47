package vn.econgdan.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Brings open receipts to their attempts, set-wise and in one transaction. It never waits for a
 * lock: what others hold at this moment is left for the next try, so several nodes, and the
 * recording of answers, cannot block each other here.
 */
final class ReceiptMatcher {
  private static final int LARGEST_LOT = 500;
  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);

  /** Most receipts that find nothing come before the answer to their submit is written. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  private final ReceiptDependencies setup;

  ReceiptMatcher(ReceiptDependencies setup) {
    this.setup = setup;
  }

  /** Returns how many of these found their attempt. */
  int match(List<Long> ids) {
    return setup.worker().inTransaction(handle -> settle(handle, these(handle, ids)));
  }

  /** Returns how many parked ones found their attempt; goes on as long as lots are full. */
  int matchDue() {
    int matched = 0;
    List<OpenReceipt> lot;
    do {
      List<OpenReceipt> tried = new ArrayList<>();
      matched += setup.worker().inTransaction(handle -> settleDue(handle, tried));
      lot = tried;
    } while (lot.size() == LARGEST_LOT);
    return matched;
  }

  private int settleDue(Handle handle, List<OpenReceipt> tried) {
    MatchStore.byIndexOnly(handle);
    tried.addAll(MatchStore.due(handle, setup.clock().now(), LARGEST_LOT));
    return settle(handle, tried);
  }

  private List<OpenReceipt> these(Handle handle, List<Long> ids) {
    MatchStore.byIndexOnly(handle);
    return MatchStore.these(handle, ids);
  }

  private int settle(Handle handle, List<OpenReceipt> receipts) {
    Map<AttemptRef, AttemptRow> free = lock(handle, receipts);
    List<OpenReceipt> matched =
        receipts.stream().filter(receipt -> isAmong(free, receipt)).toList();
    if (!matched.isEmpty()) {
      advance(handle, matched, free);
      MatchStore.matched(handle, matched, setup.clock().now());
    }
    park(handle, receipts.stream().filter(receipt -> !isAmong(free, receipt)).toList());
    return matched.size();
  }

  private static boolean isAmong(Map<AttemptRef, AttemptRow> free, OpenReceipt receipt) {
    return receipt.attempt().map(free::containsKey).orElse(false);
  }

  private static Map<AttemptRef, AttemptRow> lock(Handle handle, List<OpenReceipt> receipts) {
    TreeSet<AttemptRef> wanted =
        receipts.stream()
            .flatMap(receipt -> receipt.attempt().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<AttemptRef, AttemptRow> free = new TreeMap<>();
    byMonth(wanted, AttemptRef::sendMonth)
        .forEach(
            (month, refs) ->
                MatchStore.lock(handle, month, refs).forEach(row -> free.put(row.ref(), row)));
    return free;
  }

  /** In the order of arrival; only attempts that change are written. */
  private void advance(
      Handle handle, List<OpenReceipt> matched, Map<AttemptRef, AttemptRow> before) {
    Map<AttemptRef, AttemptRow> after = new TreeMap<>();
    ToLongFunction<Instant> price = ReceiptGroup.oncePerDay(handle, setup.carrier());
    for (OpenReceipt receipt : matched) {
      AttemptRef ref = receipt.attempt().orElseThrow();
      AttemptRow now = after.getOrDefault(ref, before.get(ref));
      after.put(ref, now.after(receipt, price));
    }
    List<AttemptRow> changed =
        after.values().stream().filter(row -> !row.equals(before.get(row.ref()))).toList();
    byMonth(changed, AttemptRow::sendMonth)
        .forEach((month, rows) -> MatchStore.advance(handle, month, rows));
  }

  private void park(Handle handle, List<OpenReceipt> receipts) {
    if (receipts.isEmpty()) {
      return;
    }
    Instant now = setup.clock().now();
    MatchStore.park(handle, receipts.stream().map(receipt -> parked(receipt, now)).toList());
  }

  private static MatchStore.Parked parked(OpenReceipt receipt, Instant now) {
    if (receipt.attempt().isPresent()) {
      return new MatchStore.Parked(receipt.id(), receipt.tries(), now.plus(BUSY_PAUSE));
    }
    Duration pause = PAUSES.get(Math.min(receipt.tries(), PAUSES.size() - 1));
    return new MatchStore.Parked(receipt.id(), receipt.tries() + 1, now.plus(pause));
  }

  private static <T> Map<LocalDate, List<T>> byMonth(
      Iterable<T> rows, Function<T, LocalDate> month) {
    Map<LocalDate, List<T>> months = new TreeMap<>();
    rows.forEach(row -> months.computeIfAbsent(month.apply(row), m -> new ArrayList<>()).add(row));
    return months;
  }
}
