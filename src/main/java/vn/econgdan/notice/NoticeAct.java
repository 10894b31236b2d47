package vn.econgdan.notice;

/** What was done to a notice, as its history says it. */
public enum NoticeAct {
  CREATED,
  EDITED,
  SUBMITTED,
  APPROVED,
  RETURNED,
  REJECTED,
  CANCELLED,
  STOPPED,
  SENDING,
  SENT,
  EXPIRED,
  PAUSED,
  RESUMED,
  HELD
}
