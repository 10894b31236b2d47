package vn.econgdan.simulator;

/** A part that was taken twice for the same number: the first time and this time. */
public record DoubleSubmit(
    String number, int part, int total, int firstIndex, String firstId, int index, String id) {}
