package vn.econgdan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/access.md. */
class LoginDelaysTest {
  @ParameterizedTest(name = "{0} after {1} failures: {2} s")
  @CsvSource({
    "LOGIN_AT_ADDRESS,   1,    0",
    "LOGIN_AT_ADDRESS,   4,    0",
    "LOGIN_AT_ADDRESS,   5,    1",
    "LOGIN_AT_ADDRESS,   6,    2",
    "LOGIN_AT_ADDRESS,  10,   32",
    "LOGIN_AT_ADDRESS,  14,  512",
    "LOGIN_AT_ADDRESS,  15,  900",
    "LOGIN_AT_ADDRESS, 999,  900",
    "ADDRESS,           29,    0",
    "ADDRESS,           30,    1",
    "ADDRESS,           34,    1",
    "ADDRESS,           35,    2",
    "ADDRESS,           80,  900",
    "LOGIN,             99,    0",
    "LOGIN,            100, 3600",
    "LOGIN,            500, 3600",
    "LOGIN,     2147483647, 3600"
  })
  void who_fails_waits_longer_and_longer(LoginDelays delays, int failures, long seconds) {
    assertThat(delays.after(failures).map(Duration::toSeconds).orElse(0L)).isEqualTo(seconds);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "192.0.2.1,              192.0.2.1",
    "2001:db8:1:2:3:4:5:6,   20:01:0d:b8:00:01:00:02/64",
    "2001:db8:1:2::9,        20:01:0d:b8:00:01:00:02/64",
    "::ffff:192.0.2.1,       ::ffff:192.0.2.1",
    "'',                     ''"
  })
  void whoever_has_one_ipv6_address_has_its_neighbours_too(String address, String counted) {
    assertThat(LoginAttempt.of("x", address).address()).isEqualTo(counted);
  }

  @Test
  void a_login_is_counted_however_it_is_written_and_never_kept_as_it_came() {
    assertThat(LoginAttempt.of("CanBo", "a").login())
        .isEqualTo(LoginAttempt.of("canbo", "a").login());
    assertThat(LoginAttempt.of("canbo", "a").login()).hasSize(64).doesNotContain("canbo");
  }

  @Test
  void keys_are_random_recognisable_and_stored_as_a_hash_only() {
    KeySecret one = KeySecret.random();
    assertThat(one.text()).matches("econgdan_[A-Za-z0-9_-]{43}");
    assertThat(one.text()).isNotEqualTo(KeySecret.random().text());
    assertThat(one.hash()).hasSize(32).isEqualTo(new KeySecret(one.text()).hash());
    assertThat(one.toString()).isEqualTo("econgdan_…");
  }
}
