package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * A citizen.
 *
 * @param phone E.164, masked for who need not know it; null when he has none
 */
public record CitizenView(
    String id,
    String ward,
    String householdId,
    String fullName,
    String phone,
    List<String> tags,
    LocalDate movedOutOn,
    LocalDate deceasedOn) {

  CitizenView withPhone(String shown) {
    return new CitizenView(id, ward, householdId, fullName, shown, tags, movedOutOn, deceasedOn);
  }
}
