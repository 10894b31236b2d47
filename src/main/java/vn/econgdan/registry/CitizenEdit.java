package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;
import vn.econgdan.kernel.FieldEdit;

/**
 * What is changed in a citizen; what is not named stays.
 *
 * @param version the one that was read
 * @param phone as people write it; removed, his subscription has no number from now on
 * @param movedOutOn removed, he lives here again; a subscription that ended stays ended
 * @param sharedNumber as in {@link CitizenDraft}, for a new number
 * @param ward only from an administrator who is bound to none
 */
public record CitizenEdit(
    Integer version,
    FieldEdit<String> householdId,
    FieldEdit<String> fullName,
    FieldEdit<String> phone,
    FieldEdit<List<String>> tags,
    FieldEdit<LocalDate> movedOutOn,
    FieldEdit<LocalDate> deceasedOn,
    Boolean sharedNumber,
    String ward) {
  public CitizenEdit {
    householdId = FieldEdit.orKeep(householdId);
    fullName = FieldEdit.orKeep(fullName);
    phone = FieldEdit.orKeep(phone);
    tags = FieldEdit.orKeep(tags);
    movedOutOn = FieldEdit.orKeep(movedOutOn);
    deceasedOn = FieldEdit.orKeep(deceasedOn);
  }

  CitizenDraft over(CitizenView now) {
    return new CitizenDraft(
        householdId.over(now.householdId()),
        fullName.over(now.fullName()),
        null,
        tags.over(now.tags()),
        movedOutOn.over(now.movedOutOn()),
        deceasedOn.over(now.deceasedOn()),
        sharedNumber,
        null);
  }
}
