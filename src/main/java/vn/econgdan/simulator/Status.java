package vn.econgdan.simulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A command_status. In JSON a string like {@code "0x58"}; a plain number or a string of decimal
 * digits is read too.
 */
public record Status(int code) {
  public static final Status OK = new Status(0x00);
  public static final Status INVALID_MESSAGE_LENGTH = new Status(0x01);
  public static final Status INVALID_COMMAND_LENGTH = new Status(0x02);
  public static final Status INVALID_COMMAND = new Status(0x03);
  public static final Status WRONG_BIND_STATE = new Status(0x04);
  public static final Status ALREADY_BOUND = new Status(0x05);
  public static final Status SYSTEM_ERROR = new Status(0x08);
  public static final Status INVALID_DESTINATION = new Status(0x0B);
  public static final Status BIND_FAILED = new Status(0x0D);
  public static final Status INVALID_PASSWORD = new Status(0x0E);
  public static final Status QUEUE_FULL = new Status(0x14);
  public static final Status THROTTLED = new Status(0x58);
  public static final Status QUERY_FAILED = new Status(0x67);
  public static final Status BROKEN_OPTIONAL_PART = new Status(0xC0);

  /**
   * Reads {@code "0x58"}, {@code "88"} or {@code 88}; anything else is a {@link
   * NumberFormatException}.
   */
  @JsonCreator
  public static Status of(Object written) {
    return new Status(Long.decode(written.toString()).intValue());
  }

  @JsonValue
  @Override
  public String toString() {
    return String.format("0x%02X", code);
  }

  public boolean ok() {
    return code == 0;
  }
}
