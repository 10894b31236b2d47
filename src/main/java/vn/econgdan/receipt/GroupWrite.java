package vn.econgdan.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Stores a group of deliveries, and when one of them cannot be stored the others all the same: a
 * commit that fails by its rows is tried again in halves, down to the row. Any other failure, and
 * too many of these, leaves what is not stored yet to the carrier.
 */
final class GroupWrite {
  /** One bad row among 200 costs nine commits that fail; more than two of them wait. */
  private static final int MOST_FAILURES = 20;

  private final Function<List<ReceivedDelivery>, List<Long>> commit;
  private final Predicate<RuntimeException> aboutTheRow;
  private final List<Long> open = new ArrayList<>();
  private final Set<Integer> notStored = new TreeSet<>();
  private RuntimeException failure;
  private int failures;

  /**
   * @param commit writes deliveries in one transaction; returns the ids that look for attempts
   * @param aboutTheRow whether a failure is a row's, so that others may still be stored
   */
  GroupWrite(
      Function<List<ReceivedDelivery>, List<Long>> commit,
      Predicate<RuntimeException> aboutTheRow) {
    this.commit = commit;
    this.aboutTheRow = aboutTheRow;
  }

  CommittedGroup of(List<ReceivedDelivery> arrivals) {
    store(arrivals, 0, arrivals.size());
    return new CommittedGroup(open, notStored);
  }

  /** The last one. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private void store(List<ReceivedDelivery> arrivals, int from, int to) {
    if (!mayTry()) {
      leave(from, to);
      return;
    }
    try {
      open.addAll(commit.apply(arrivals.subList(from, to)));
    } catch (RuntimeException e) {
      failure = e;
      failures++;
      halve(arrivals, from, to);
    }
  }

  private boolean mayTry() {
    return failures == 0 || failures < MOST_FAILURES && aboutTheRow.test(failure);
  }

  private void halve(List<ReceivedDelivery> arrivals, int from, int to) {
    if (to - from == 1) {
      leave(from, to);
      return;
    }
    int middle = (from + to) / 2;
    store(arrivals, from, middle);
    store(arrivals, middle, to);
  }

  private void leave(int from, int to) {
    for (int position = from; position < to; position++) {
      notStored.add(position);
    }
  }
}
