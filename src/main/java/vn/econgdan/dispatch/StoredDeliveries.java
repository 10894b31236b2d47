package vn.econgdan.dispatch;

/**
 * What the receipt route says of a group of deliveries: which are on disk. Only those are
 * acknowledged to the carrier, which brings the others again (DESIGN 4.6).
 */
@FunctionalInterface
public interface StoredDeliveries {
  /** Nothing is on disk for certain. */
  StoredDeliveries NONE = position -> false;

  /** Whether the delivery at this place of the group, from 0, is on disk. */
  boolean isStored(int position);
}
