package vn.econgdan.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A finger that goes from one key to the next, or along the alphabet: qwerty, 1qaz2wsx, abcd. */
final class KeyboardWalk {
  /** Neighbours meet in words too; so many in a row hardly do. */
  private static final int SHORTEST = 4;

  /** With no more than these beside its walks a password is no more than them. */
  private static final int FEW_OTHERS = 3;

  private static final List<String> ROWS =
      List.of("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./");

  private static final List<String> SHIFTED = List.of("!@#$%^&*()_+", "", "", "");

  /** How far to the right each row begins, in widths of a key. */
  private static final double[] OFFSETS = {0, 0.5, 0.75, 1.25};

  private static final Map<Character, Key> KEYS = keys();

  private record Key(double column, int row) {
    boolean isBeside(Key other) {
      return Math.abs(row - other.row) <= 1 && Math.abs(column - other.column) <= 1;
    }
  }

  private KeyboardWalk() {}

  /** Whether hardly anything of the password is not part of a walk. */
  static boolean isMost(String password) {
    String keys = password.toLowerCase(Locale.ROOT);
    int others = 0;
    for (int begin = 0; begin < keys.length(); ) {
      int end = endOfWalk(keys, begin);
      others += end - begin >= SHORTEST ? 0 : end - begin;
      begin = end;
    }
    return others <= FEW_OTHERS;
  }

  private static int endOfWalk(String keys, int begin) {
    int end = begin + 1;
    while (end < keys.length() && isStep(keys.charAt(end - 1), keys.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isStep(char from, char to) {
    boolean alphabet =
        Character.isLetterOrDigit(from)
            && Character.isLetterOrDigit(to)
            && Math.abs(from - to) <= 1;
    Key one = KEYS.get(from);
    Key other = KEYS.get(to);
    return alphabet || one != null && other != null && one.isBeside(other);
  }

  private static Map<Character, Key> keys() {
    Map<Character, Key> keys = new HashMap<>();
    for (int row = 0; row < ROWS.size(); row++) {
      put(keys, ROWS.get(row), row);
      put(keys, SHIFTED.get(row), row);
    }
    return Map.copyOf(keys);
  }

  private static void put(Map<Character, Key> keys, String characters, int row) {
    for (int i = 0; i < characters.length(); i++) {
      keys.put(characters.charAt(i), new Key(i + OFFSETS[row], row));
    }
  }
}
