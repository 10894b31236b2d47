package vn.econgdan.notice.content;

/** How a notice leaves; also the name of its lane. */
public enum Priority {
  /** Inside the send window only. */
  NORMAL,
  /** At any hour, before all others. */
  URGENT
}
