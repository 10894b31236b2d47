package vn.econgdan.registry;

/**
 * A citizen takes a consent back.
 *
 * @param channel through whom he said so
 * @param reason in his words
 * @param ward only from an administrator who is bound to none
 */
public record Withdrawal(ConsentChannel channel, String reason, String ward) {}
