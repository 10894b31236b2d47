package vn.econgdan.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.registry.PersonRow.Key;

/** What earlier lines of the same file said. */
final class SeenRows {
  private final Map<Key, Seen> people = new HashMap<>();
  private final Map<String, Holder> phones = new HashMap<>();

  private record Seen(int line, PersonRow row) {}

  private record Holder(int line, Key key) {}

  /** The line where this person stood before, word for word the same. */
  Optional<Integer> sameRow(PersonRow row) {
    return seen(row).filter(seen -> seen.row().equals(row)).map(Seen::line);
  }

  /** The line where this person stood before, with something else about him. */
  Optional<Integer> contradicted(PersonRow row) {
    return seen(row).filter(seen -> !seen.row().equals(row)).map(Seen::line);
  }

  /** The line where somebody else had this number. */
  Optional<Integer> sharer(PersonRow row) {
    return Optional.ofNullable(phones.get(row.phone()))
        .filter(holder -> !holder.key().equals(row.key()))
        .map(Holder::line);
  }

  void remember(int line, PersonRow row) {
    people.putIfAbsent(row.key(), new Seen(line, row));
    if (row.phone() != null) {
      phones.putIfAbsent(row.phone(), new Holder(line, row.key()));
    }
  }

  private Optional<Seen> seen(PersonRow row) {
    return Optional.ofNullable(people.get(row.key()));
  }
}
