package vn.econgdan.registry;

import java.time.LocalDate;

/**
 * A new subscription with the consent it rests on (DOMAIN 5).
 *
 * @param payerHouseholdId null means the citizen's own household
 * @param phone null means the citizen's number
 * @param startsOn null means the day of consent
 * @param consentEvidence what proves it, e.g. the number of the signed form
 * @param ward only from an administrator who is bound to none
 */
public record SubscriptionDraft(
    String citizenId,
    String payerHouseholdId,
    String phone,
    LocalDate startsOn,
    LocalDate consentDate,
    String consentEvidence,
    String ward) {

  LocalDate begins() {
    return startsOn == null ? consentDate : startsOn;
  }
}
