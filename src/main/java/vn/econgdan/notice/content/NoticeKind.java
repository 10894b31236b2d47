package vn.econgdan.notice.content;

/** What a notice is about (CONTRACT 4, DOMAIN 4.3). */
public enum NoticeKind {
  PENSION,
  MEETING,
  VACCINATION,
  UTILITY_OUTAGE,
  SAFETY,
  RECEPTION_HOURS,
  PROCEDURE_RESULT,
  MILITARY,
  ENVIRONMENT,
  GENERAL,
  /** Advertising in the sense of Decree 91/2020: another consent, other hours (DOMAIN 2.6). */
  INVITATION;

  /**
   * The consent without which a citizen does not receive it; a value of {@code consent.purpose}.
   */
  public String consentPurpose() {
    return this == INVITATION ? "INVITATIONS" : "NOTICES";
  }
}
