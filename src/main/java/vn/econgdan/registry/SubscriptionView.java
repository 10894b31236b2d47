package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A subscription: who is served, who pays, from when until when, on which consent.
 *
 * @param phone the number now, E.164, masked for who need not know it; null when there is none
 * @param endsOn the first day without service; null while it runs
 * @param consent what it rests on, or what is claimed while it waits; null when there is none
 * @param version counts its changes; an edit names the one it was made on
 */
public record SubscriptionView(
    String id,
    String ward,
    String citizenId,
    String payerHouseholdId,
    String phone,
    SubscriptionState state,
    LocalDate startsOn,
    LocalDate endsOn,
    String endReason,
    Instant suspendedAt,
    ConsentView consent,
    int version,
    Instant createdAt) {

  SubscriptionView withPhone(String shown) {
    return new SubscriptionView(
        id,
        ward,
        citizenId,
        payerHouseholdId,
        shown,
        state,
        startsOn,
        endsOn,
        endReason,
        suspendedAt,
        consent,
        version,
        createdAt);
  }
}
