package vn.econgdan.dispatch;

/**
 * The short_message of one part of a send, user data header included; the same for every recipient.
 */
public record PartOctets(int number, int dataCoding, boolean udh, byte[] octets) {}
