package vn.econgdan.ops;

/**
 * Which alarms a person asks for.
 *
 * @param ward only of this one; null: of all, and those that belong to none
 * @param acknowledged null: seen or not
 */
record AlarmFilter(String ward, boolean onlyOpen, Boolean acknowledged) {}
