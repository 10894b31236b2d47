package vn.econgdan.house.planted.notice;

/** A public service that is nobody's door. */
public final class BackDoor {}
