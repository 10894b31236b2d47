package vn.econgdan.dispatch;

/** What a carrier's answer means for the part it was given for (DESIGN 4.2). */
public enum CarrierVerdict {
  /** The carrier took it. */
  ACCEPTED(false),
  /** Too fast: the same part again, after a pause that doubles. */
  THROTTLED(true),
  /** The carrier's fault for the moment: the same part again, later. */
  TEMPORARY(true),
  /** This part will never be taken. */
  PERMANENT(false),
  /** The link is set up wrongly: the part is sound, a person must act before it can leave. */
  CONFIGURATION(true),
  /** The link is not there: the same part again once it is bound. */
  LINK_LOST(true);

  private final boolean retryable;

  CarrierVerdict(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the same part may be offered to the carrier again. */
  public boolean retryable() {
    return retryable;
  }
}
