package vn.econgdan.registry;

/** Which wording people agreed to (DOMAIN 5): the version stands with each consent. */
final class ConsentWording {
  /** Notices: the paper form that leaders collect; its text is read out on the other channels. */
  static final String PAPER = "PHIEU-2026-01";

  /** Invitations: the separate box of the same form. */
  static final String INVITATIONS = "PHIEU-MOI-2026-01";

  private ConsentWording() {}
}
