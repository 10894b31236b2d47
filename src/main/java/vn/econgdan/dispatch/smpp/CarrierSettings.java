package vn.econgdan.dispatch.smpp;

import java.time.Duration;
import vn.econgdan.dispatch.SmppAddress;

/**
 * How this node reaches the carrier (CONTRACT 2, the ECONGDAN_SMPP_ settings).
 *
 * @param login who we are to the SMSC, and where it is
 * @param source the originator of every part
 * @param timers how long things may take
 * @param binds transceiver binds of this node, at least 1
 * @param sendReference whether parts carry user_message_reference (TLV 0x0204)
 */
public record CarrierSettings(
    Login login, SmppAddress source, Timers timers, int binds, boolean sendReference) {

  /** Address and credentials of the SMSC. */
  public record Login(String host, int port, String systemId, String password, String systemType) {

    /** Without the password. */
    @Override
    public String toString() {
      return systemId + "@" + host + ":" + port;
    }
  }

  /**
   * Durations of the link.
   *
   * @param answer the longest wait for any answer, also for connecting and binding
   * @param enquireLink silence after which the carrier is asked whether it lives
   * @param firstReconnect from a drop to the first new attempt
   * @param reconnect between further attempts; long enough that no account gets locked
   */
  public record Timers(
      Duration answer, Duration enquireLink, Duration firstReconnect, Duration reconnect) {

    /** What suits a carrier; tests take shorter ones. */
    public static Timers usual() {
      return new Timers(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10));
    }
  }

  public CarrierSettings {
    if (binds < 1) {
      throw new IllegalArgumentException("ECONGDAN_SMPP_BINDS must be at least 1");
    }
  }
}
