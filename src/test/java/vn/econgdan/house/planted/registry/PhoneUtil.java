package vn.econgdan.house.planted.registry;

/** A name that says nothing. */
final class PhoneUtil {}
