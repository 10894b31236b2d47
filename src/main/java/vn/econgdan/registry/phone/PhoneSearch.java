package vn.econgdan.registry.phone;

import java.util.List;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;

/**
 * A number somebody looks for, in any form people write it: spaces, dots, +84, 84, the eleven
 * digits of before 2018. Only who sees numbers in full may ask: else he could find out, guess by
 * guess, what a mask hides.
 */
public record PhoneSearch(Msisdn number) {

  /**
   * Refused: 403 PHONE_SEARCH, 422 with what is wrong with the number.
   *
   * @param written as it was typed
   */
  public static Outcome<PhoneSearch> read(Actor actor, String written) {
    if (!NumberMasking.inFull(actor)) {
      return Outcome.refused(Refusal.forbidden("PHONE_SEARCH"));
    }
    PhoneReading reading = new PhoneNumbers().read(written);
    if (reading instanceof PhoneReading.Accepted accepted) {
      return Outcome.accepted(new PhoneSearch(accepted.number()));
    }
    PhoneReading.Refused refused = (PhoneReading.Refused) reading;
    return refused
        .fixedLine()
        .map(line -> Outcome.accepted(new PhoneSearch(line)))
        .orElseGet(() -> Outcome.refused(Refusal.unacceptable(List.of(refused.problem()))));
  }
}
