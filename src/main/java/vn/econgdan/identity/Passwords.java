package vn.econgdan.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.function.Function;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;

/**
 * Argon2id at OWASP's first recommendation (19 MiB, two passes, one lane). A hash carries its own
 * parameters, so that they may grow without locking anybody out.
 */
final class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;
  private static final String NOBODYS = hash("nobody has this password");

  private Passwords() {}

  /** What {@code then} makes of the hash, in this process's turn. Refused: PASSWORDS_BUSY. */
  static <T> Outcome<T> hashed(String password, Function<String, Outcome<T>> then) {
    return PasswordHashLimiter.SHARED
        .within(() -> hash(password))
        .map(then)
        .orElseGet(() -> Outcome.refused(Refusal.busy("PASSWORDS_BUSY")));
  }

  static String hash(String password) {
    return Password.hash(composed(password)).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(composed(password), hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Takes as long as a real check, so that time does not tell whether a login exists. */
  static boolean matchesNobody(String password) {
    matches(password, NOBODYS);
    return false;
  }

  /** Keyboards differ in how they compose Vietnamese letters; the password is the same. */
  private static String composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
