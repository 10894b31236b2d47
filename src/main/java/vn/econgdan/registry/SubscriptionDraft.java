package vn.econgdan.registry;

import java.time.LocalDate;

/**
 * A new subscription with the consent it rests on (DOMAIN 5). Without evidence it waits for a
 * confirmation.
 *
 * @param payerHouseholdId null means the citizen's own household
 * @param phone null means the citizen's number
 * @param startsOn null means the day of consent
 * @param consentChannel how the consent came; null means PAPER
 * @param consentEvidence what proves it, e.g. the number of the signed form; null when nothing does
 *     yet
 * @param ward only from an administrator who is bound to none
 */
public record SubscriptionDraft(
    String citizenId,
    String payerHouseholdId,
    String phone,
    LocalDate startsOn,
    LocalDate consentDate,
    ConsentChannel consentChannel,
    String consentEvidence,
    String ward) {

  ConsentChannel channel() {
    return consentChannel == null ? ConsentChannel.PAPER : consentChannel;
  }

  /** Nothing proves the consent yet. */
  boolean isClaim() {
    return consentEvidence == null;
  }

  LocalDate begins() {
    return startsOn == null ? consentDate : startsOn;
  }
}
