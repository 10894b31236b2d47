package vn.econgdan.reconcile.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys of a file occur more than once, found while it is read: 64-bit hashes in an open
 * table, some 22 octets a key, so 64 MB for the largest file that is still told. Two keys of one
 * hash are taken for such, which is safe: it only sends them a longer way.
 */
final class RepeatedKeys {
  private static final int FIRST = 1 << 16;
  private static final int LARGEST = 1 << 23;
  private static final int MOST_REPEATED = 100_000;

  private final Set<String> repeated = new HashSet<>();
  private long[] hashes = new long[FIRST];
  private int size;

  void add(RecordText key) {
    if (hashes != null && !insert(hash(key))) {
      repeated.add(text(key));
      giveUpWhen(repeated.size() > MOST_REPEATED);
    }
  }

  /** Empty when there were too many keys to tell. */
  Optional<Set<String>> repeated() {
    return hashes == null ? Optional.empty() : Optional.of(repeated);
  }

  private boolean insert(long hash) {
    if (!insert(hashes, hash)) {
      return false;
    }
    size++;
    if (size > hashes.length / 3 * 2) {
      grow();
    }
    return true;
  }

  private static boolean insert(long[] table, long hash) {
    int at = (int) hash & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = hash;
    return true;
  }

  private void grow() {
    giveUpWhen(hashes.length == LARGEST);
    if (hashes != null) {
      long[] larger = new long[2 * hashes.length];
      Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
      hashes = larger;
    }
  }

  private void giveUpWhen(boolean tooMany) {
    if (tooMany) {
      hashes = null;
      repeated.clear();
    }
  }

  /** FNV-1a, its bits spread by a multiplication and a shift; 0 means an empty place. */
  private static long hash(RecordText key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = key.from(); i < key.to(); i++) {
      hash = (hash ^ key.octets()[i]) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }

  private static String text(RecordText key) {
    return new String(key.octets(), key.from(), key.to() - key.from(), StandardCharsets.UTF_8);
  }
}
