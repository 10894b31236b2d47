package vn.econgdan.ops;

/** Connections of a pool at one moment, and threads that wait for one. */
public record PoolUse(String pool, int active, int idle, int waiting, int limit) {}
