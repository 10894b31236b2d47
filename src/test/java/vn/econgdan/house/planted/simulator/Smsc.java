package vn.econgdan.house.planted.simulator;

import vn.econgdan.house.planted.notice.Innocent;

/** The simulator shares a type with us. */
public record Smsc(Innocent shared) {}
