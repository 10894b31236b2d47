package vn.econgdan.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Sha256;

/** 256 random bits, with a prefix by which a key that got lost somewhere is recognised. */
record KeySecret(String text) {
  static final String PREFIX = "econgdan_";
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static KeySecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  boolean plausible() {
    return SHAPE.matcher(text).matches();
  }

  /** What is stored; a lookup by it takes no time that tells anything about the secret. */
  byte[] hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
