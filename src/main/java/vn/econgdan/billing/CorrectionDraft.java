package vn.econgdan.billing;

/**
 * A person's line.
 *
 * @param subscriptionId whose charge
 * @param amount đồng more (or less, when negative) than was charged; null is refused
 * @param forMonth the month that is corrected, {@code 2026-10}; null means the one it stands in
 * @param reason why, for the audit and for who asks
 */
public record CorrectionDraft(String subscriptionId, Long amount, String forMonth, String reason) {}
