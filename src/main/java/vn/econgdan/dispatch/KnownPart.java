package vn.econgdan.dispatch;

/**
 * The part that a receipt speaks of, as this node remembers it.
 *
 * @param attempt all that was known of its attempt when it was found, without the price
 * @param through how it was found
 */
public record KnownPart(AttemptRecord attempt, Through through) {

  /** By what a receipt names its part. */
  public enum Through {
    CARRIER_ID,
    REFERENCE
  }
}
