package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.app.edge.TrustedProxies.Hop;
import vn.econgdan.app.settings.AddressRange;

/** Whom to believe about where a request comes from. */
class TrustedProxiesTest {
  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.0/8,          10.255.1.2,      true",
    "10.0.0.0/8,          11.0.0.1,        false",
    "10.1.2.3,            10.1.2.3,        true",
    "10.1.2.3,            10.1.2.4,        false",
    "10.1.2.128/25,       10.1.2.127,      false",
    "10.1.2.128/25,       10.1.2.129,      true",
    "10.1.2.3/32,         10.1.2.3,        true",
    "0.0.0.0/0,           203.0.113.9,     true",
    "0.0.0.0/0,           2001:db8::1,     false",
    "2001:db8::/32,       2001:db8:ffff::, true",
    "2001:db8::/32,       2001:db9::1,     false",
    "::1,                 ::1,             true",
    "10.0.0.0/8,          ::ffff:10.1.1.1, true"
  })
  void a_range_holds_what_begins_with_its_bits(String range, String address, boolean held) {
    assertThat(
            AddressRange.of(range)
                .orElseThrow()
                .contains(AddressRange.address(address).orElseThrow()))
        .isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway",
    "cafe",
    "1234",
    "10.0.0",
    "10.0.0.256",
    "10.0.0.1/33",
    "10.0.0.1/",
    "10.0.0.1/x",
    "::1/129",
    "10.0.0.01x",
    "::zz",
    "10.0.0.0/8/8",
    "localhost",
    "''",
    "fe80::1%eth0"
  })
  void what_is_no_address_is_refused_without_asking_a_name_server(String text) {
    assertThat(AddressRange.of(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0} says {1} -> {2}")
  @CsvSource({
    "10.0.0.1,     '',                                   10.0.0.1",
    "10.0.0.1,     '203.0.113.9',                        203.0.113.9",
    "10.0.0.1,     '1.1.1.1|203.0.113.9',                203.0.113.9",
    "10.0.0.1,     '1.1.1.1|203.0.113.9|10.0.0.2',       203.0.113.9",
    "10.0.0.1,     '10.0.0.3|10.0.0.2',                  10.0.0.3",
    "10.0.0.1,     '203.0.113.9:4711',                   203.0.113.9",
    "10.0.0.1,     '[2001:db8::7]:4711',                 2001:db8:0:0:0:0:0:7",
    "10.0.0.1,     '2001:db8::7',                        2001:db8:0:0:0:0:0:7",
    "10.0.0.1,     '203.0.113.9|unknown',                10.0.0.1",
    "10.0.0.1,     'example.org|10.0.0.2',               10.0.0.2",
    "203.0.113.5,  '1.1.1.1',                            203.0.113.5",
    "127.0.0.1,    '1.1.1.1',                            127.0.0.1",
    "fe80:0:0:0:1:2:3:4%eth0, '',                        fe80:0:0:0:1:2:3:4"
  })
  void the_client_is_the_right_most_who_is_no_proxy_of_ours(
      String peer, String chain, String client) {
    Hop hop = new Hop(peer, true, chain(chain), Optional.empty());
    assertThat(proxies().client(hop, false).address()).isEqualTo(client);
  }

  @ParameterizedTest(name = "{0} tls={1} for {2} proto={3} -> encrypted {4}, clear text {5}")
  @CsvSource({
    "127.0.0.1,   false, '',          '',    false, false",
    "127.0.0.1,   false, '1.1.1.1',   http,  false, false",
    "203.0.113.5, false, '',          '',    false, true",
    "203.0.113.5, false, '',          https, false, true",
    "203.0.113.5, true,  '',          '',    true,  false",
    "203.0.113.5, true,  '',          http,  true,  false",
    "10.0.0.1,    false, 203.0.113.9, https, true,  false",
    "10.0.0.1,    false, 203.0.113.9, http,  false, true",
    "10.0.0.1,    true,  203.0.113.9, http,  false, true",
    "10.0.0.1,    true,  203.0.113.9, https, true,  false",
    "10.0.0.1,    false, 203.0.113.9, '',    false, false",
    "10.0.0.1,    false, 127.0.0.1,   http,  false, false"
  })
  void a_password_that_could_be_read_on_the_way_is_known_as_such(
      String peer, boolean tls, String chain, String proto, boolean encrypted, boolean clearText) {
    Optional<String> said = Optional.of(proto).filter(text -> !text.isEmpty());
    Client client = proxies().client(new Hop(peer, tls, chain(chain), said), !chain.isEmpty());
    assertThat(client.encrypted()).isEqualTo(encrypted);
    assertThat(client.clearText()).isEqualTo(clearText);
  }

  @ParameterizedTest(name = "{0} forwarded={1} -> {2}")
  @CsvSource({
    "127.0.0.1, false, true",
    "::1,       false, true",
    "127.0.0.1, true,  false",
    "10.0.0.1,  false, false"
  })
  void direct_is_from_this_machine_and_for_nobody_else(
      String peer, boolean forwarded, boolean direct) {
    Hop hop = new Hop(peer, false, List.of(), Optional.empty());
    assertThat(proxies().client(hop, forwarded).direct()).isEqualTo(direct);
  }

  @ParameterizedTest(name = "{0} at {1} -> {2}")
  @CsvSource({
    "'',                  127.0.0.1:8080,     false",
    "'',                  localhost:8080,     false",
    "'',                  '[::1]:8080',       false",
    "'',                  ,                   false",
    "'',                  evil.example,       true",
    "'',                  evil.example:8080,  true",
    "'',                  10.0.0.1:8080,      true",
    "X-Forwarded-Port,    127.0.0.1,          true",
    "x-forwarded,         127.0.0.1,          true",
    "CF-Connecting-IP,    127.0.0.1,          true",
    "Via,                 127.0.0.1,          true",
    "Accept,              127.0.0.1,          false"
  })
  void a_request_that_was_meant_for_another_is_not_from_this_machine(
      String header, String host, boolean forwarded) {
    assertThat(TrustedProxies.forwarded(Set.of("User-Agent", header), host)).isEqualTo(forwarded);
  }

  private static TrustedProxies proxies() {
    return new TrustedProxies(List.of(AddressRange.of("10.0.0.0/24").orElseThrow()));
  }

  private static List<String> chain(String hops) {
    return hops.isEmpty() ? List.of() : Arrays.asList(hops.split("\\|"));
  }
}
