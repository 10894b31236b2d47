package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A consent: what for, since when, how it came and who wrote it down.
 *
 * @param channel null while it is only claimed
 * @param evidence what proves it; null while it is only claimed
 * @param recordedBy login of who wrote it down
 * @param withdrawnAt null while it holds
 */
public record ConsentView(
    ConsentPurpose purpose,
    LocalDate date,
    String channel,
    String evidence,
    String wording,
    String recordedBy,
    Instant recordedAt,
    Instant withdrawnAt,
    String withdrawnThrough,
    String withdrawnReason,
    String withdrawnBy) {

  /** Said and not proven: it has neither channel nor evidence. */
  static ConsentView claimed(LocalDate date, String recordedBy, Instant recordedAt) {
    return new ConsentView(
        ConsentPurpose.NOTICES,
        date,
        null,
        null,
        null,
        recordedBy,
        recordedAt,
        null,
        null,
        null,
        null);
  }
}
