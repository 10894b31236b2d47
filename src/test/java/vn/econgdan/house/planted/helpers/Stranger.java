package vn.econgdan.house.planted.helpers;

/** No such capability is on the map. */
record Stranger(int number) {}
