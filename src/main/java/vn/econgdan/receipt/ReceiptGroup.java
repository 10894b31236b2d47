package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import vn.econgdan.dispatch.AttemptRecord;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.dispatch.KnownPart;
import vn.econgdan.kernel.BusinessClock;

/**
 * Writes deliveries in one transaction: as they came, and with them what they say of parts that
 * this node knows. Only the others wait to be matched.
 */
final class ReceiptGroup {
  private final ReceiptDependencies setup;

  ReceiptGroup(ReceiptDependencies setup) {
    this.setup = setup;
  }

  /** Returns the ids of those that look for their attempt; call in a transaction. */
  List<Long> store(Handle handle, List<ReceivedDelivery> arrivals) {
    List<ReceiptStore.Row> rows = rows(handle, arrivals);
    setup.attempts().write(handle, attempts(handle, rows));
    ReceiptStore.raw(handle, setup.carrier().carrier(), rows);
    List<ReceiptStore.Row> open = rows.stream().filter(ReceiptGroup::isOpen).toList();
    if (!open.isEmpty()) {
      ReceiptStore.open(handle, setup, open);
    }
    handle.afterCommit(() -> rows.forEach(this::tell));
    return open.stream().map(ReceiptStore.Row::id).toList();
  }

  private List<ReceiptStore.Row> rows(Handle handle, List<ReceivedDelivery> arrivals) {
    List<Long> ids = ReceiptStore.ids(handle, arrivals.size());
    List<ReceiptStore.Row> rows = new ArrayList<>();
    for (int i = 0; i < arrivals.size(); i++) {
      ReceivedDelivery arrival = arrivals.get(i);
      rows.add(new ReceiptStore.Row(ids.get(i), arrival, known(arrival).orElse(null)));
    }
    return rows;
  }

  private Optional<KnownPart> known(ReceivedDelivery arrival) {
    return arrival.isAboutAnAttempt()
        ? setup
            .attempts()
            .find(
                arrival.keys(), arrival.recipient(), arrival.read().ids().reference().orElse(null))
        : Optional.empty();
  }

  private static boolean isOpen(ReceiptStore.Row row) {
    return row.known() == null && row.arrival().isAboutAnAttempt();
  }

  private void tell(ReceiptStore.Row row) {
    if (row.known() != null) {
      setup.attempts().written(row.known());
    }
  }

  /** Each attempt once, after all that the group says of it, in the order of arrival. */
  private List<AttemptRecord> attempts(Handle handle, List<ReceiptStore.Row> rows) {
    Map<AttemptRef, AttemptRecord> attempts = new TreeMap<>();
    ToLongFunction<Instant> price = oncePerDay(handle, setup.carrier());
    for (ReceiptStore.Row row : rows) {
      if (row.known() != null) {
        AttemptRecord attempt = row.known().attempt();
        attempts.merge(
            AttemptRef.of(attempt),
            after(attempt, row.arrival(), price),
            (before, now) -> after(before, row.arrival(), price));
      }
    }
    return List.copyOf(attempts.values());
  }

  /** That there is a receipt proves that the carrier took the part: it has an id, and a price. */
  private AttemptRecord after(
      AttemptRecord attempt, ReceivedDelivery arrival, ToLongFunction<Instant> price) {
    String next = AttemptAdvance.after(attempt.state(), arrival.says(setup.meaning()));
    boolean justFinal = AttemptAdvance.isFinal(next) && attempt.finalAt() == null;
    return attempt
        .named(arrival.carrierId(), arrival.carrierKey())
        .in(
            next,
            price.applyAsLong(attempt.claimedAt()),
            justFinal ? arrival.receivedAt() : attempt.finalAt());
  }

  /** Prices are dated by the day: one question a group, not one a receipt. */
  static ToLongFunction<Instant> oncePerDay(Handle handle, CarrierPolicy carrier) {
    Map<LocalDate, Long> prices = new HashMap<>();
    return taken ->
        prices.computeIfAbsent(
            BusinessClock.local(taken).toLocalDate(), day -> carrier.rateE4(handle, taken));
  }
}
