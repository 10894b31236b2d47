package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** What a subscription must be like; every problem at once. */
record SubscriptionRules(PhoneNumbers numbers, BusinessClock clock) {
  private static final int EVIDENCE_MAX = 500;

  Outcome<SubscriptionDraft> check(SubscriptionDraft draft) {
    LocalDate consent = draft.consentDate();
    return new FieldRules()
        .required("citizenId", draft.citizenId(), 20)
        .required("consentEvidence", draft.consentEvidence(), EVIDENCE_MAX)
        .refuseIf(consent == null, Problem.of("consentDate", "EMPTY_CELL"))
        .refuseIf(
            consent != null && consent.isAfter(clock.today()),
            Problem.of("consentDate", "FUTURE_DATE"))
        .refuseIf(
            consent != null && draft.begins().isBefore(consent),
            Problem.of("startsOn", "STARTS_BEFORE_CONSENT"))
        .accept(draft);
  }

  static Outcome<Withdrawal> check(Withdrawal withdrawal) {
    return new FieldRules()
        .optional("channel", withdrawal.channel(), 50)
        .optional("reason", withdrawal.reason(), 500)
        .accept(withdrawal);
  }

  /** A number that can receive SMS, E.164. */
  Outcome<String> mobile(String raw) {
    PhoneReading reading = numbers.read(raw);
    return reading instanceof PhoneReading.Accepted accepted
        ? Outcome.accepted(accepted.number().e164())
        : Outcome.refused(
            Refusal.unacceptable(List.of(((PhoneReading.Refused) reading).problem())));
  }
}
