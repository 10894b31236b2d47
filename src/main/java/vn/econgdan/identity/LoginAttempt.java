package vn.econgdan.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import vn.econgdan.kernel.Sha256;

/**
 * Somebody at the door, as the throttle counts him.
 *
 * @param name the login as accounts have it
 * @param login SHA-256 of it: people type their password into that field, too
 * @param address of his network
 */
record LoginAttempt(String name, String login, String address) {
  private static final int LONGEST_LOGIN = 64;
  private static final int IPV6_SITE = 8;

  static LoginAttempt of(String login, String address) {
    String name = login.toLowerCase(Locale.ROOT);
    return new LoginAttempt(name, hash(name), site(address));
  }

  static String hash(String name) {
    return HexFormat.of().formatHex(Sha256.of(name));
  }

  /** PostgreSQL takes no NUL in a text, and no login is that long. */
  boolean plausible() {
    return name.length() <= LONGEST_LOGIN && name.indexOf('\0') < 0;
  }

  /** Whoever has one IPv6 address has the 2^64 beside it. */
  private static String site(String address) {
    byte[] octets = octets(address);
    if (octets.length <= 4) {
      return address;
    }
    return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(octets, IPV6_SITE)) + "/64";
  }

  /** Only what has a colon can be IPv6, and of that no name server is asked. */
  private static byte[] octets(String address) {
    if (!address.contains(":")) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException none) {
      return new byte[0];
    }
  }
}
