package vn.econgdan.simulator;

/** Says no to a behaviour that contradicts itself, with the field's name in the sentence. */
final class Check {
  private Check() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void notNegative(long value, String field) {
    that(value >= 0, field + " is below zero");
  }
}
