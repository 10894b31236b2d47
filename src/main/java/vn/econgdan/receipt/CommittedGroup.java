package vn.econgdan.receipt;

import java.util.List;
import java.util.Set;
import vn.econgdan.dispatch.StoredDeliveries;

/**
 * Deliveries that were stored together.
 *
 * @param open ids of the receipts among them that look for their attempts
 * @param notStored places in the group, from 0, of what could not be stored
 */
public record CommittedGroup(List<Long> open, Set<Integer> notStored) implements StoredDeliveries {
  public CommittedGroup {
    open = List.copyOf(open);
    notStored = Set.copyOf(notStored);
  }

  /** All of them are stored. */
  static CommittedGroup of(List<Long> open) {
    return new CommittedGroup(open, Set.of());
  }

  @Override
  public boolean isStored(int index) {
    return !notStored.contains(index);
  }

  /** Whether there is something to match. */
  public boolean isWaiting() {
    return !open.isEmpty();
  }
}
