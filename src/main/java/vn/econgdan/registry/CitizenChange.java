package vn.econgdan.registry;

import vn.econgdan.kernel.FieldEdit;

/**
 * A checked edit.
 *
 * @param phone the number as it was read
 */
record CitizenChange(CitizenEdit edit, FieldEdit<Phone> phone) {

  /**
   * @param mobile whether it can receive SMS
   */
  record Phone(String e164, boolean mobile) {}

  /** The citizen after the edit. */
  CitizenRow over(CitizenView now) {
    Phone number = phone.over(new Phone(now.phone(), false));
    return number == null
        ? new CitizenRow(edit.over(now), null, false)
        : new CitizenRow(edit.over(now), number.e164(), number.mobile());
  }
}
