package vn.econgdan.registry.residence;

import vn.econgdan.kernel.FieldEdit;

/**
 * What is changed in a household; what is not named stays.
 *
 * @param version the one that was read
 * @param group the code of the group it moves to
 * @param ward only from an administrator who is bound to none
 */
public record HouseholdEdit(
    Integer version,
    FieldEdit<String> group,
    FieldEdit<String> code,
    FieldEdit<String> address,
    String ward) {
  public HouseholdEdit {
    group = FieldEdit.orKeep(group);
    code = FieldEdit.orKeep(code);
    address = FieldEdit.orKeep(address);
  }

  HouseholdDraft over(HouseholdView now) {
    return new HouseholdDraft(
        group.over(now.group()), code.over(now.code()), address.over(now.address()), null);
  }
}
