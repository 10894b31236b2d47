package vn.econgdan.registry.imports.file;

import static vn.econgdan.registry.imports.file.Column.CONSENT_DATE;
import static vn.econgdan.registry.imports.file.Column.CONSENT_EVIDENCE;
import static vn.econgdan.registry.imports.file.Column.FULL_NAME;
import static vn.econgdan.registry.imports.file.Column.GROUP_CODE;
import static vn.econgdan.registry.imports.file.Column.HOUSEHOLD_CODE;
import static vn.econgdan.registry.imports.file.Column.PHONE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.econgdan.registry.ConsentEvidence;
import vn.econgdan.registry.Tags;
import vn.econgdan.registry.phone.PhoneNumbers;
import vn.econgdan.registry.phone.PhoneReading;

/**
 * Reads one row by itself, whatever the registry knows.
 *
 * @param today consent cannot be given tomorrow
 */
public record RowParser(PhoneNumbers numbers, LocalDate today) {
  /** Nobody consented to this service before mobile numbers existed: such a day is a slip. */
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** A spreadsheet's number with a decimal of nothing: 912345678.0. */
  private static final Pattern FLOATING = Pattern.compile("^([1-9]\\d{8,})[.,]0$");

  public ParsedRow read(CsvLine line) {
    ParsedRow reading = new ParsedRow(line.line());
    if (!line.fits()) {
      reading.refuse(
          new RowProblem(
              "line",
              "COLUMN_COUNT",
              List.of(String.valueOf(line.fields().size()), String.valueOf(line.header().width())),
              null));
      return reading;
    }
    CellRules.check(line, reading);
    readPerson(line, reading);
    return reading;
  }

  private void readPerson(CsvLine line, ParsedRow reading) {
    Phone phone = readPhone(line.value(PHONE), reading);
    LocalDate consentOn = readConsent(line, reading);
    String group = line.value(GROUP_CODE);
    String household = line.value(HOUSEHOLD_CODE);
    String name = line.value(FULL_NAME);
    ReadableCells cells = ReadableCells.of(line, reading);
    reading.phone(phone.e164());
    reading.person(
        new PersonRow(
            PersonRow.Key.of(group, household, name),
            group,
            household,
            orNull(cells.address()),
            name,
            phone.e164(),
            phone.mobile(),
            Tags.split(cells.tags()),
            consentOn,
            consentOn == null ? null : ConsentEvidence.of(line.value(CONSENT_EVIDENCE)).text(),
            cells.damagedName(),
            null));
  }

  private record Phone(String e164, boolean mobile) {}

  private Phone readPhone(String raw, ParsedRow reading) {
    PhoneReading read = numbers.read(FLOATING.matcher(raw).replaceFirst("$1"));
    if (read instanceof PhoneReading.Accepted accepted) {
      accepted.notes().forEach(note -> reading.warn(RowProblem.of(note)));
      return new Phone(accepted.number().e164(), true);
    }
    return refusedPhone((PhoneReading.Refused) read, reading);
  }

  /** A person may have no number; a fixed line in a list of recipients is an error (DOMAIN 1.6). */
  private static Phone refusedPhone(PhoneReading.Refused refused, ParsedRow reading) {
    RowProblem problem = RowProblem.of(refused);
    if (problem.code().equals("EMPTY_PHONE")) {
      reading.warn(problem);
    } else {
      reading.refuse(problem);
    }
    return new Phone(refused.fixedLine().map(number -> number.e164()).orElse(null), false);
  }

  private LocalDate readConsent(CsvLine line, ParsedRow reading) {
    String written = line.value(CONSENT_DATE);
    if (written.isEmpty()) {
      warnOfLoneEvidence(line, reading);
      return null;
    }
    Optional<LocalDate> day = WrittenDate.read(written);
    day.ifPresentOrElse(
        given -> checkDay(given, line, reading),
        () -> reading.refuse(RowProblem.of(CONSENT_DATE, "NOT_A_DATE")));
    return day.orElse(null);
  }

  private void checkDay(LocalDate given, CsvLine line, ParsedRow reading) {
    if (given.isAfter(today)) {
      reading.refuse(RowProblem.of(CONSENT_DATE, "FUTURE_DATE"));
    }
    if (given.isBefore(EARLIEST)) {
      reading.refuse(RowProblem.of(CONSENT_DATE, "NOT_A_DATE"));
    }
    if (ConsentEvidence.of(line.value(CONSENT_EVIDENCE)).isNone()) {
      reading.warn(RowProblem.of(CONSENT_EVIDENCE, "NO_EVIDENCE"));
    }
  }

  private static void warnOfLoneEvidence(CsvLine line, ParsedRow reading) {
    if (!ConsentEvidence.of(line.value(CONSENT_EVIDENCE)).isNone()) {
      reading.warn(RowProblem.of(CONSENT_DATE, "EVIDENCE_WITHOUT_DATE"));
    }
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
