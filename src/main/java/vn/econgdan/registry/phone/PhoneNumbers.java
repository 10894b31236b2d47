package vn.econgdan.registry.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.phone.PhoneReading.Accepted;
import vn.econgdan.registry.phone.PhoneReading.Refused;

/**
 * Reads the telephone numbers people type (DOMAIN 1). Our own tables decide, since libphonenumber
 * does not know the changes of 2017 and 2018 and takes letters for digits; it only has a second
 * opinion, which becomes a note.
 */
public final class PhoneNumbers {
  private static final String FIELD = "phone";
  private static final int COUNTRY_CODE = 84;

  /** National numbers, without the leading zero: the ranges a mobile may have (DOMAIN 1.5). */
  private static final Pattern MOBILE =
      Pattern.compile("(3\\d|5[125689]|7[06-9]|8[1-9]|9\\d)\\d{7}");

  /** 113, 1080, (04) 1080, 1900…, 1800…, and 069… of army and police. */
  private static final Pattern SHORT_OR_SERVICE =
      Pattern.compile("\\d{3,5}|(24|28|2\\d\\d)1\\d{2,3}|1[89]00\\d{4,6}|69\\d{6,8}");

  private static final Pattern OLD_MOBILE = Pattern.compile("1\\d{9}");
  private static final Pattern OLD_HANOI = Pattern.compile("4[2-8]\\d{7}");
  private static final Pattern FIXED = Pattern.compile("2\\d{9}");

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

  /**
   * What this cell holds.
   *
   * @param raw as typed or pasted; may be null
   */
  public PhoneReading read(String raw) {
    PhoneInput typed = new PhoneInput(raw);
    PhoneReading reading = readTyped(typed);
    return reading instanceof Refused refused ? refused.suggest(suggestion(typed)) : reading;
  }

  private Optional<String> suggestion(PhoneInput typed) {
    return typed.isBlank() ? Optional.empty() : meant(typed).map(Msisdn::display);
  }

  private Optional<Msisdn> meant(PhoneInput typed) {
    return typed
        .guesses()
        .map(this::readTyped)
        .filter(Accepted.class::isInstance)
        .map(reading -> ((Accepted) reading).number())
        .findFirst();
  }

  private PhoneReading readTyped(PhoneInput typed) {
    if (typed.isBlank()) {
      return PhoneReading.refused("EMPTY_PHONE");
    }
    if (typed.isScientific()) {
      return PhoneReading.refused("SCIENTIFIC_NOTATION");
    }
    if (typed.holdsTwoNumbers()) {
      return PhoneReading.refused("TWO_NUMBERS");
    }
    return typed.digits().map(this::readDigits).orElse(PhoneReading.refused("NOT_A_NUMBER"));
  }

  private PhoneReading readDigits(String digits) {
    return NationalNumber.of(digits)
        .map(this::readNational)
        .orElse(PhoneReading.refused("FOREIGN_NUMBER"));
  }

  private PhoneReading readNational(NationalNumber number) {
    if (number.matches(SHORT_OR_SERVICE)) {
      return PhoneReading.refused("SHORT_OR_SERVICE_NUMBER");
    }
    if (number.matches(OLD_MOBILE)) {
      return readOldMobile(number.digits());
    }
    if (number.matches(OLD_HANOI)) {
      return fixedLine("2" + number.digits());
    }
    if (number.matches(FIXED)) {
      return fixedLine(number.digits());
    }
    if (number.matches(MOBILE)) {
      return mobile(number.digits(), List.of());
    }
    return PhoneReading.refused(number.hasMobileLength() ? "UNKNOWN_PREFIX" : "LENGTH");
  }

  private PhoneReading readOldMobile(String national) {
    return ElevenDigitPrefix.of(national)
        .map(old -> mobile(old.convert(national), List.of(converted(old))))
        .orElse(PhoneReading.refused("UNKNOWN_PREFIX"));
  }

  private static Problem converted(ElevenDigitPrefix old) {
    return Problem.of(FIELD, "CONVERTED_PREFIX", old.before(), old.now());
  }

  /** Good enough to call, not to send to. */
  private static PhoneReading fixedLine(String national) {
    return new Refused(
        Problem.of(FIELD, "NOT_MOBILE"), Optional.of(e164(national)), Optional.empty());
  }

  private PhoneReading mobile(String national, List<Problem> noted) {
    Msisdn number = e164(national);
    List<Problem> notes = new ArrayList<>(noted);
    if (MobileNetwork.byPrefix(number) == MobileNetwork.UNKNOWN) {
      notes.add(Problem.of(FIELD, "UNUSUAL_PREFIX", "0" + national.substring(0, 2)));
    }
    if (!libraryKnows(national)) {
      notes.add(Problem.of(FIELD, "NOT_IN_LIBRARY"));
    }
    return new Accepted(number, notes);
  }

  private boolean libraryKnows(String national) {
    PhoneNumber number = new PhoneNumber();
    number.setCountryCode(COUNTRY_CODE).setNationalNumber(Long.parseLong(national));
    return library.getNumberType(number) == PhoneNumberType.MOBILE;
  }

  private static Msisdn e164(String national) {
    return new Msisdn("+" + COUNTRY_CODE + national);
  }
}
