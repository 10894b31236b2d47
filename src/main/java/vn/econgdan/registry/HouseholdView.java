package vn.econgdan.registry;

/**
 * A household.
 *
 * @param group the code of its group
 */
public record HouseholdView(String id, String ward, String group, String code, String address) {}
