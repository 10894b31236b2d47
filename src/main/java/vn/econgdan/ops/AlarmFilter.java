package vn.econgdan.ops;

/**
 * Which alarms a person asks for.
 *
 * @param acknowledged null: seen or not
 */
record AlarmFilter(boolean onlyOpen, Boolean acknowledged) {}
