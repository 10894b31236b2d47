package vn.econgdan.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which network a Vietnamese mobile number was given out by: the two digits after 84. */
final class Networks {
  static final String OTHER = "OTHER";
  static final Map<String, String> VIETNAM = vietnam();

  private Networks() {}

  static String of(String destination, Map<String, String> networks) {
    boolean vietnamese = destination.startsWith("84") && destination.length() >= 4;
    return vietnamese ? networks.getOrDefault(destination.substring(2, 4), OTHER) : OTHER;
  }

  private static Map<String, String> vietnam() {
    Map<String, String> networks = new HashMap<>();
    List.of("32 33 34 35 36 37 38 39 86 96 97 98 VIETTEL", "81 82 83 84 85 87 88 91 94 VINAPHONE")
        .forEach(line -> enter(networks, line.split(" ")));
    List.of("70 76 77 78 79 89 90 93 MOBIFONE", "52 56 58 92 VIETNAMOBILE", "59 99 GMOBILE")
        .forEach(line -> enter(networks, line.split(" ")));
    enter(networks, new String[] {"55", "WINTEL"});
    return Map.copyOf(networks);
  }

  private static void enter(Map<String, String> networks, String[] line) {
    for (int at = 0; at < line.length - 1; at++) {
      networks.put(line[at], line[line.length - 1]);
    }
  }
}
