package vn.econgdan.registry;

/**
 * Changes to a running subscription; null leaves as it is.
 *
 * @param ward only from an administrator who is bound to none
 */
public record SubscriptionEdit(
    String phone, String payerHouseholdId, Boolean suspended, String ward) {}
