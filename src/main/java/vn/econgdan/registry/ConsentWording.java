package vn.econgdan.registry;

/** Which wording people agreed to (DOMAIN 5): the version stands with each consent. */
final class ConsentWording {
  /** The paper form that leaders collect. */
  static final String PAPER = "PHIEU-2026-01";

  private ConsentWording() {}
}
