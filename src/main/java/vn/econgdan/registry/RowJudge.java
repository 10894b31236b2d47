package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.registry.PersonRow.Key;

/**
 * Judges rows in the order of the file, by the registry and by the lines above. Previews and real
 * imports are judged here alike, so a preview says what would happen.
 */
final class RowJudge {
  private final WardGroups groups;
  private final GroupScope scope;
  private final SeenRows memory = new SeenRows();

  RowJudge(WardGroups groups, GroupScope scope) {
    this.groups = groups;
    this.scope = scope;
  }

  /** First the group, since the registry is asked under its spelling. */
  void placeInGroup(RowReading reading) {
    PersonRow row = reading.person();
    if (row == null || row.groupCode().isEmpty()) {
      return;
    }
    Optional<String> known = groups.known(row.groupCode());
    String code = known.orElse(row.groupCode());
    reading.person(row.inGroup(code));
    if (known.isEmpty()) {
      meetNewGroup(code, reading);
    } else if (!scope.includes(code)) {
      reading.refuse(RowProblem.of(Column.GROUP_CODE, "OTHER_GROUP", code));
    } else if (groups.isNew(code) && !reading.isRefused()) {
      reading.warn(newGroup(code));
    }
  }

  private void meetNewGroup(String code, RowReading reading) {
    if (!scope.mayCreateGroups()) {
      reading.refuse(newGroup(code));
    } else if (!reading.isRefused()) {
      groups.create(code);
      reading.warn(newGroup(code));
    }
  }

  private static RowProblem newGroup(String code) {
    return RowProblem.of(Column.GROUP_CODE, "NEW_GROUP", code);
  }

  /**
   * @param known by household and name; people the registry does not know are not in it
   */
  void judge(RowReading reading, Map<Key, KnownPerson> known) {
    if (reading.isRefused() || isRepeated(reading)) {
      return;
    }
    memory.sharer(reading.person()).ifPresent(line -> warnOfSharing(reading, line));
    memory.remember(reading.line(), reading.person());
    Optional.ofNullable(known.get(reading.person().key()))
        .ifPresent(person -> compare(reading, person));
  }

  private static void warnOfSharing(RowReading reading, int line) {
    reading.warn(RowProblem.of(Column.PHONE, "SHARED_NUMBER", line));
  }

  private boolean isRepeated(RowReading reading) {
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

  private static void compare(RowReading reading, KnownPerson person) {
    PersonRow row = reading.person();
    if (person.gone()) {
      reading.refuse(RowProblem.of(Column.FULL_NAME, "PERSON_GONE"));
      return;
    }
    if (row.phone() != null && person.phone() != null && !row.phone().equals(person.phone())) {
      reading.warn(RowProblem.of(Column.PHONE, "NUMBER_CHANGED"));
    }
    if (wouldRevive(row.consentOn(), person)) {
      reading.warn(RowProblem.of(Column.CONSENT_DATE, "ENDED_SINCE"));
      reading.person(row.withoutConsent());
    }
  }

  /** An old list must not bring back who has withdrawn since; a newer consent may. */
  private static boolean wouldRevive(LocalDate consentOn, KnownPerson person) {
    return consentOn != null
        && !person.running()
        && person.stoppedOn() != null
        && !consentOn.isAfter(person.stoppedOn());
  }
}
