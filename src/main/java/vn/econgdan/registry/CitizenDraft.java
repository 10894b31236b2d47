package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is written about a citizen.
 *
 * @param phone as people write it; null when he has none. A fixed line is kept for calls
 * @param tags null means none
 * @param movedOutOn the first day he is no longer served; may be null
 * @param deceasedOn may be null
 * @param sharedNumber true where somebody of another household has the number, and both are to keep
 *     it; null means false
 * @param ward only from an administrator who is bound to none
 */
public record CitizenDraft(
    String householdId,
    String fullName,
    String phone,
    List<String> tags,
    LocalDate movedOutOn,
    LocalDate deceasedOn,
    Boolean sharedNumber,
    String ward) {
  public CitizenDraft {
    tags = tags == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(tags));
  }
}
