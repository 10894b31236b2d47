package vn.econgdan.registry.imports;

import java.util.List;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow.Key;
import vn.econgdan.text.SearchFold;

/**
 * A household of the registry with everybody in it, before rows of an import are applied.
 *
 * @param groupFold the group's code as it is compared
 * @param codeFold its own
 */
record KnownHousehold(
    long id,
    String groupCode,
    String groupFold,
    String code,
    String codeFold,
    String address,
    List<KnownPerson> members) {

  /** As a row of this household would name this person. */
  Key key(KnownPerson person) {
    return new Key(groupFold, codeFold, person.nameFold());
  }

  boolean hasAddress(String other) {
    return SearchFold.fold(address).equals(SearchFold.fold(other));
  }

  List<KnownPerson> named(String nameFold) {
    return members.stream().filter(person -> person.nameFold().equals(nameFold)).toList();
  }
}
