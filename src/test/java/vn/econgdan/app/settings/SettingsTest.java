package vn.econgdan.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.app.settings.Settings.MessageId;
import vn.econgdan.tariff.Proration;

/** What an operator sets is what holds, and what does not fit stops the start (CONTRACT 2). */
class SettingsTest {
  private static final Map<String, String> EXTERNAL_DB =
      Map.of(
          "ECONGDAN_DB_URL", "jdbc:postgresql://db.example/econgdan",
          "ECONGDAN_DB_USER", "owner",
          "ECONGDAN_DB_PASSWORD", "secret",
          "ECONGDAN_ADMIN_PASSWORD", "first of all doors");

  private static Settings settings(String... pairs) {
    return Settings.from(environment(pairs));
  }

  private static Map<String, String> environment(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      environment.put("ECONGDAN_" + parts[0], parts[1]);
    }
    return environment;
  }

  @Test
  void nothing_set_is_everything_embedded_with_the_contracts_defaults() {
    Settings settings = Settings.from(Map.of("PATH", "/bin"));

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.db()).isEmpty();
    assertThat(settings.broker()).isEmpty();
    assertThat(settings.smpp().smsc()).isEmpty();
    assertThat(settings.smpp().binds()).isEqualTo(1);
    assertThat(settings.smpp().window()).isEqualTo(50);
    assertThat(settings.smpp().exposed()).isEqualTo(500);
    assertThat(settings.smpp().partsPerSecond()).isZero();
    assertThat(settings.smpp().messageId()).isEqualTo(MessageId.SAME);
    assertThat(settings.smpp().source()).isEqualTo(new Settings.Source("eCONGDAN", 5, 0));
    assertThat(settings.sending()).isEqualTo(new Settings.Sending(7 * 60, 21 * 60));
    assertThat(settings.billing()).isEqualTo(new Settings.Billing(5_500_000, 3000, Proration.NONE));
    assertThat(settings.node()).isNotBlank();
    assertThat(settings.demo()).isTrue();
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    assertThat(settings("HTTP_PORT=", "SMPP_HOST= ").http().port()).isEqualTo(8080);
  }

  @Test
  void exposed_follows_a_large_window() {
    assertThat(settings("SMPP_WINDOW=200").smpp().exposed()).isEqualTo(800);
    assertThat(settings("SMPP_WINDOW=200", "SMPP_EXPOSED=300").smpp().exposed()).isEqualTo(300);
  }

  @Test
  void the_whole_day_is_always() {
    assertThat(settings("SEND_WINDOW=00:00-24:00").sending().always()).isTrue();
    assertThat(settings("SEND_WINDOW=00:00-23:59").sending().always()).isFalse();
  }

  @Test
  void a_price_keeps_four_decimals() {
    assertThat(settings("PART_PRICE=412.3456").billing().partPrice()).isEqualTo(4_123_456);
  }

  @Test
  void a_simulator_on_loopback_needs_no_more_than_its_port() {
    Settings.Smsc smsc = settings("SMPP_HOST=127.0.0.1", "SMPP_PORT=3000").smpp().smsc().get();
    assertThat(smsc.port()).isEqualTo(3000);
    assertThat(smsc.systemId()).isEqualTo("econgdan");
  }

  @ParameterizedTest(name = "{0} is refused, naming {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP_PORT=http | HTTP_PORT must be",
        "HTTP_PORT=65536 | HTTP_PORT must be",
        "HTTP_PORT=-1 | HTTP_PORT must be",
        "HTTP_HOST=0.0.0.0 | HTTP_HOST is not loopback",
        "TLS_CERT=/nowhere | TLS_KEY is missing",
        "TLS_CERT=/nowhere TLS_KEY=/nowhere | TLS_CERT must be a readable file",
        "TRUSTED_PROXIES=gateway | TRUSTED_PROXIES must be",
        "TRUSTED_PROXIES=cafe | TRUSTED_PROXIES must be",
        "TRUSTED_PROXIES=10.0.0.0/33 | TRUSTED_PROXIES must be",
        "TRUSTED_PROXIES=10.0.0.1,::1/129 | TRUSTED_PROXIES must be",
        "DB_URL=jdbc:mysql://x/y | DB_URL must be",
        "DB_URL=jdbc:postgresql://x/y | DB_USER is missing",
        "DB_USER=x | DB_URL is missing",
        "BROKER_PASSWORD=x | BROKER_URL is missing",
        "BROKER_URL=tcp://x:1 BROKER_USER=x | BROKER_PASSWORD is missing",
        "SMPP_SYSTEM_ID=x | SMPP_HOST is missing",
        "SMPP_HOST=smsc.example | SMPP_SYSTEM_ID is missing",
        "SMPP_HOST=localhost SMPP_PASSWORD=123456789 | SMPP_PASSWORD must be at most 8",
        "SMPP_WINDOW=0 | SMPP_WINDOW must be",
        "SMPP_EXPOSED=49 | SMPP_EXPOSED must not be smaller than ECONGDAN_SMPP_WINDOW",
        "SMPP_TPS=many | SMPP_TPS must be",
        "SMPP_MESSAGE_ID=hex | SMPP_MESSAGE_ID must be one of same, hex-in-receipt, hex-in-response",
        "SMPP_SOURCE=eCONGDANeCONGDAN | SMPP_SOURCE must be at most 11",
        "SEND_WINDOW=7-21 | SEND_WINDOW must be",
        "SEND_WINDOW=21:00-07:00 | SEND_WINDOW must be",
        "SEND_WINDOW=07:60-21:00 | SEND_WINDOW must be",
        "SEND_WINDOW=07:00-24:01 | SEND_WINDOW must be",
        "PART_PRICE=1.23456 | PART_PRICE must be",
        "PART_PRICE=-1 | PART_PRICE must be",
        "MONTHLY_FEE=3.000 | MONTHLY_FEE must be",
        "PRORATION=daily | PRORATION must be one of none, daily_30, free_first_month",
        "RECORDS_URI=ftp://u@h/x | RECORDS_URI must be file:DIRECTORY or sftp:",
        "RECORDS_URI=file:/x?delete=true | RECORDS_URI must be",
        "RECORDS_URI=sftp://u:p@h/x | RECORDS_URI must be",
        "RECORDS_URI=sftp://u@h/../x | RECORDS_URI must be",
        "RECORDS_URI=sftp://u@h/x | RECORDS_KNOWN_HOSTS is missing",
        "RECORDS_URI=sftp://u@h/x RECORDS_KNOWN_HOSTS=/nowhere | RECORDS_KNOWN_HOSTS must be a readable",
        "RECORDS_URI=sftp://u@h/x RECORDS_KNOWN_HOSTS=pom.xml | RECORDS_PASSWORD is missing",
        "RECORDS_COLUMNS=msgid=MSGID | RECORDS_COLUMNS must be",
        "RECORDS_COLUMNS=message_id | RECORDS_COLUMNS must be",
        "RECORDS_SEPARATOR=; | RECORDS_SEPARATOR must be",
        "RECORDS_DATE_FORMAT=d/M/yy | RECORDS_DATE_FORMAT must be",
        "RECORDS_ID=octal | RECORDS_ID must be one of same, hex, decimal",
        "NODE=a/b | NODE must be",
        "DEMO=yes | DEMO must be true or false",
        "HTTP_HOST=10.0.0.1 TRUSTED_PROXIES=10.0.0.2 DEMO=true | DEMO must not be true",
        "SMPP_HOST=smsc.example SMPP_SYSTEM_ID=x SMPP_PASSWORD=y DEMO=true | DEMO must not be true",
        "HTTP_PROT=1 | HTTP_PROT is not a setting",
      })
  void what_does_not_fit_stops_the_start_in_a_sentence_that_names_it(
      String variables, String sentence) {
    assertThatThrownBy(() -> settings(variables.split(" ")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("ECONGDAN_" + sentence)
        .message()
        .doesNotContain("\n")
        .contains(" / ECONGDAN_");
  }

  @Test
  void an_external_database_needs_the_first_administrators_password() {
    Map<String, String> without = new HashMap<>(EXTERNAL_DB);
    without.remove("ECONGDAN_ADMIN_PASSWORD");
    assertThatThrownBy(() -> Settings.from(without))
        .hasMessageStartingWith("ECONGDAN_ADMIN_PASSWORD is missing");
    assertThat(Settings.from(EXTERNAL_DB).db()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first",
        "123456789",
        "1234567890",
        "Qwertyuiop",
        "mat khau 123",
        "quantri2026",
        "e-CONGDAN!2026",
        "aaaaaaaaaaaa",
        "12121212121212",
        "econgdan"
      })
  void a_weak_password_of_the_first_administrator_stops_the_start(String weak) {
    assertThatThrownBy(() -> settings("ADMIN_PASSWORD=" + weak, "DEMO=false"))
        .hasMessageStartingWith(
            "ECONGDAN_ADMIN_PASSWORD must be a password of 10 to 200 characters")
        .hasMessageContaining("phải là mật khẩu dài 10 đến 200 ký tự");
  }

  @Test
  void the_demos_password_is_for_the_demo() {
    assertThat(settings("ADMIN_PASSWORD=econgdan", "DEMO=true").demo()).isTrue();
    assertThatThrownBy(() -> settings("ADMIN_PASSWORD=123456789a", "DEMO=true"))
        .hasMessageStartingWith("ECONGDAN_ADMIN_PASSWORD must be");
  }

  @Test
  void demo_data_are_loaded_only_where_everything_is_local() {
    assertThat(Settings.from(EXTERNAL_DB).demo()).isFalse();
    assertThat(settings("HTTP_HOST=10.0.0.1", "TRUSTED_PROXIES=10.0.0.2").demo()).isFalse();
    assertThat(settings("BROKER_URL=failover:(tcp://localhost:1,tcp://mq:1)").demo()).isFalse();
    assertThat(settings("BROKER_URL=failover:(tcp://localhost:1,tcp://[::1]:1)").demo()).isTrue();
    assertThat(settings("SMPP_HOST=localhost").demo()).isTrue();
    assertThat(settings("DEMO=false").demo()).isFalse();
  }

  @Test
  void no_password_shows_when_settings_are_printed() {
    assertThat(Settings.from(EXTERNAL_DB).toString()).doesNotContain("secret", "first of");
  }

  @Test
  void the_contracts_names_are_the_ones_the_program_knows() throws IOException {
    assertThat(Arrays.stream(Setting.values()).map(Setting::variable))
        .as("operators rely on these names")
        .containsExactlyInAnyOrderElementsOf(contract());
  }

  private static List<String> contract() throws IOException {
    try (var file = SettingsTest.class.getResourceAsStream("/contract-settings.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void every_setting_has_a_property_and_every_property_is_a_setting() {
    assertThat(SettingsSource.shipped().stringPropertyNames())
        .filteredOn(name -> name.startsWith("econgdan."))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::property).toList());
  }

  @Test
  void help_names_every_setting_with_its_default() {
    assertThat(Settings.help())
        .contains("ECONGDAN_HTTP_PORT  [8080]", "ECONGDAN_NODE  [host name]");
    assertThat(Arrays.stream(Setting.values()).map(Setting::variable))
        .allMatch(Settings.help()::contains);
  }
}
