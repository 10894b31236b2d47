package vn.econgdan.dispatch.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.dispatch.progress.ProgressStore.RecipientRow;

/** Adds the carrier's errors to recipients, a lot at a time. */
final class RecipientRows implements Consumer<RecipientRow> {
  private static final int LOT = 2_000;

  private final Jdbi worker;
  private final Consumer<RecipientRow> take;
  private final List<RecipientRow> lot = new ArrayList<>();

  /**
   * @param worker the cross-ward pool; asked only about parts that the caller's ward was shown
   */
  RecipientRows(Jdbi worker, Consumer<RecipientRow> take) {
    this.worker = worker;
    this.take = take;
  }

  @Override
  public void accept(RecipientRow row) {
    lot.add(row);
    if (lot.size() == LOT) {
      flush();
    }
  }

  /** Hands on the last ones. */
  void flush() {
    List<Long> failed = lot.stream().flatMap(row -> row.failed().stream()).toList();
    Map<Long, List<String>> errors = failed.isEmpty() ? Map.of() : errors(failed);
    lot.forEach(row -> take.accept(row.with(errors(row, errors))));
    lot.clear();
  }

  private Map<Long, List<String>> errors(List<Long> failed) {
    return worker.inTransaction(
        handle -> ReceiptErrorStore.of(handle, lot.get(0).sendMonth(), failed));
  }

  private static List<String> errors(RecipientRow row, Map<Long, List<String>> all) {
    return row.failed().stream()
        .flatMap(segment -> all.getOrDefault(segment, List.of()).stream())
        .distinct()
        .toList();
  }
}
