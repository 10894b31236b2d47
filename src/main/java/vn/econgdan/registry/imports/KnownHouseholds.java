package vn.econgdan.registry.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow.Key;

/** The part of the registry that some rows of an import may speak of. */
final class KnownHouseholds {
  private final Map<Long, KnownHousehold> byId;
  private final Map<String, List<KnownHousehold>> byCode;
  private final Map<String, List<KnownPerson>> byPhone;

  KnownHouseholds(Collection<KnownHousehold> households) {
    byId = households.stream().collect(Collectors.toMap(KnownHousehold::id, Function.identity()));
    byCode = households.stream().collect(Collectors.groupingBy(KnownHousehold::codeFold));
    byPhone =
        households.stream()
            .flatMap(household -> household.members().stream())
            .filter(person -> person.phone() != null)
            .collect(Collectors.groupingBy(KnownPerson::phone));
  }

  KnownHousehold of(KnownPerson person) {
    return byId.get(person.householdId());
  }

  /** The household the key names, by its group and code. */
  Optional<KnownHousehold> at(Key key) {
    return sameCode(key).filter(home -> home.groupFold().equals(key.group())).findFirst();
  }

  /** Households of that code in other groups. */
  List<KnownHousehold> elsewhere(Key key) {
    return sameCode(key).filter(home -> !home.groupFold().equals(key.group())).toList();
  }

  private Stream<KnownHousehold> sameCode(Key key) {
    return byCode.getOrDefault(key.household(), List.of()).stream();
  }

  /** Everybody in the ward who has the number. */
  List<KnownPerson> holding(String phone) {
    return phone == null ? List.of() : byPhone.getOrDefault(phone, List.of());
  }
}
