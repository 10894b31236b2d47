package vn.econgdan.notice.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A planned send as its row says it, believed in nothing: the check of its sheet compares it. */
public record PlannedSend(
    long id,
    long noticeId,
    int version,
    String ward,
    String hash,
    LocalDate sendMonth,
    String lane,
    Frozen frozen) {

  /** What was frozen at approval. */
  public record Frozen(
      String text,
      String diacritics,
      String encoding,
      int parts,
      long people,
      long households,
      long cost,
      Optional<Instant> sendAt,
      Instant dueAt,
      Instant validUntil) {}
}
