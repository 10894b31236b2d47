package vn.econgdan.app.edge;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.settings.AddressRange;

/**
 * Whose X-Forwarded-* headers count (CONTRACT 2, ECONGDAN_TRUSTED_PROXIES). Everybody can write
 * such a header; the client is the right-most address that is no trusted proxy, since what stands
 * left of it came from outside.
 */
public final class TrustedProxies {
  static final TrustedProxies NONE = new TrustedProxies(List.of());
  private static final Logger LOG = LoggerFactory.getLogger(TrustedProxies.class);
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String ANY_FORWARDED = "x-forwarded";
  private static final Set<String> FORWARDED =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "true-client-ip",
          "cf-connecting-ip");

  private final List<AddressRange> ranges;
  private final AtomicBoolean warned = new AtomicBoolean();

  public TrustedProxies(List<AddressRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** What a request says, and whether it may be believed. */
  record Hop(String peer, boolean tls, List<String> forwardedFor, Optional<String> proto) {}

  Client client(HttpServerRequest request) {
    Hop hop =
        new Hop(
            request.remoteAddress().hostAddress(),
            request.isSSL(),
            list(request.headers().getAll(FOR)),
            last(list(request.headers().getAll(PROTO))));
    return client(hop, forwarded(request.headers().names(), request.getHeader("Host")));
  }

  /**
   * Whether the request was meant for somebody else before it reached us: a proxy's header, or a
   * host that is not this machine's loopback (a page of a browser here may call us by any name).
   */
  static boolean forwarded(Set<String> headers, String host) {
    return headers.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.startsWith(ANY_FORWARDED) || FORWARDED.contains(name))
        || host != null && !ofLoopback(host);
  }

  private static boolean ofLoopback(String host) {
    String name = withoutPort(host);
    return name.equalsIgnoreCase("localhost")
        || AddressRange.address(name).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  Client client(Hop hop, boolean forwarded) {
    InetAddress peer = parsed(hop.peer());
    boolean trusted = trusts(peer);
    InetAddress client = trusted ? rightmost(peer, hop.forwardedFor()) : peer;
    boolean said = trusted && hop.proto().isPresent();
    boolean encrypted =
        said ? hop.proto().filter("https"::equalsIgnoreCase).isPresent() : hop.tls();
    boolean mayBeRead = !encrypted && !client.isLoopbackAddress();
    if (mayBeRead && trusted && !said) {
      warnOnce();
    }
    return new Client(
        client.getHostAddress(),
        peer.isLoopbackAddress() && !forwarded,
        encrypted,
        mayBeRead && (said || !trusted));
  }

  /** Not refused, since the operator vouches for his proxy; not in silence either. */
  private void warnOnce() {
    if (warned.compareAndSet(false, true)) {
      LOG.warn("A trusted proxy sends no X-Forwarded-Proto: nobody knows if its clients use TLS");
    }
  }

  private boolean trusts(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** What is no address ends the walk: then the last proxy that is known speaks for itself. */
  private InetAddress rightmost(InetAddress peer, List<String> chain) {
    InetAddress client = peer;
    for (int i = chain.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<InetAddress> before = AddressRange.address(withoutPort(chain.get(i)));
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  /** {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711} as some proxies write them. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      return hop.replaceFirst("^\\[([^]]*)](:\\d+)?$", "$1");
    }
    return hop.indexOf(':') == hop.lastIndexOf(':') ? hop.replaceFirst(":\\d+$", "") : hop;
  }

  /** The peer's address as the socket has it; its zone, if any, is not part of it. */
  private static InetAddress parsed(String peer) {
    return AddressRange.address(peer.replaceFirst("%.*", ""))
        .orElseThrow(() -> new IllegalArgumentException("no network address: " + peer));
  }

  private static List<String> list(List<String> headers) {
    List<String> items = new ArrayList<>();
    headers.forEach(line -> Arrays.stream(line.split(",")).map(String::strip).forEach(items::add));
    return items;
  }

  private static Optional<String> last(List<String> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
  }
}
