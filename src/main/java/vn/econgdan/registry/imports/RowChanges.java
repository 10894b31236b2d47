package vn.econgdan.registry.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.econgdan.registry.Tags;
import vn.econgdan.registry.imports.file.Column;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow;

/**
 * What a row changes of somebody the registry knows.
 *
 * @param row what would be applied
 * @param home where he is to live; empty for a household that is new
 */
record RowChanges(PersonRow row, KnownPerson person, Optional<KnownHousehold> home) {

  /** The columns, in the order of the contract. */
  List<Column> columns() {
    List<Column> changed = new ArrayList<>();
    addIf(isAddressChanged(), Column.ADDRESS, changed);
    addIf(!row.fullName().equals(person.fullName()), Column.FULL_NAME, changed);
    addIf(isNumberChanged(), Column.PHONE, changed);
    addIf(
        !row.tags().isEmpty() && !Tags.folded(row.tags()).equals(Tags.folded(person.tags())),
        Column.TAGS,
        changed);
    addIf(isConsentNew(), Column.CONSENT_DATE, changed);
    return changed;
  }

  /** A claim that waits for its evidence stays what it is until a row brings some. */
  private boolean isConsentNew() {
    boolean claimedAgain = person.waiting() && !row.hasEvidence();
    return row.consentOn() != null && !person.running() && !claimedAgain;
  }

  private boolean isAddressChanged() {
    return row.address() != null && home.filter(h -> !h.hasAddress(row.address())).isPresent();
  }

  /** An empty cell takes no number away. */
  private boolean isNumberChanged() {
    return row.phone() != null && !row.phone().equals(person.phone());
  }

  /** A number in the place of another. */
  boolean replacesNumber() {
    return isNumberChanged() && person.phone() != null;
  }

  /** An old list must not bring back who has withdrawn since; a newer consent may. */
  static boolean wouldRevive(LocalDate consentOn, KnownPerson person) {
    return consentOn != null
        && !person.running()
        && person.stoppedOn() != null
        && !consentOn.isAfter(person.stoppedOn());
  }

  private static void addIf(boolean is, Column column, List<Column> changed) {
    if (is) {
      changed.add(column);
    }
  }
}
