package vn.econgdan.dispatch;

/** The part that a receipt speaks of, as this node remembers it. */
public final class KnownPart {
  /** How a part was found. */
  public enum Through {
    CARRIER_ID,
    REFERENCE
  }

  private final PartInHand part;
  private final AttemptRecord attempt;
  private final Through through;

  KnownPart(PartInHand part, Through through) {
    this.part = part;
    this.attempt = part.attempt();
    this.through = through;
  }

  /** All that was known of the attempt when the part was found, without its price. */
  public AttemptRecord attempt() {
    return attempt;
  }

  public Through through() {
    return through;
  }

  /** The attempt is on disk with all of {@link #attempt()}: nobody need write its answer again. */
  public void written() {
    if (attempt.answeredAt() != null) {
      part.setRecorded();
    }
  }
}
