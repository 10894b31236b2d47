package vn.econgdan.identity;

/** A password that was made for somebody; shown once. */
public record NewPassword(String id, String login, String password) {
  /** Without the password, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "new password of account " + id;
  }
}
