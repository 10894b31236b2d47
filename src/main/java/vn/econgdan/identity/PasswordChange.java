package vn.econgdan.identity;

/** One's own password. */
public record PasswordChange(String current, String password) {
  /** Without the passwords, so that they cannot slip into a log line. */
  @Override
  public String toString() {
    return "password change";
  }
}
