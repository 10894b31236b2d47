package vn.econgdan.simulator;

import java.util.Locale;

/** What can be made to happen at once, to every open connection. */
public enum Action {
  /** The connections end without a word. */
  DROP_LINKS,
  /** unbind is sent; who does not answer within 2 s is cut off. */
  UNBIND,
  /** Text that is not SMPP. */
  GARBAGE,
  /** A receipt with a TLV longer than the PDU. */
  BROKEN_TLV,
  /** A deliver_sm of 1 MiB. */
  OVERSIZED,
  /** New connections are refused by the system; open ones stay. */
  STOP_LISTENING,
  LISTEN_AGAIN;

  /** As it stands in the address: {@code drop-links}. Unknown: {@link IllegalArgumentException}. */
  static Action named(String path) {
    return valueOf(path.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
