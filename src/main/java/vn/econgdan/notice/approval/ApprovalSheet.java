package vn.econgdan.notice.approval;

import java.time.Instant;
import java.util.List;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.audience.Excluded;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/**
 * What an approver signs: exactly this text for exactly these people (DESIGN 4.4).
 *
 * @param hash SHA-256 over everything that leaves: text, times, cost, relation and every single
 *     member of the audience
 * @param text as it leaves, ward prefix included
 * @param parts of one message
 * @param excluded who is named by the rule but will not receive it, by reason
 * @param partsTotal for all people
 * @param cost what the carrier takes for them, in đồng
 * @param sendAt null: as soon as it is approved
 * @param relatesTo what it does to another notice; null for none
 * @param authors oldest first
 * @param returned null when it never went back
 * @param warnings what to know before signing; empty once it is signed
 */
public record ApprovalSheet(
    String noticeId,
    String ward,
    int version,
    String hash,
    String title,
    NoticeKind kind,
    String text,
    Encoding encoding,
    Diacritics diacritics,
    int parts,
    long people,
    long households,
    List<Excluded> excluded,
    long partsTotal,
    long cost,
    Instant sendAt,
    Instant validUntil,
    Priority priority,
    AudienceRule audience,
    RelatedNotice relatesTo,
    List<Author> authors,
    Returned returned,
    List<Warning> warnings) {

  /** Who created, edited or submitted which version; none of them may approve it. */
  public record Author(String actor, NoticeAct act, int version, Instant at) {}

  /**
   * The last time it went back to its writer, and what he changed since.
   *
   * @param version that was returned
   */
  public record Returned(
      int version, String actor, Instant at, Sentence reason, List<Change> changes) {}

  /** One field that reads otherwise than in the version that was returned. */
  public record Change(String field, Object before, Object after) {}
}
