package vn.econgdan.billing;

/**
 * What a run of a month did.
 *
 * @param month as {@code 2026-11}
 * @param fee đồng a month, as the month's first run found it
 * @param charged subscriptions that got a charge now; 0 when all had theirs
 * @param amount of these charges, đồng
 * @param corrected lines of difference that were added now
 * @param correctedBy what these lines add up to, đồng
 */
public record RunView(
    String month,
    String state,
    long fee,
    String proration,
    long charged,
    long amount,
    long corrected,
    long correctedBy) {}
