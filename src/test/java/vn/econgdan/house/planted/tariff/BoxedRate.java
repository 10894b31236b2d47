package vn.econgdan.house.planted.tariff;

/** The same in a box. */
record BoxedRate(Float rate) {}
