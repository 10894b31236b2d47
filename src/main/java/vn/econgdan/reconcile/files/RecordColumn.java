package vn.econgdan.reconcile.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a carrier says of a part (CONTRACT 5). */
public enum RecordColumn {
  MESSAGE_ID(true),
  RECIPIENT(true),
  SENDER(false),
  SUBMIT_TIME(true),
  DONE_TIME(false),
  STATUS(true),
  NETWORK(false),
  PART_NO(true),
  PART_COUNT(true),
  UNIT_PRICE(true),
  AMOUNT(true);

  private final boolean needed;

  RecordColumn(boolean needed) {
    this.needed = needed;
  }

  /** Whether a file without it is rejected. */
  boolean needed() {
    return needed;
  }

  /** As the contract writes it, e.g. {@code message_id}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Nothing when the contract has no such column. */
  public static Optional<RecordColumn> of(String title) {
    return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
  }
}
