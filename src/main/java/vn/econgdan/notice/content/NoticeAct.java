package vn.econgdan.notice.content;

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
  HELD,
  /** It replaces, corrects or cancels another notice, or another one does that to it. */
  RELATED,
  IN_DOUBT_RESENT,
  IN_DOUBT_GIVEN_UP,
  IN_DOUBT_ACCEPTED
}
