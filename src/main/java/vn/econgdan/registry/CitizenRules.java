package vn.econgdan.registry;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.CitizenChange.Phone;
import vn.econgdan.registry.phone.PhoneInput;
import vn.econgdan.registry.phone.PhoneNumbers;
import vn.econgdan.registry.phone.PhoneReading;
import vn.econgdan.registry.residence.FieldRules;

/** What a citizen's draft must be like; every problem at once. */
record CitizenRules(PhoneNumbers numbers) {
  private static final int ID_MAX = 20;
  private static final int NAME_MAX = 100;
  private static final int TAGS_MAX = 20;
  private static final int TAG_LENGTH_MAX = 50;

  Outcome<CitizenRow> check(CitizenDraft draft) {
    FieldRules rules =
        new FieldRules()
            .required("householdId", draft.householdId(), ID_MAX)
            .required("fullName", draft.fullName(), NAME_MAX);
    tags(draft.tags(), rules);
    Optional<Phone> phone = phone(draft.phone(), rules);
    return rules.accept(
        new CitizenRow(
            draft, phone.map(Phone::e164).orElse(null), phone.map(Phone::mobile).orElse(false)));
  }

  /** Only what is edited is looked at: an old slip elsewhere does not stand in the way. */
  Outcome<CitizenChange> check(CitizenEdit edit) {
    FieldRules rules =
        new FieldRules()
            .version(edit.version())
            .edited("householdId", edit.householdId(), ID_MAX)
            .edited("fullName", edit.fullName(), NAME_MAX);
    edit.tags().value().ifPresent(tags -> tags(tags, rules));
    return rules.accept(new CitizenChange(edit, phone(edit.phone(), rules)));
  }

  /** An empty text is no way to remove a number: that is what null is for. */
  private FieldEdit<Phone> phone(FieldEdit<String> edit, FieldRules rules) {
    boolean blank = edit.value().filter(text -> new PhoneInput(text).isBlank()).isPresent();
    rules.refuseIf(blank, Problem.of("phone", "NULL_REMOVES", "phone"));
    return edit.value()
        .flatMap(written -> phone(written, rules))
        .map(FieldEdit::put)
        .orElseGet(() -> edit.isKept() ? FieldEdit.keep() : FieldEdit.remove());
  }

  private static void tags(List<String> tags, FieldRules rules) {
    rules.refuseIf(tags.size() > TAGS_MAX, Problem.of("tags", "VALUE_TOO_LONG", TAGS_MAX));
    tags.forEach(tag -> rules.required("tags", tag, TAG_LENGTH_MAX));
  }

  /** A fixed line is kept for calls (DOMAIN 1.4). */
  private Optional<Phone> phone(String written, FieldRules rules) {
    PhoneReading reading = numbers.read(written);
    if (reading instanceof PhoneReading.Accepted accepted) {
      return Optional.of(new Phone(accepted.number().e164(), true));
    }
    PhoneReading.Refused refused = (PhoneReading.Refused) reading;
    Optional<Phone> fixed = refused.fixedLine().map(line -> new Phone(line.e164(), false));
    boolean unread = fixed.isEmpty() && !refused.problem().code().equals("EMPTY_PHONE");
    rules.refuseIf(unread, refused.problem());
    return fixed;
  }
}
