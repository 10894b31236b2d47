package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A citizen.
 *
 * @param phone E.164, masked for who need not know it; null when he has none
 * @param consents the last one for each purpose, running or withdrawn
 * @param version counts his changes; an edit names the one it was made on
 */
public record CitizenView(
    String id,
    String ward,
    String householdId,
    String fullName,
    String phone,
    List<String> tags,
    LocalDate movedOutOn,
    LocalDate deceasedOn,
    List<ConsentView> consents,
    int version,
    Instant createdAt) {

  CitizenView shown(String number, List<ConsentView> agreed) {
    return new CitizenView(
        id,
        ward,
        householdId,
        fullName,
        number,
        tags,
        movedOutOn,
        deceasedOn,
        agreed,
        version,
        createdAt);
  }
}
