package vn.econgdan.app.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a host, as written in a setting, is this machine's loopback; asks no name server. */
final class Hosts {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
  private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://([^/?]*)(/.*|\\?.*|)");

  private Hosts() {}

  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** True when every host a JDBC URL names is loopback; a URL without hosts means localhost. */
  static boolean isLoopbackJdbc(String url) {
    Matcher hosts = JDBC.matcher(url);
    if (!hosts.matches() || hosts.group(1).isEmpty()) {
      return true;
    }
    return Pattern.compile(",")
        .splitAsStream(hosts.group(1))
        .map(host -> host.replaceFirst(":\\d+$", ""))
        .allMatch(Hosts::isLoopback);
  }

  /** True when every {@code //host} a broker URL names is loopback. */
  static boolean isLoopbackBroker(String url) {
    return Pattern.compile("//(\\[[^]]*]|[^:/?,)]+)")
        .matcher(url)
        .results()
        .allMatch(host -> isLoopback(host.group(1)));
  }
}
