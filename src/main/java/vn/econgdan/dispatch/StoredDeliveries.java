package vn.econgdan.dispatch;

/** Which deliveries of a group are on disk, so that they may be acknowledged (DESIGN 4.6). */
public interface StoredDeliveries {

  /**
   * @param index in the group, from 0
   */
  boolean isStored(int index);
}
