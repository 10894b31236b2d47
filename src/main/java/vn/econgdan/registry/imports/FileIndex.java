package vn.econgdan.registry.imports;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.PersonRow.Key;

/**
 * Whom a file speaks of from its first line to its last. Rows are judged by it, and not by what was
 * applied before them, so that a preview, an import and one taken up again say the same.
 */
final class FileIndex {
  private record Place(String group, String household) {}

  private record Person(String name, String phone) {}

  private final Map<Key, Set<String>> phones = new HashMap<>();
  private final Set<Place> households = new HashSet<>();
  private final Set<Person> people = new HashSet<>();
  private final Map<String, Integer> groups = new LinkedHashMap<>();

  void add(PersonRow row) {
    Key key = row.key();
    phones.computeIfAbsent(key, any -> new HashSet<>()).add(row.phone());
    households.add(new Place(key.group(), key.household()));
    people.add(new Person(key.name(), row.phone()));
    groups.merge(row.groupCode(), 1, Integer::sum);
  }

  /** The numbers under which this household has this name; null stands for none. */
  Set<String> phones(Key key) {
    return Collections.unmodifiableSet(phones.getOrDefault(key, Set.of()));
  }

  boolean hasHousehold(KnownHousehold household) {
    return households.contains(new Place(household.groupFold(), household.codeFold()));
  }

  /** Whether some row speaks of this person of this household. */
  boolean claims(KnownPerson person, KnownHousehold household) {
    return phones.containsKey(household.key(person))
        || person.phone() != null && people.contains(new Person(person.nameFold(), person.phone()));
  }

  /** How many rows there are for each group, as it is written. */
  Map<String, Integer> groups() {
    return Collections.unmodifiableMap(groups);
  }
}
