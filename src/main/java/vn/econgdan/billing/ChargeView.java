package vn.econgdan.billing;

/**
 * One subscription's charge for a month, in đồng.
 *
 * @param subscriptionId whose; names and numbers stand in the registry
 * @param householdId who paid for it when it was charged
 * @param fee of a whole month
 * @param days with service
 * @param corrections of all lines for this month and subscription, in whatever month they stand
 * @param total amount and corrections
 */
public record ChargeView(
    String subscriptionId,
    String ward,
    String group,
    String householdId,
    long fee,
    int days,
    String proration,
    long amount,
    long corrections,
    long total) {}
