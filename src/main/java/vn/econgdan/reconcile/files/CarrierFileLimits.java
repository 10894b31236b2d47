package vn.econgdan.reconcile.files;

/**
 * How large a file may be (CONTRACT 4).
 *
 * @param expandedBytes after gunzip
 * @param problems quarantined lines that are kept; all are counted
 */
public record CarrierFileLimits(long expandedBytes, int problems) {
  public static final CarrierFileLimits CONTRACT = new CarrierFileLimits(512L << 20, 10_000);
}
