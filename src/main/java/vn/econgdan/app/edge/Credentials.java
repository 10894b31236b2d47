package vn.econgdan.app.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Login and password of an HTTP Basic header (RFC 7617), in UTF-8. */
record Credentials(String login, String password) {
  private static final String BASIC = "basic ";
  private static final int LONGEST = 2000;

  /** Empty when there is no such header or it cannot be read. */
  static Optional<Credentials> of(String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    return decoded(authorization.substring(BASIC.length()).strip()).flatMap(Credentials::split);
  }

  private static Optional<String> decoded(String base64) {
    try {
      byte[] octets = Base64.getDecoder().decode(base64);
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Credentials> split(String pair) {
    int colon = pair.indexOf(':');
    return colon < 1
        ? Optional.empty()
        : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  /** Without the password, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "credentials";
  }
}
