package vn.econgdan.house.planted.tests;

/** Touches nothing. */
final class QuickIT {}
