package vn.econgdan.registry.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.registry.imports.PersonMatching.Known;
import vn.econgdan.registry.imports.PersonMatching.Match;
import vn.econgdan.registry.imports.PersonMatching.Stranger;
import vn.econgdan.registry.imports.PersonMatching.Unclear;
import vn.econgdan.registry.imports.file.Column;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.ParsedRow;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.RowProblem;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.text.SearchFold;

/**
 * Judges rows in the order of the file, by the registry and by the other lines. Previews and real
 * imports are judged here alike, so a preview says what would happen.
 */
final class RowValidator {
  private final WardGroups groups;
  private final GroupScope scope;
  private final SeenRows memory = new SeenRows();

  RowValidator(WardGroups groups, GroupScope scope) {
    this.groups = groups;
    this.scope = scope;
  }

  /** First the group, in the registry's spelling. */
  void placeInGroup(ParsedRow reading) {
    PersonRow row = reading.person();
    if (row == null || row.groupCode().isEmpty()) {
      return;
    }
    Optional<String> known = groups.known(row.groupCode());
    known.ifPresent(code -> reading.person(row.inGroup(code)));
    if (known.isEmpty()) {
      meetUnknownGroup(row.groupCode(), reading);
    } else if (!scope.includes(known.get())) {
      reading.refuse(RowProblem.of(Column.GROUP_CODE, "OTHER_GROUP", known.get()));
    }
  }

  private void meetUnknownGroup(String code, ParsedRow reading) {
    Optional<String> meant = groups.meant(code);
    if (meant.isPresent()) {
      reading.refuse(
          RowProblem.of(Column.GROUP_CODE, "SIMILAR_GROUP", code, meant.get())
              .suggesting(meant.get()));
    } else if (!scope.mayCreateGroups()) {
      reading.refuse(RowProblem.of(Column.GROUP_CODE, "NEW_GROUP", code));
    }
  }

  /**
   * @param recognition by the registry and the whole file
   * @param namesakes whom of the registry's people strangers share their names with
   */
  void judge(ParsedRow reading, PersonMatching recognition, Map<String, List<Namesake>> namesakes) {
    if (reading.isRefused() || isRepeated(reading)) {
      return;
    }
    PersonRow row = reading.person();
    Optional<KnownHousehold> home = recognition.home(row);
    Match match = recognition.find(row);
    refuse(reading, match, home);
    if (reading.isRefused()) {
      return;
    }
    bringGroup(reading);
    home.ifPresent(here -> moveHousehold(reading, here));
    if (match instanceof Known known) {
      meet(reading, known, home);
    } else {
      welcome(reading, (Stranger) match);
      warnOfNamesake(reading, namesakes.getOrDefault(row.key().name(), List.of()));
    }
    warnOfNumber(reading, recognition.otherHolder(row, match));
    memory.remember(reading.line(), row);
  }

  /** What nobody may guess, who is gone, and what lies outside a leader's groups. */
  private void refuse(ParsedRow reading, Match match, Optional<KnownHousehold> home) {
    if (match instanceof Unclear unclear) {
      reading.refuse(unclear.why());
    } else if (match instanceof Known known && known.person().gone()) {
      reading.refuse(RowProblem.of(Column.FULL_NAME, "PERSON_GONE"));
    } else {
      Stream.of(home, Optional.of(match).flatMap(RowValidator::homeOf))
          .flatMap(Optional::stream)
          .map(KnownHousehold::groupCode)
          .filter(group -> !scope.includes(group))
          .findFirst()
          .ifPresent(
              group ->
                  reading.refuse(RowProblem.of(Column.FULL_NAME, "LIVES_IN_OTHER_GROUP", group)));
    }
  }

  private static Optional<KnownHousehold> homeOf(Match match) {
    return match instanceof Known known ? Optional.of(known.home()) : Optional.empty();
  }

  /** A whole household takes its members with it, also those the file does not name. */
  private void moveHousehold(ParsedRow reading, KnownHousehold home) {
    if (memory.isFirstMove(home, reading.person().key())) {
      reading.warn(
          RowProblem.of(Column.GROUP_CODE, "HOUSEHOLD_MOVED", home.code(), home.groupCode()));
      reading.moves(home.id());
    }
  }

  private boolean isRepeated(ParsedRow reading) {
    PersonRow row = reading.person();
    memory
        .contradicted(row)
        .ifPresent(
            line -> reading.refuse(RowProblem.of(Column.FULL_NAME, "SAME_PERSON_TWICE", line)));
    memory
        .sameRow(row)
        .ifPresent(
            line -> {
              reading.warn(RowProblem.of(Column.FULL_NAME, "DUPLICATE_ROW", line));
              reading.nothingToDo();
            });
    return !reading.isToApply();
  }

  private void welcome(ParsedRow reading, Stranger stranger) {
    if (stranger.hasNamesake() || memory.hasNamesake(reading.person())) {
      reading.warn(RowProblem.of(Column.FULL_NAME, "NAMESAKE"));
    }
    reading.person(withFirstAddress(reading, reading.person()));
  }

  /** Somebody new who is probably somebody listed or known, in a household spelt otherwise. */
  private void warnOfNamesake(ParsedRow reading, List<Namesake> known) {
    PersonRow row = reading.person();
    Optional<Namesake> listed = memory.probably(row);
    Optional<RowProblem> told =
        listed.isPresent()
            ? listed.map(RowValidator::listed)
            : memory.probably(row, known).map(this::known);
    told.ifPresent(reading::warn);
  }

  private static RowProblem listed(Namesake other) {
    Dwelling home = other.home();
    return RowProblem.of(
        Column.HOUSEHOLD_CODE,
        "PROBABLY_LISTED",
        other.reference(),
        home.household(),
        home.group());
  }

  /** A leader is told no more of other groups than that somebody has the name. */
  private RowProblem known(Namesake other) {
    Dwelling home = other.home();
    return scope.includes(home.group())
        ? RowProblem.of(Column.HOUSEHOLD_CODE, "PROBABLY_KNOWN", home.household(), home.group())
        : RowProblem.of(Column.HOUSEHOLD_CODE, "PROBABLY_KNOWN_IN_OTHER_GROUP", home.group());
  }

  private void meet(ParsedRow reading, Known known, Optional<KnownHousehold> home) {
    KnownPerson person = known.person();
    memory.meets(person);
    Optional<KnownHousehold> from = from(known, home);
    from.ifPresent(
        old ->
            reading.warn(
                RowProblem.of(Column.HOUSEHOLD_CODE, "MOVED", old.code(), old.groupCode())));
    if (RowChanges.wouldRevive(reading.person().consentOn(), person)) {
      reading.warn(RowProblem.of(Column.CONSENT_DATE, "ENDED_SINCE"));
      reading.person(reading.person().withoutConsent());
    }
    reading.person(withFirstAddress(reading, spelled(reading, person)).of(person));
    tellChanges(reading, new RowChanges(reading.person(), person, home), from.isPresent());
  }

  /** Where he lived when the import began; empty when he stays. */
  private Optional<KnownHousehold> from(Known known, Optional<KnownHousehold> home) {
    return home.filter(here -> here.id() == known.home().id())
        .map(memory::movedFrom)
        .orElse(Optional.of(known.home()));
  }

  private static void tellChanges(ParsedRow reading, RowChanges changes, boolean moved) {
    if (changes.replacesNumber()) {
      reading.warn(RowProblem.of(Column.PHONE, "NUMBER_CHANGED"));
    }
    List<Column> columns = changes.columns();
    if (!columns.isEmpty()) {
      reading.warn(RowProblem.of(Column.FULL_NAME, "CHANGED", fields(columns)));
    } else if (!moved) {
      reading.remark(RowProblem.of(Column.FULL_NAME, "UNCHANGED"));
    }
  }

  private static String fields(List<Column> columns) {
    return columns.stream().map(Column::field).collect(Collectors.joining(", "));
  }

  /** The name as it is to stand: the better of two spellings, and never one that lost letters. */
  private static PersonRow spelled(ParsedRow reading, KnownPerson person) {
    PersonRow row = reading.person();
    boolean other = !row.key().name().equals(person.nameFold());
    if (other && !row.damaged()) {
      reading.warn(RowProblem.of(Column.FULL_NAME, "NAME_RESTORED"));
      return row;
    }
    boolean corrects =
        !row.damaged()
            && new NameSpelling(row.fullName()).corrects(new NameSpelling(person.fullName()));
    return corrects ? row : row.named(person.fullName());
  }

  /** A household has one address: another one of the same file is left out, and that is told. */
  private PersonRow withFirstAddress(ParsedRow reading, PersonRow row) {
    Optional<String> first = memory.firstAddress(row);
    first
        .filter(address -> !SearchFold.fold(address).equals(SearchFold.fold(row.address())))
        .ifPresent(
            address ->
                reading.warn(
                    RowProblem.of(Column.ADDRESS, "ADDRESS_DIFFERS", address, row.address())));
    return first.isPresent() ? row.withoutAddress() : row;
  }

  private void warnOfNumber(ParsedRow reading, Optional<KnownHousehold> holder) {
    memory
        .sharer(reading.person())
        .ifPresent(line -> reading.warn(RowProblem.of(Column.PHONE, "SHARED_NUMBER", line)));
    holder.ifPresent(home -> reading.warn(numberOf(home)));
  }

  /** A leader is told no more of other groups than that they have the number. */
  private RowProblem numberOf(KnownHousehold home) {
    return scope.includes(home.groupCode())
        ? RowProblem.of(Column.PHONE, "NUMBER_ELSEWHERE", home.code(), home.groupCode())
        : RowProblem.of(Column.PHONE, "NUMBER_IN_OTHER_GROUP", home.groupCode());
  }

  /** One line for a new group, not one a row. */
  private void bringGroup(ParsedRow reading) {
    String code = reading.person().groupCode();
    if (groups.known(code).isEmpty()) {
      groups.create(code);
      reading.warn(RowProblem.of(Column.GROUP_CODE, "NEW_GROUP", code));
    }
  }
}
