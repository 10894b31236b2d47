package vn.econgdan.house.planted.dispatch.smpp;

/** Stands for the SMPP link. */
public record Link(String name) {}
