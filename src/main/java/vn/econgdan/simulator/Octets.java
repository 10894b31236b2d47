package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** User data of all messages one behind the other in large blocks, without an object for each. */
final class Octets {
  private static final int BLOCK = 1 << 20;
  private final List<byte[]> blocks = new ArrayList<>();
  private int used = BLOCK;

  /** Where the octets stand now. */
  long keep(byte[] octets) {
    if (used + octets.length > BLOCK) {
      blocks.add(new byte[BLOCK]);
      used = 0;
    }
    int block = blocks.size() - 1;
    System.arraycopy(octets, 0, blocks.get(block), used, octets.length);
    long at = (long) block * BLOCK + used;
    used += octets.length;
    return at;
  }

  byte[] get(long at, int length) {
    int from = (int) (at % BLOCK);
    return Arrays.copyOfRange(blocks.get((int) (at / BLOCK)), from, from + length);
  }
}
