package vn.econgdan.registry.imports;

import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.PersonRow.Key;
import vn.econgdan.text.SearchFold;

/**
 * Where somebody lives, with what can still be told of it when another list spells it otherwise.
 *
 * @param look the household's code without signs and slips
 * @param door the address as it is compared; empty when there is none
 */
record Dwelling(
    String group,
    String groupFold,
    String household,
    String householdFold,
    String look,
    String door) {

  static Dwelling of(PersonRow row) {
    return of(
        row.groupCode(),
        row.key().group(),
        row.householdCode(),
        row.key().household(),
        row.address());
  }

  static Dwelling of(
      String group, String groupFold, String household, String householdFold, String address) {
    String door = address == null ? "" : SearchFold.fold(address);
    return new Dwelling(
        group, groupFold, household, householdFold, CodeLook.of(householdFold), door);
  }

  boolean isOf(Key key) {
    return groupFold.equals(key.group()) && householdFold.equals(key.household());
  }

  /** A code that may be a slip of the other's, or the same address. */
  boolean looksLike(Dwelling other) {
    return look.equals(other.look) || !door.isEmpty() && door.equals(other.door);
  }

  boolean sameGroup(Dwelling other) {
    return groupFold.equals(other.groupFold);
  }
}
