package vn.econgdan.app.settings;

import static vn.econgdan.app.settings.Setting.*;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.econgdan.app.settings.Settings.Billing;
import vn.econgdan.app.settings.Settings.Broker;
import vn.econgdan.app.settings.Settings.Db;
import vn.econgdan.app.settings.Settings.Http;
import vn.econgdan.app.settings.Settings.LogFormat;
import vn.econgdan.app.settings.Settings.MessageId;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.Settings.Sending;
import vn.econgdan.app.settings.Settings.Smpp;
import vn.econgdan.app.settings.Settings.Smsc;
import vn.econgdan.app.settings.Settings.Source;
import vn.econgdan.app.settings.Settings.Tls;
import vn.econgdan.identity.Accounts;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.tariff.Proration;

/** Turns texts into {@link Settings} and refuses what does not fit together. */
final class SettingsReader {
  private static final Pattern WINDOW = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int MANY = 1_000_000;
  private static final int ALPHANUMERIC_TON = 5;
  private static final int LONGEST_ALPHANUMERIC = 11;

  private final SettingsSource source;

  SettingsReader(SettingsSource source) {
    this.source = source;
  }

  Settings read() {
    Http http = http();
    Optional<Db> db = db();
    Optional<Broker> broker = broker();
    Smpp smpp = smpp();
    boolean demo = demo(new Surroundings(http, db, broker, smpp.smsc()));
    return new Settings(
        http,
        Path.of(source.text(DATA_DIR).orElseThrow()).toAbsolutePath().normalize(),
        db,
        source.number(DB_POOL_SIZE, 2, 200),
        broker,
        smpp,
        sending(),
        billing(),
        new RecordsSettingsReader(source).read(),
        node(),
        adminPassword(db, demo),
        demo,
        webhook(),
        source.choice(LOG_FORMAT, LogFormat.values(), '_'));
  }

  private Http http() {
    Optional<Tls> tls = tls();
    Http http =
        new Http(
            source.text(HTTP_HOST).orElseThrow(),
            source.number(HTTP_PORT, 0, 65_535),
            tls,
            trustedProxies());
    if (!http.loopback() && tls.isEmpty() && http.trustedProxies().isEmpty()) {
      throw new SettingsException(
          HTTP_HOST.variable(),
          "is not loopback: set ECONGDAN_TLS_CERT and _TLS_KEY, or ECONGDAN_TRUSTED_PROXIES",
          "không phải loopback: cần ECONGDAN_TLS_CERT và _TLS_KEY, hoặc ECONGDAN_TRUSTED_PROXIES");
    }
    return http;
  }

  private Optional<Tls> tls() {
    together(TLS_CERT, TLS_KEY);
    return source.text(TLS_CERT).map(certificate -> new Tls(file(TLS_CERT), file(TLS_KEY)));
  }

  private Path file(Setting setting) {
    Path file = Path.of(source.text(setting).orElseThrow()).toAbsolutePath().normalize();
    if (!Files.isReadable(file)) {
      throw SettingsException.wrong(setting, "a readable file", "tệp đọc được");
    }
    return file;
  }

  private List<AddressRange> trustedProxies() {
    return source.text(TRUSTED_PROXIES).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(SettingsReader::proxy)
        .toList();
  }

  private static AddressRange proxy(String text) {
    return AddressRange.of(text)
        .orElseThrow(
            () ->
                SettingsException.wrong(
                    TRUSTED_PROXIES, "addresses or CIDR ranges", "địa chỉ hoặc dải CIDR"));
  }

  private Optional<Db> db() {
    onlyWith(DB_URL, DB_USER, DB_PASSWORD, DB_APP_PASSWORD, DB_WORKER_PASSWORD);
    together(DB_APP_PASSWORD, DB_WORKER_PASSWORD);
    return source.text(DB_URL).map(this::db);
  }

  private Db db(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw SettingsException.wrong(
          DB_URL, "a JDBC URL, jdbc:postgresql://host/db", "JDBC URL, jdbc:postgresql://host/db");
    }
    return new Db(
        url,
        needed(DB_USER, DB_URL),
        new Secret(needed(DB_PASSWORD, DB_URL)),
        secret(DB_APP_PASSWORD),
        secret(DB_WORKER_PASSWORD));
  }

  private Optional<Broker> broker() {
    onlyWith(BROKER_URL, BROKER_USER, BROKER_PASSWORD);
    together(BROKER_USER, BROKER_PASSWORD);
    return source
        .text(BROKER_URL)
        .map(url -> new Broker(url, source.text(BROKER_USER), secret(BROKER_PASSWORD)));
  }

  private Smpp smpp() {
    int window = source.number(SMPP_WINDOW, 1, 10_000);
    return new Smpp(
        smsc(),
        source.number(SMPP_BINDS, 1, 100),
        window,
        exposed(window),
        source.number(SMPP_TPS, 0, MANY),
        source.choice(SMPP_MESSAGE_ID, MessageId.values(), '-'),
        source.flag(SMPP_MESSAGE_REFERENCE),
        originator());
  }

  /** Fewer than the window would leave part of it idle for ever. */
  private int exposed(int window) {
    if (!source.has(SMPP_EXPOSED)) {
      return Math.max(4 * window, 500);
    }
    int exposed = source.number(SMPP_EXPOSED, 1, MANY);
    if (exposed < window) {
      throw new SettingsException(
          SMPP_EXPOSED.variable(),
          "must not be smaller than ECONGDAN_SMPP_WINDOW, which is " + window,
          "không được nhỏ hơn ECONGDAN_SMPP_WINDOW, đang là " + window);
    }
    return exposed;
  }

  private Optional<Smsc> smsc() {
    onlyWith(SMPP_HOST, SMPP_PORT, SMPP_SYSTEM_ID, SMPP_PASSWORD, SMPP_SYSTEM_TYPE);
    return source.text(SMPP_HOST).map(this::smsc);
  }

  /** Off loopback nothing is assumed; on loopback it is most likely our own simulator. */
  private Smsc smsc(String host) {
    if (!Hosts.isLoopback(host)) {
      needed(SMPP_SYSTEM_ID, SMPP_HOST);
      needed(SMPP_PASSWORD, SMPP_HOST);
    }
    return new Smsc(
        host,
        source.has(SMPP_PORT) ? source.number(SMPP_PORT, 1, 65_535) : 2775,
        source.has(SMPP_SYSTEM_ID) ? source.text(SMPP_SYSTEM_ID, 15) : "econgdan",
        new Secret(source.has(SMPP_PASSWORD) ? source.text(SMPP_PASSWORD, 8) : "econgdan"),
        source.text(SMPP_SYSTEM_TYPE, 12));
  }

  private Source originator() {
    int ton = source.number(SMPP_SOURCE_TON, 0, 6);
    int longest = ton == ALPHANUMERIC_TON ? LONGEST_ALPHANUMERIC : 20;
    return new Source(
        source.text(SMPP_SOURCE, longest), ton, source.number(SMPP_SOURCE_NPI, 0, 18));
  }

  private Sending sending() {
    Matcher window = WINDOW.matcher(source.text(SEND_WINDOW).orElseThrow());
    if (!window.matches()) {
      throw notAWindow();
    }
    Sending sending = new Sending(minute(window, 1), minute(window, 3));
    if (sending.fromMinute() >= sending.untilMinute() || sending.untilMinute() > 24 * 60) {
      throw notAWindow();
    }
    return sending;
  }

  private static int minute(Matcher window, int group) {
    int minutes = Integer.parseInt(window.group(group + 1));
    if (minutes > 59) {
      throw notAWindow();
    }
    return Integer.parseInt(window.group(group)) * 60 + minutes;
  }

  private static SettingsException notAWindow() {
    return SettingsException.wrong(
        SEND_WINDOW,
        "HH:mm-HH:mm within one day, as 07:00-21:00",
        "HH:mm-HH:mm trong một ngày, như 07:00-21:00");
  }

  private Billing billing() {
    return new Billing(
        source.tenThousandths(PART_PRICE),
        source.number(MONTHLY_FEE, 0L, 1_000_000_000L),
        source.choice(PRORATION, Proration.values(), '_'));
  }

  private String node() {
    String node = source.text(NODE).orElseGet(SettingsReader::hostName);
    if (!NODE_NAME.matcher(node).matches()) {
      throw SettingsException.wrong(
          NODE, "letters, digits, . _ -, at most 64", "chữ, số, . _ -, dài nhất 64");
    }
    return node;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw SettingsException.missing(
          NODE, "this machine does not know its host name", "máy này không biết tên của nó");
    }
  }

  /** The demo, which reaches nobody, may have the password everybody knows. */
  private Optional<Secret> adminPassword(Optional<Db> db, boolean demo) {
    if (db.isPresent()) {
      needed(ADMIN_PASSWORD, DB_URL);
    }
    Optional<Secret> password = secret(ADMIN_PASSWORD);
    if (password.map(Secret::value).filter(given -> !isStrong(given, demo)).isPresent()) {
      throw SettingsException.wrong(
          ADMIN_PASSWORD,
          "a password of 10 to 200 characters that nobody would guess: not a common one, nor quantri"
              + " or econgdan with digits",
          "mật khẩu dài 10 đến 200 ký tự, không ai đoán được: không phải mật khẩu phổ biến, không"
              + " phải quantri hay econgdan kèm chữ số");
    }
    return password;
  }

  private static boolean isStrong(String password, boolean demo) {
    return Accounts.isStrongForAdministrator(password) || demo && Accounts.isOfDemo(password);
  }

  /** What decides whether demo numbers could reach somebody. */
  private record Surroundings(
      Http http, Optional<Db> db, Optional<Broker> broker, Optional<Smsc> smsc) {
    boolean reachNobody() {
      return http.loopback() && smsc.map(Smsc::host).map(Hosts::isLoopback).orElse(true);
    }

    boolean allLocal() {
      return reachNobody()
          && db.map(Db::url).map(Hosts::isLoopbackJdbc).orElse(true)
          && broker.map(Broker::url).map(Hosts::isLoopbackBroker).orElse(true);
    }
  }

  private boolean demo(Surroundings surroundings) {
    if (!source.has(DEMO)) {
      return surroundings.allLocal();
    }
    boolean demo = source.flag(DEMO);
    if (demo && !surroundings.reachNobody()) {
      throw new SettingsException(
          DEMO.variable(),
          "must not be true while ECONGDAN_HTTP_HOST or ECONGDAN_SMPP_HOST is not loopback: demo"
              + " numbers may be somebody's",
          "không được là true khi ECONGDAN_HTTP_HOST hoặc ECONGDAN_SMPP_HOST không phải loopback:"
              + " số mẫu có thể là số thật");
    }
    return demo;
  }

  /** Alarms tell of weak spots: on a network they travel encrypted. */
  private Optional<AlarmWebhook.Target> webhook() {
    onlyWith(ALARM_WEBHOOK_URL, ALARM_WEBHOOK_SECRET);
    return source
        .text(ALARM_WEBHOOK_URL)
        .map(url -> new AlarmWebhook.Target(safe(url), source.text(ALARM_WEBHOOK_SECRET)));
  }

  private static URI safe(String url) {
    try {
      URI target = new URI(url);
      boolean plain = "http".equals(target.getScheme()) && Hosts.isLoopback("" + target.getHost());
      boolean sound = target.getHost() != null && target.getUserInfo() == null;
      if (sound && (plain || "https".equals(target.getScheme()))) {
        return target;
      }
    } catch (URISyntaxException e) {
      throw notAWebhook();
    }
    throw notAWebhook();
  }

  private static SettingsException notAWebhook() {
    return SettingsException.wrong(
        ALARM_WEBHOOK_URL,
        "an https address, or http on loopback, without user and password",
        "địa chỉ https, hoặc http trên loopback, không kèm tên và mật khẩu");
  }

  private Optional<Secret> secret(Setting setting) {
    return source.text(setting).map(Secret::new);
  }

  private String needed(Setting setting, Setting because) {
    return source
        .text(setting)
        .orElseThrow(
            () ->
                SettingsException.missing(
                    setting,
                    because.variable() + " is set and needs it",
                    "đã đặt " + because.variable() + " thì phải có"));
  }

  private void onlyWith(Setting first, Setting... others) {
    if (source.has(first)) {
      return;
    }
    Arrays.stream(others).filter(source::has).findFirst().ifPresent(other -> needed(first, other));
  }

  private void together(Setting one, Setting other) {
    if (source.has(one) != source.has(other)) {
      needed(source.has(one) ? other : one, source.has(one) ? one : other);
    }
  }
}
