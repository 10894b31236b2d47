package vn.econgdan.kernel;

/**
 * How far a compressed file may unpack. No list and no record of the world is packed a hundredfold:
 * what unpacks further was made to keep us busy, and is given up long before the limit of its kind.
 */
public final class Unpacking {
  /** Times the size of what came. */
  public static final int MOST_TIMES = 100;

  private static final long ALWAYS = 64L << 20;

  private Unpacking() {}

  /**
   * @param packed octets as they came, so far
   * @param unpacked octets they gave, so far
   */
  public static boolean isTooFar(long packed, long unpacked) {
    return unpacked > ALWAYS && unpacked / MOST_TIMES > packed;
  }
}
