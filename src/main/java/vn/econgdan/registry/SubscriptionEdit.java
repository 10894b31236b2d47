package vn.econgdan.registry;

import vn.econgdan.kernel.FieldEdit;

/**
 * What is changed in a running subscription; what is not named stays, and nothing can be removed.
 *
 * @param version the one that was read
 * @param ward only from an administrator who is bound to none
 */
public record SubscriptionEdit(
    Integer version,
    FieldEdit<String> phone,
    FieldEdit<String> payerHouseholdId,
    FieldEdit<Boolean> suspended,
    String ward) {
  public SubscriptionEdit {
    phone = FieldEdit.orKeep(phone);
    payerHouseholdId = FieldEdit.orKeep(payerHouseholdId);
    suspended = FieldEdit.orKeep(suspended);
  }
}
