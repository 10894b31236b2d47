package vn.econgdan.simulator;

/** A deliver_sm on its way to the client, until it is acknowledged. */
abstract class Delivery {
  /** When it is to leave, on the loop's clock. */
  long dueNanos;

  private long sentNanos;
  private int attempts;

  Delivery(long dueNanos) {
    this.dueNanos = dueNanos;
  }

  /** The account whose binds may take it. */
  abstract String systemId();

  /** The connection it belongs to. */
  abstract int connection();

  abstract void write(PduWriter out, int sequence);

  /** The counts it is entered in. */
  abstract Tally.Deliveries tally();

  void sent(long now) {
    sentNanos = now;
    tally().sent(attempts++);
  }

  long sentNanos() {
    return sentNanos;
  }
}
