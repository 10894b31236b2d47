package vn.econgdan.registry;

/**
 * A checked draft.
 *
 * @param phone E.164; null when he has none
 * @param mobile whether it can receive SMS
 */
record CitizenRow(CitizenDraft draft, String phone, boolean mobile) {}
