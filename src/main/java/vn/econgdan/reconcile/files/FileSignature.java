package vn.econgdan.reconcile.files;

/** What the first octets of a file betray. */
final class FileSignature {
  private static final int ZIP = 0x504b0304;
  private static final int OLE = 0xd0cf11e0;
  private static final int UTF8_MARK = 0xefbbbf;

  private FileSignature() {}

  /**
   * How many octets to skip: a byte order mark of UTF-8 is tolerated.
   *
   * @throws RejectedFileException for what is not CSV in UTF-8
   */
  static int skip(byte[] octets, int length) {
    if (length == 0) {
      throw new RejectedFileException(FileReason.EMPTY);
    }
    long first = first(octets, 4);
    if (first == ZIP || first == (OLE & 0xffffffffL)) {
      throw new RejectedFileException(FileReason.WORKBOOK);
    }
    if (first >> 16 == 0xfffe || first >> 16 == 0xfeff || halfIsNul(octets, length)) {
      throw new RejectedFileException(FileReason.UTF16);
    }
    return first >> 8 == UTF8_MARK ? 3 : 0;
  }

  private static long first(byte[] octets, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | octets[i] & 0xff;
    }
    return value;
  }

  /** UTF-16 without a mark: every other octet of a Latin text is NUL. */
  private static boolean halfIsNul(byte[] octets, int length) {
    int looked = Math.min(length, 64);
    int nul = 0;
    for (int i = 0; i < looked; i++) {
      nul += octets[i] == 0 ? 1 : 0;
    }
    return nul * 3 > looked;
  }
}
