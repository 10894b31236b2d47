package vn.econgdan.registry.phone;

import java.util.Arrays;
import java.util.Set;
import vn.econgdan.kernel.Msisdn;

/**
 * The network a prefix was given to (DOMAIN 1.2). Only a hint: since 2018 people take their numbers
 * along, and guest networks share prefixes.
 */
public enum MobileNetwork {
  VIETTEL("32 33 34 35 36 37 38 39 86 96 97 98"),
  VINAPHONE("81 82 83 84 85 88 91 94"),
  MOBIFONE("70 76 77 78 79 89 90 93"),
  VIETNAMOBILE("52 56 58 92"),
  GMOBILE("59 99"),
  WINTEL("55"),
  ITEL("87"),
  UNKNOWN("");

  private static final int PREFIX_START = "+84".length();

  private final Set<String> prefixes;

  MobileNetwork(String prefixes) {
    this.prefixes = Set.of(prefixes.split(" "));
  }

  /** By the two digits after +84; UNKNOWN for a prefix no network is known to have. */
  public static MobileNetwork byPrefix(Msisdn number) {
    String prefix = number.e164().substring(PREFIX_START, PREFIX_START + 2);
    return Arrays.stream(values())
        .filter(network -> network.prefixes.contains(prefix))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
