package vn.econgdan.registry.residence;

/**
 * What is written about a household.
 *
 * @param group the code of its group
 * @param address may be null
 * @param ward only from an administrator who is bound to none
 */
public record HouseholdDraft(String group, String code, String address, String ward) {}
