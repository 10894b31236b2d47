package vn.econgdan.registry.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.econgdan.registry.imports.file.Column;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.MisencodedText;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.PersonRow.Key;
import vn.econgdan.registry.imports.file.RowProblem;

/**
 * Finds in the registry whom a row speaks of: who has its name and number wherever in the ward he
 * lives; in the household itself who has its name, as long as only one can be meant.
 *
 * @param outline rows that speak of somebody else claim him, wherever in the file they stand
 */
record PersonMatching(KnownHouseholds registry, FileIndex outline) {

  /** What was found. */
  sealed interface Match {}

  /**
   * Somebody the registry knows.
   *
   * @param home where he lives now
   */
  record Known(KnownPerson person, KnownHousehold home) implements Match {}

  /** Nobody the registry knows. */
  record Stranger(boolean hasNamesake) implements Match {}

  /** Perhaps somebody the registry knows: nobody may guess. */
  record Unclear(RowProblem why) implements Match {}

  /** The household the row names, also one that comes back under another group. */
  Optional<KnownHousehold> home(PersonRow row) {
    Optional<KnownHousehold> here = registry.at(row.key());
    return here.isPresent() ? here : movedHome(row);
  }

  private Optional<KnownHousehold> movedHome(PersonRow row) {
    List<KnownHousehold> candidates =
        registry.elsewhere(row.key()).stream()
            .filter(home -> !outline.hasHousehold(home))
            .filter(home -> movedAlong(home, row.key()) || sameDoor(home, row))
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /** Somebody of it stands in the file with his number, in the row's group. */
  private boolean movedAlong(KnownHousehold home, Key key) {
    return home.members().stream()
        .filter(person -> person.phone() != null)
        .anyMatch(
            person ->
                outline
                    .phones(new Key(key.group(), key.household(), person.nameFold()))
                    .contains(person.phone()));
  }

  /** The same name at the same address. */
  private static boolean sameDoor(KnownHousehold home, PersonRow row) {
    return row.address() != null
        && home.hasAddress(row.address())
        && !home.named(row.key().name()).isEmpty();
  }

  Match find(PersonRow row) {
    List<KnownPerson> here = home(row).map(KnownHousehold::members).orElse(List.of());
    Optional<KnownPerson> exact = exact(here, row);
    if (exact.isPresent()) {
      return known(exact.get());
    }
    Optional<KnownPerson> elsewhere = byNumber(row);
    if (elsewhere.isPresent()) {
      return whoMayMove(elsewhere.get());
    }
    return damaged(here, row).map(this::known).orElseGet(() -> byName(here, row));
  }

  private Match known(KnownPerson person) {
    return new Known(person, registry.of(person));
  }

  /** Nobody moves whom the same file also lists where he lives. */
  private Match whoMayMove(KnownPerson person) {
    KnownHousehold home = registry.of(person);
    return outline.phones(home.key(person)).contains(person.phone())
        ? new Unclear(
            RowProblem.of(Column.HOUSEHOLD_CODE, "LISTED_AT_HOME", home.code(), home.groupCode()))
        : known(person);
  }

  /** Name and number, or the name and neither has a number. */
  private static Optional<KnownPerson> exact(List<KnownPerson> here, PersonRow row) {
    return here.stream()
        .filter(person -> person.nameFold().equals(row.key().name()))
        .filter(person -> Objects.equals(person.phone(), row.phone()))
        .findFirst();
  }

  /** Where a ward has him twice, the one who is served. */
  private Optional<KnownPerson> byNumber(PersonRow row) {
    List<KnownPerson> same =
        registry.holding(row.phone()).stream()
            .filter(person -> person.nameFold().equals(row.key().name()))
            .toList();
    return Stream.<Predicate<KnownPerson>>of(KnownPerson::running, p -> !p.gone(), p -> true)
        .flatMap(wanted -> same.stream().filter(wanted))
        .findFirst();
  }

  /** In the household, with this number, under a name that lost its letters: here or in the row. */
  private Optional<KnownPerson> damaged(List<KnownPerson> here, PersonRow row) {
    return others(here, row)
        .filter(
            person ->
                MisencodedText.isName(person.fullName())
                        && MisencodedText.mayHaveBeen(person.fullName(), row.key().name())
                    || row.damaged()
                        && MisencodedText.mayHaveBeen(row.fullName(), person.nameFold()))
        .findFirst();
  }

  /** Members with the row's number and another name, of whom no row speaks. */
  private Stream<KnownPerson> others(List<KnownPerson> here, PersonRow row) {
    return here.stream()
        .filter(person -> row.phone() != null && row.phone().equals(person.phone()))
        .filter(person -> !person.nameFold().equals(row.key().name()) && !person.gone())
        .filter(person -> !outline.claims(person, registry.of(person)));
  }

  private Match byName(List<KnownPerson> here, PersonRow row) {
    List<KnownPerson> named =
        here.stream().filter(person -> person.nameFold().equals(row.key().name())).toList();
    Set<String> written = new HashSet<>(outline.phones(row.key()));
    List<KnownPerson> left = named.stream().filter(p -> !written.contains(p.phone())).toList();
    named.forEach(person -> written.remove(person.phone()));
    if (left.isEmpty()) {
      return stranger(here, row, !named.isEmpty());
    }
    return left.size() == 1 && written.size() == 1
        ? known(left.get(0))
        : new Unclear(RowProblem.of(Column.FULL_NAME, "NAMESAKES_UNCLEAR", named.size()));
  }

  /** One more with a number that the household has under another name would be one more fee. */
  private Match stranger(List<KnownPerson> here, PersonRow row, boolean hasNamesake) {
    return others(here, row).findAny().isPresent()
        ? new Unclear(RowProblem.of(Column.PHONE, "NUMBER_UNDER_OTHER_NAME"))
        : new Stranger(hasNamesake);
  }

  /** Somebody else who has the row's number, and of whom no row speaks. */
  Optional<KnownHousehold> otherHolder(PersonRow row, Match match) {
    return registry.holding(row.phone()).stream()
        .filter(person -> !(match instanceof Known known) || known.person().id() != person.id())
        .filter(person -> !person.gone())
        .filter(person -> !outline.claims(person, registry.of(person)))
        .map(registry::of)
        .findFirst();
  }
}
