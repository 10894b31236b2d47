package vn.econgdan.registry;

/** How a subscription stands today; the first that applies, as the database's function says. */
public enum SubscriptionState {
  ENDED,
  /** Its consent is claimed and not proven: nothing is sent, nothing is charged. */
  AWAITING_CONFIRMATION,
  SUSPENDED,
  NOT_BEGUN,
  ACTIVE
}
