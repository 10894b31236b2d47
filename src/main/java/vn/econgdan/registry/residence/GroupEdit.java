package vn.econgdan.registry.residence;

import vn.econgdan.kernel.FieldEdit;

/**
 * What is changed in a group; what is not named stays.
 *
 * @param version the one that was read
 * @param ward only from an administrator who is bound to none
 */
public record GroupEdit(
    Integer version,
    FieldEdit<String> code,
    FieldEdit<String> name,
    FieldEdit<Boolean> active,
    String ward) {
  public GroupEdit {
    code = FieldEdit.orKeep(code);
    name = FieldEdit.orKeep(name);
    active = FieldEdit.orKeep(active);
  }

  GroupDraft over(GroupView now) {
    return new GroupDraft(
        code.over(now.code()), name.over(now.name()), active.over(now.active()), null);
  }
}
