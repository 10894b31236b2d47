package vn.econgdan.registry.phone;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Refusal.Problem;

/** What was made of a number somebody typed; sentences stand under {@code refusal.<code>}. */
public sealed interface PhoneReading {

  /**
   * A mobile number that may receive SMS.
   *
   * @param notes what a person should look at: CONVERTED_PREFIX (before, now), UNUSUAL_PREFIX
   *     (prefix), NOT_IN_LIBRARY; empty when all is plain
   */
  record Accepted(Msisdn number, List<Problem> notes) implements PhoneReading {
    public Accepted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Not a number for SMS.
   *
   * @param problem EMPTY_PHONE, NOT_A_NUMBER, SCIENTIFIC_NOTATION, TWO_NUMBERS, FOREIGN_NUMBER,
   *     SHORT_OR_SERVICE_NUMBER, LENGTH, UNKNOWN_PREFIX or NOT_MOBILE
   * @param fixedLine with NOT_MOBILE: the number, good enough to call
   * @param suggestion what was probably meant, as people write it
   */
  record Refused(Problem problem, Optional<Msisdn> fixedLine, Optional<String> suggestion)
      implements PhoneReading {

    Refused suggest(Optional<String> meant) {
      return new Refused(problem, fixedLine, meant);
    }
  }

  static PhoneReading refused(String code) {
    return new Refused(Problem.of("phone", code), Optional.empty(), Optional.empty());
  }

  default boolean isRefused() {
    return this instanceof Refused;
  }
}
