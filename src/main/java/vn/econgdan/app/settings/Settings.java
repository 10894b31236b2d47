package vn.econgdan.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.tariff.Proration;

/**
 * All an operator decides, read once and checked together (CONTRACT 2). Secrets never show in
 * {@code toString()}.
 *
 * @param dataDir everything the embedded servers write; absolute
 * @param db empty: embedded PostgreSQL
 * @param dbPoolSize connections in each of the three pools, at most
 * @param broker empty: embedded broker
 * @param node this node's name
 * @param adminPassword the first administrator's password
 * @param demo whether the demo wards and accounts are loaded
 * @param webhook where alarms are told; empty: nowhere
 */
public record Settings(
    Http http,
    Path dataDir,
    Optional<Db> db,
    int dbPoolSize,
    Optional<Broker> broker,
    Smpp smpp,
    Sending sending,
    Billing billing,
    RecordsSettings records,
    String node,
    Optional<Secret> adminPassword,
    boolean demo,
    Optional<AlarmWebhook.Target> webhook,
    LogFormat logFormat) {

  /** A value that must not reach a log: {@code toString()} hides it. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "•••";
    }
  }

  /** Where web and API listen; {@code tls} or {@code trustedProxies} is there off loopback. */
  public record Http(String host, int port, Optional<Tls> tls, List<AddressRange> trustedProxies) {
    public boolean loopback() {
      return Hosts.isLoopback(host);
    }
  }

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  /** An external PostgreSQL; {@code user} owns the schema and migrates it. */
  public record Db(
      String url,
      String user,
      Secret password,
      Optional<Secret> appPassword,
      Optional<Secret> workerPassword) {}

  /** An external ActiveMQ. */
  public record Broker(String url, Optional<String> user, Optional<Secret> password) {}

  /**
   * The carrier link.
   *
   * @param smsc empty: the built-in simulator
   * @param binds transceiver binds per node
   * @param window outstanding submits per bind
   * @param exposed most parts per bind claimed but not yet recorded
   * @param partsPerSecond over all binds and nodes; 0: no limit
   * @param messageReference whether TLV 0x0204 is sent
   */
  public record Smpp(
      Optional<Smsc> smsc,
      int binds,
      int window,
      int exposed,
      int partsPerSecond,
      MessageId messageId,
      boolean messageReference,
      Source source) {}

  /** Where the SMSC is and who we are there. */
  public record Smsc(String host, int port, String systemId, Secret password, String systemType) {}

  /** The originator: address, type of number, numbering plan. */
  public record Source(String address, int ton, int npi) {}

  /** How the receipt's id relates to the response's. */
  public enum MessageId {
    SAME,
    HEX_IN_RECEIPT,
    HEX_IN_RESPONSE
  }

  /** When routine parts may leave: minutes of the day in Asia/Ho_Chi_Minh, {@code until} not. */
  public record Sending(int fromMinute, int untilMinute) {
    public boolean always() {
      return fromMinute == 0 && untilMinute == 24 * 60;
    }
  }

  /**
   * Money until tables say otherwise.
   *
   * @param partPrice carrier's price of a part in 1/10.000 đ
   * @param monthlyFee đồng per subscription and month
   */
  public record Billing(long partPrice, long monthlyFee, Proration proration) {}

  /** How log lines look. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /**
   * The settings of this environment over application.properties.
   *
   * @throws SettingsException for the first that is wrong, missing, unknown or contradictory
   */
  public static Settings from(Map<String, String> environment) {
    return new SettingsReader(new SettingsSource(environment)).read();
  }

  /** The folder of this machine for the carrier's files; not read when they lie on a server. */
  public Path recordsFolder() {
    return records.folder().orElseGet(() -> dataDir.resolve("carrier-records"));
  }

  /** What {@code --help} prints about settings. */
  public static String help() {
    return Setting.help(new SettingsSource(Map.of()));
  }
}
