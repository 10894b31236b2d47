package vn.econgdan.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.PersonRow.Key;

/** What earlier lines of the same file said. */
final class SeenRows {
  /** As many of one name are looked at, so that a file of one name is read as fast as others. */
  private static final int NAMESAKES_MOST = 100;

  private final Map<Person, Seen> people = new HashMap<>();
  private final Set<Key> names = new HashSet<>();
  private final Map<String, Integer> phones = new HashMap<>();
  private final Map<Key, String> addresses = new HashMap<>();
  private final Map<Long, KnownHousehold> moved = new HashMap<>();
  private final Map<String, List<Namesake>> namesakes = new HashMap<>();
  private final Set<Long> met = new HashSet<>();

  private record Seen(int line, PersonRow row) {}

  /** By name and number, in whatever household; by household where there is no number. */
  private record Person(String name, String phone, Key key) {
    static Person of(PersonRow row) {
      return new Person(row.key().name(), row.phone(), row.phone() == null ? row.key() : null);
    }
  }

  /** The line where this person stood before, with the same said about him. */
  Optional<Integer> sameRow(PersonRow row) {
    return seen(row).filter(seen -> seen.row().saysTheSame(row)).map(Seen::line);
  }

  /** The line where this person stood before, with something else about him. */
  Optional<Integer> contradicted(PersonRow row) {
    return seen(row).filter(seen -> !seen.row().saysTheSame(row)).map(Seen::line);
  }

  private Optional<Seen> seen(PersonRow row) {
    return Optional.ofNullable(people.get(Person.of(row)));
  }

  /** The line where somebody else had this number. */
  Optional<Integer> sharer(PersonRow row) {
    return Optional.ofNullable(phones.get(row.phone()));
  }

  /** Whether the household had somebody of this name. */
  boolean hasNamesake(PersonRow row) {
    return names.contains(row.key());
  }

  void remember(int line, PersonRow row) {
    people.putIfAbsent(Person.of(row), new Seen(line, row));
    names.add(row.key());
    rememberName(line, row);
    if (row.phone() != null) {
      phones.putIfAbsent(row.phone(), line);
    }
  }

  private void rememberName(int line, PersonRow row) {
    List<Namesake> same = namesakes.computeIfAbsent(row.key().name(), any -> new ArrayList<>(1));
    if (same.size() < NAMESAKES_MOST) {
      same.add(new Namesake(line, Dwelling.of(row), row.phone() != null));
    }
  }

  /** Whom of the registry a line spoke of. */
  void meets(KnownPerson person) {
    met.add(person.id());
  }

  /** The earlier line that is probably about the same person in another household. */
  Optional<Namesake> probably(PersonRow row) {
    return Namesake.of(row, namesakes.getOrDefault(row.key().name(), List.of()));
  }

  /** Of these people of the registry the one the row probably means, and no earlier line did. */
  Optional<Namesake> probably(PersonRow row, List<Namesake> known) {
    return Namesake.of(row, known.stream().filter(one -> !isSeen(row, one)).toList());
  }

  private boolean isSeen(PersonRow row, Namesake one) {
    Dwelling home = one.home();
    return met.contains(one.reference())
        || names.contains(new Key(home.groupFold(), home.householdFold(), row.key().name()));
  }

  /** The address that counts for the row's household: the first a file gives. */
  Optional<String> firstAddress(PersonRow row) {
    Key home = new Key(row.key().group(), row.key().household(), "");
    return row.address() == null
        ? Optional.empty()
        : Optional.ofNullable(addresses.putIfAbsent(home, row.address()));
  }

  /** Whether this row is the first to bring the household under another group. */
  boolean isFirstMove(KnownHousehold home, Key key) {
    return !home.groupFold().equals(key.group()) && moved.putIfAbsent(home.id(), home) == null;
  }

  /** The household as it was before an earlier line, or this one, brought it elsewhere. */
  Optional<KnownHousehold> movedFrom(KnownHousehold home) {
    return Optional.ofNullable(moved.get(home.id()));
  }
}
