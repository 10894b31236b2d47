package vn.econgdan.registry;

/**
 * A citizen wants no more messages.
 *
 * @param channel through whom he said so: LEADER, WARD, HOTLINE…; null means WARD
 * @param reason in his words; may be null
 * @param ward only from an administrator who is bound to none
 */
public record Withdrawal(String channel, String reason, String ward) {

  /** What is kept with the consent. */
  String through() {
    String by = channel == null || channel.isBlank() ? "WARD" : channel.strip();
    return reason == null || reason.isBlank() ? by : by + ": " + reason.strip();
  }
}
