package vn.econgdan.receipt;

import java.util.List;

/**
 * Receipts that one commit stored and that now look for their attempts. Of all deliveries of a
 * group the first carries it, so that a group travels once.
 *
 * @param open ids of those receipts
 */
public record CommittedGroup(List<Long> open) {
  static final CommittedGroup NOTHING = new CommittedGroup(List.of());

  public CommittedGroup {
    open = List.copyOf(open);
  }

  /** Whether there is something to match. */
  public boolean isWaiting() {
    return !open.isEmpty();
  }
}
