package vn.econgdan.app.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits: one address, or a CIDR range, IPv4 or IPv6. Asks no name
 * server: what is not written as an address is none.
 */
public record AddressRange(InetAddress network, int bits) {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  /** Empty when it is neither an address nor an address with a prefix that fits it. */
  public static Optional<AddressRange> of(String text) {
    String[] halves = text.strip().split("/", 2);
    return address(halves[0])
        .flatMap(network -> bits(network, halves).map(bits -> new AddressRange(network, bits)));
  }

  private static Optional<Integer> bits(InetAddress network, String[] halves) {
    int all = network.getAddress().length * Byte.SIZE;
    if (halves.length == 1) {
      return Optional.of(all);
    }
    return Optional.of(halves[1])
        .filter(prefix -> PREFIX.matcher(prefix).matches())
        .map(Integer::valueOf)
        .filter(bits -> bits <= all);
  }

  /** An IPv4 address written as IPv6 is the IPv4 one. */
  public static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
