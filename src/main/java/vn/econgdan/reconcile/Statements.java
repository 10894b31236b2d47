package vn.econgdan.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import vn.econgdan.reconcile.StatementStore.Head;
import vn.econgdan.reconcile.StatementStore.Line;
import vn.econgdan.reconcile.StatementView.Bucket;
import vn.econgdan.reconcile.StatementView.Share;
import vn.econgdan.reconcile.StatementView.State;

/** Statements as they are shown. */
final class Statements {
  private static final Bucket NOTHING = new Bucket(new Share(0, 0), new Share(0, 0));

  private Statements() {}

  /** What the last match said; without one, what of ours waits for records. */
  static StatementView of(Handle handle, MatchMonth month) {
    return StatementStore.find(handle, month)
        .map(head -> view(month, Optional.of(head), StatementStore.lines(handle, month)))
        .orElseGet(
            () -> view(month, Optional.empty(), List.of(StatementStore.waiting(handle, month))));
  }

  private static StatementView view(MatchMonth month, Optional<Head> head, List<Line> lines) {
    List<Long> ours = amounts(lines, Line::ourAmountE4);
    List<Long> theirs = amounts(lines, Line::theirAmountE4);
    Map<String, Bucket> buckets = buckets(lines, ours, theirs);
    return new StatementView(
        month.carrier(),
        month.month().toString(),
        head.map(found -> State.valueOf(found.state())).orElseGet(() -> unmatched(lines)),
        head.map(Head::matchedAt).orElse(null),
        head.map(Head::files).orElse(List.of()).stream().map(String::valueOf).toList(),
        buckets.getOrDefault(DifferenceKind.MATCHED, NOTHING),
        differences(buckets),
        new Share(parts(lines, Line::ourParts), StatementMoney.total(ours)),
        new Share(parts(lines, Line::theirParts), StatementMoney.total(theirs)));
  }

  private static State unmatched(List<Line> lines) {
    return parts(lines, Line::ourParts) == 0 ? State.EMPTY : State.AWAITING_RECORDS;
  }

  private static Map<String, Bucket> buckets(
      List<Line> lines, List<Long> oursE4, List<Long> theirsE4) {
    List<Long> ours = StatementMoney.shares(oursE4);
    List<Long> theirs = StatementMoney.shares(theirsE4);
    Function<Integer, Bucket> bucket =
        i ->
            new Bucket(
                new Share(lines.get(i).ourParts(), ours.get(i)),
                new Share(lines.get(i).theirParts(), theirs.get(i)));
    return IntStream.range(0, lines.size())
        .boxed()
        .collect(Collectors.toMap(i -> lines.get(i).kind(), bucket));
  }

  private static Map<DifferenceKind, Bucket> differences(Map<String, Bucket> buckets) {
    Map<DifferenceKind, Bucket> all = new EnumMap<>(DifferenceKind.class);
    for (DifferenceKind kind : DifferenceKind.values()) {
      all.put(kind, buckets.getOrDefault(kind.name(), NOTHING));
    }
    return all;
  }

  private static List<Long> amounts(List<Line> lines, Function<Line, Long> amount) {
    return lines.stream().map(amount).toList();
  }

  private static long parts(List<Line> lines, ToLongFunction<Line> parts) {
    return lines.stream().mapToLong(parts).sum();
  }
}
