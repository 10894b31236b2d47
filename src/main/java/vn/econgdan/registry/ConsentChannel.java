package vn.econgdan.registry;

/** Through what a citizen said yes or no (DOMAIN 5). A ticked box is none of them. */
public enum ConsentChannel {
  /** A signed form. */
  PAPER,
  /** The group leader wrote it down in front of him. */
  LEADER,
  /** At the ward's office. */
  WARD,
  /** A call to the hotline, recorded. */
  HOTLINE,
  SMS,
  EMAIL,
  WEB,
  /** A code sent to his number and read out. */
  CODE
}
