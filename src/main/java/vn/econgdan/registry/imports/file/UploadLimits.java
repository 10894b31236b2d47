package vn.econgdan.registry.imports.file;

/**
 * How large an uploaded list may be (CONTRACT 4); beyond one of them the answer is 413.
 *
 * @param bodyBytes as it comes over the wire
 * @param expandedBytes after decompression
 * @param rows lines below the header; several times the people of the largest ward
 */
public record UploadLimits(long bodyBytes, long expandedBytes, int rows) {
  private static final long MEBIBYTE = 1024L * 1024;

  public static final UploadLimits CONTRACT =
      new UploadLimits(64 * MEBIBYTE, 512 * MEBIBYTE, 500_000);
}
