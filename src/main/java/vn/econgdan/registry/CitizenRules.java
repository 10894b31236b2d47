package vn.econgdan.registry;

import java.util.ArrayList;
import java.util.List;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal.Problem;

/** What a citizen's draft must be like; every problem at once. */
record CitizenRules(PhoneNumbers numbers) {
  private static final int TAGS_MAX = 20;
  private static final int TAG_LENGTH_MAX = 50;

  Outcome<CitizenRow> check(CitizenDraft draft) {
    List<Problem> wrongNumber = new ArrayList<>();
    CitizenRow row = read(draft, wrongNumber);
    FieldRules rules =
        new FieldRules()
            .required("householdId", draft.householdId(), 20)
            .required("fullName", draft.fullName(), 100)
            .refuseIf(
                draft.tags().size() > TAGS_MAX, Problem.of("tags", "VALUE_TOO_LONG", TAGS_MAX));
    draft.tags().forEach(tag -> rules.required("tags", tag, TAG_LENGTH_MAX));
    wrongNumber.forEach(problem -> rules.refuseIf(true, problem));
    return rules.accept(row);
  }

  /** A fixed line is kept for calls (DOMAIN 1.4). */
  private CitizenRow read(CitizenDraft draft, List<Problem> problems) {
    PhoneReading reading = numbers.read(draft.phone());
    if (reading instanceof PhoneReading.Accepted accepted) {
      return new CitizenRow(draft, accepted.number().e164(), true);
    }
    PhoneReading.Refused refused = (PhoneReading.Refused) reading;
    if (refused.fixedLine().isEmpty() && !refused.problem().code().equals("EMPTY_PHONE")) {
      problems.add(refused.problem());
    }
    return new CitizenRow(draft, refused.fixedLine().map(line -> line.e164()).orElse(null), false);
  }
}
