package vn.econgdan.registry;

/** What a consent is for; each has its own (DOMAIN 5). */
public enum ConsentPurpose {
  NOTICES(ConsentWording.PAPER),
  /** Advertising in the sense of Decree 91/2020. */
  INVITATIONS(ConsentWording.INVITATIONS);

  private final String wording;

  ConsentPurpose(String wording) {
    this.wording = wording;
  }

  /** The version of the text people agree to today. */
  public String wording() {
    return wording;
  }
}
