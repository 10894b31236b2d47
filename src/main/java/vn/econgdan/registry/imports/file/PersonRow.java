package vn.econgdan.registry.imports.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.econgdan.registry.Tags;
import vn.econgdan.text.SearchFold;

/**
 * What a row says about a person, normalised, ready to be applied. Null: the row does not say.
 *
 * @param phone E.164
 * @param mobile whether that number can receive SMS
 * @param consentOn the day his consent and subscription begin
 * @param damaged whether the name as it stands cannot be one
 * @param citizenId whom of the registry it speaks of; null for somebody new
 */
public record PersonRow(
    Key key,
    String groupCode,
    String householdCode,
    String address,
    String fullName,
    String phone,
    boolean mobile,
    List<String> tags,
    LocalDate consentOn,
    String evidence,
    boolean damaged,
    Long citizenId) {

  /** A name in a household, as they are compared; namesakes share it. */
  public record Key(String group, String household, String name) {
    public static Key of(String groupCode, String householdCode, String fullName) {
      return new Key(
          SearchFold.foldGroup(groupCode),
          SearchFold.fold(householdCode),
          SearchFold.fold(fullName));
    }

    boolean sameHousehold(Key other) {
      return group.equals(other.group) && household.equals(other.household);
    }
  }

  /** Whether both rows say the same about the same person, however they spell it. */
  public boolean saysTheSame(PersonRow other) {
    return key.equals(other.key)
        && Objects.equals(phone, other.phone)
        && folded(address).equals(folded(other.address))
        && Tags.folded(tags).equals(Tags.folded(other.tags))
        && Objects.equals(consentOn, other.consentOn)
        && folded(evidence).equals(folded(other.evidence));
  }

  private static String folded(String text) {
    return text == null ? "" : SearchFold.fold(text);
  }

  public PersonRow inGroup(String code) {
    return new PersonRow(
        new Key(SearchFold.foldGroup(code), key.household(), key.name()),
        code,
        householdCode,
        address,
        fullName,
        phone,
        mobile,
        tags,
        consentOn,
        evidence,
        damaged,
        citizenId);
  }

  public PersonRow named(String name) {
    return new PersonRow(
        key,
        groupCode,
        householdCode,
        address,
        name,
        phone,
        mobile,
        tags,
        consentOn,
        evidence,
        damaged,
        citizenId);
  }

  public PersonRow withoutConsent() {
    return new PersonRow(
        key,
        groupCode,
        householdCode,
        address,
        fullName,
        phone,
        mobile,
        tags,
        null,
        null,
        damaged,
        citizenId);
  }

  public PersonRow withoutAddress() {
    return new PersonRow(
        key,
        groupCode,
        householdCode,
        null,
        fullName,
        phone,
        mobile,
        tags,
        consentOn,
        evidence,
        damaged,
        citizenId);
  }

  public boolean hasEvidence() {
    return evidence != null && !evidence.isEmpty();
  }

  /** The row as one of this person. */
  public PersonRow of(KnownPerson person) {
    return new PersonRow(
        key,
        groupCode,
        householdCode,
        address,
        fullName,
        phone,
        mobile,
        tags,
        consentOn,
        evidence,
        damaged,
        person.id());
  }
}
