package vn.econgdan.identity;

import java.security.SecureRandom;

/** Four groups of four, without letters that look like digits: nearly 80 bits, easy to read out. */
final class RandomPassword {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int LETTERS_A_GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  static String make() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * LETTERS_A_GROUP; i++) {
      password.append(i > 0 && i % LETTERS_A_GROUP == 0 ? "-" : "");
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
