package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * What a row says about a person, normalised, ready to be applied. Null: the row does not say.
 *
 * @param nameFold the name as it is compared
 * @param phone E.164
 * @param mobile whether that number can receive SMS
 * @param consentOn the day his consent and subscription begin
 */
record PersonRow(
    String groupCode,
    String householdCode,
    String address,
    String fullName,
    String nameFold,
    String phone,
    boolean mobile,
    List<String> tags,
    LocalDate consentOn,
    String evidence) {

  /** One person: the same household and the same name, however its accents were typed. */
  record Key(String groupCode, String householdCode, String nameFold) {}

  Key key() {
    return new Key(groupCode, householdCode, nameFold);
  }

  PersonRow inGroup(String code) {
    return new PersonRow(
        code, householdCode, address, fullName, nameFold, phone, mobile, tags, consentOn, evidence);
  }

  PersonRow withoutConsent() {
    return new PersonRow(
        groupCode, householdCode, address, fullName, nameFold, phone, mobile, tags, null, null);
  }
}
