package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A subscription: who is served, who pays, from when until when.
 *
 * @param phone the number now, E.164, masked for who need not know it; null when there is none
 * @param endsOn the first day without service; null while it runs
 */
public record SubscriptionView(
    String id,
    String ward,
    String citizenId,
    String payerHouseholdId,
    String phone,
    LocalDate startsOn,
    LocalDate endsOn,
    String endReason,
    Instant suspendedAt) {

  SubscriptionView withPhone(String shown) {
    return new SubscriptionView(
        id, ward, citizenId, payerHouseholdId, shown, startsOn, endsOn, endReason, suspendedAt);
  }
}
