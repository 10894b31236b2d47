package vn.econgdan.simulator;

/**
 * Remembers which message came first under a 64-bit hash: open addressing on plain arrays, 12
 * octets a slot, so that a million messages take some tens of megabytes.
 */
final class Distinct {
  private static final int NONE = -1;
  private long[] hashes = new long[1 << 12];
  private int[] firsts = new int[1 << 12];
  private int size;

  /** Enters the message, or answers the index of the first one with the same hash. */
  int firstOrEnter(long hash, int message) {
    int slot = slot(hash);
    if (firsts[slot] != 0) {
      return firsts[slot] - 1;
    }
    put(slot, hash, message);
    return NONE;
  }

  int size() {
    return size;
  }

  private void put(int slot, long hash, int message) {
    hashes[slot] = hash;
    firsts[slot] = message + 1;
    size++;
    if (size * 3L > hashes.length * 2L) {
      grow();
    }
  }

  private int slot(long hash) {
    int slot = (int) hash & hashes.length - 1;
    while (firsts[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 & hashes.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldFirsts = firsts;
    hashes = new long[oldHashes.length * 2];
    firsts = new int[oldFirsts.length * 2];
    for (int at = 0; at < oldHashes.length; at++) {
      if (oldFirsts[at] != 0) {
        int slot = slot(oldHashes[at]);
        hashes[slot] = oldHashes[at];
        firsts[slot] = oldFirsts[at];
      }
    }
  }
}
