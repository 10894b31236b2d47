package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.phone.PhoneNumbers;
import vn.econgdan.registry.phone.PhoneReading;
import vn.econgdan.registry.residence.FieldRules;

/** What a subscription must be like; every problem at once. */
record SubscriptionRules(PhoneNumbers numbers, BusinessClock clock) {
  private static final int ID_MAX = 20;
  private static final int TEXT_MAX = 500;

  Outcome<SubscriptionDraft> check(SubscriptionDraft draft) {
    LocalDate consent = draft.consentDate();
    FieldRules rules = new FieldRules().required("citizenId", draft.citizenId(), ID_MAX);
    if (!draft.isClaim()) {
      rules.required("consentEvidence", shown(draft.consentEvidence()), TEXT_MAX);
    }
    return rules
        .refuseIf(consent == null, Problem.of("consentDate", "EMPTY_CELL"))
        .refuseIf(isFuture(consent), Problem.of("consentDate", "FUTURE_DATE"))
        .refuseIf(
            consent != null && draft.begins().isBefore(consent),
            Problem.of("startsOn", "STARTS_BEFORE_CONSENT"))
        .accept(draft);
  }

  private boolean isFuture(LocalDate day) {
    return day != null && day.isAfter(clock.today());
  }

  /** With the new number as it is kept. */
  Outcome<SubscriptionEdit> check(SubscriptionEdit edit) {
    FieldRules rules =
        new FieldRules()
            .version(edit.version())
            .notRemoved("phone", edit.phone())
            .edited("payerHouseholdId", edit.payerHouseholdId(), ID_MAX)
            .notRemoved("suspended", edit.suspended());
    FieldEdit<String> phone =
        edit.phone().value().map(raw -> phone(raw, rules)).orElse(edit.phone());
    return rules.accept(
        new SubscriptionEdit(
            edit.version(), phone, edit.payerHouseholdId(), edit.suspended(), edit.ward()));
  }

  private FieldEdit<String> phone(String raw, FieldRules rules) {
    Outcome<String> read = mobile(raw);
    if (read.isRefused()) {
      read.reason().problems().forEach(problem -> rules.refuseIf(true, problem));
      return FieldEdit.keep();
    }
    return FieldEdit.put(read.value());
  }

  Outcome<ConsentDraft> check(ConsentDraft draft) {
    return new FieldRules()
        .refuseIf(draft.channel() == null, channelMissing())
        .required("evidence", shown(draft.evidence()), TEXT_MAX)
        .refuseIf(isFuture(draft.date()), Problem.of("date", "FUTURE_DATE"))
        .accept(draft);
  }

  /** As written, so that whatever is wrong in it is told; null for no evidence at all. */
  private static String shown(String evidence) {
    return ConsentEvidence.of(evidence).isNone() ? null : evidence;
  }

  static Outcome<Withdrawal> check(Withdrawal withdrawal) {
    return new FieldRules()
        .refuseIf(withdrawal.channel() == null, channelMissing())
        .required("reason", withdrawal.reason(), TEXT_MAX)
        .accept(withdrawal);
  }

  private static Problem channelMissing() {
    String known =
        Stream.of(ConsentChannel.values()).map(Enum::name).collect(Collectors.joining(", "));
    return Problem.of("channel", "CHANNEL_MISSING", known);
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
