package vn.econgdan.dispatch;

/** Urgent parts have their own queue and leave at any hour; routine ones keep the send window. */
public enum Lane {
  URGENT,
  NORMAL
}
