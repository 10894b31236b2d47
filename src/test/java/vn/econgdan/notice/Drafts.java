package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeEdit;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.notice.content.RelatesTo;
import vn.econgdan.notice.content.Relation;
import vn.econgdan.text.Diacritics;

/** Drafts of tests: the pension notice, with one thing changed. */
public final class Drafts {
  private Drafts() {}

  public static AudienceRule group(String... codes) {
    return new AudienceRule(null, List.of(codes), null, null);
  }

  public static NoticeDraft pension() {
    return new NoticeDraft(
        "Lĩnh lương hưu tháng 12",
        "Lĩnh lương hưu 8h ngày 05/12 tại nhà sinh hoạt tổ 55B.",
        NoticeKind.PENSION,
        group("55B"),
        Priority.NORMAL,
        null,
        null,
        Diacritics.STRIP,
        null,
        null);
  }

  public static NoticeDraft titled(String title) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        title,
        p.text(),
        p.kind(),
        p.audience(),
        p.priority(),
        null,
        null,
        p.diacritics(),
        null,
        null);
  }

  public static NoticeDraft saying(String text) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        text,
        p.kind(),
        p.audience(),
        p.priority(),
        null,
        null,
        p.diacritics(),
        null,
        null);
  }

  public static NoticeDraft about(NoticeKind kind, String sendAt) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        kind,
        p.audience(),
        p.priority(),
        at(sendAt),
        null,
        p.diacritics(),
        null,
        null);
  }

  public static NoticeDraft to(AudienceRule audience) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        p.kind(),
        audience,
        p.priority(),
        null,
        null,
        p.diacritics(),
        null,
        null);
  }

  public static NoticeDraft timed(String sendAt, String validUntil) {
    return timed(Priority.NORMAL, sendAt, validUntil);
  }

  public static NoticeDraft timed(Priority priority, String sendAt, String validUntil) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        p.kind(),
        p.audience(),
        priority,
        at(sendAt),
        at(validUntil),
        p.diacritics(),
        null,
        null);
  }

  public static NoticeDraft kept() {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        p.kind(),
        p.audience(),
        p.priority(),
        null,
        null,
        Diacritics.KEEP,
        null,
        null);
  }

  public static NoticeDraft related(String noticeId, Relation relation) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        p.kind(),
        p.audience(),
        p.priority(),
        null,
        null,
        p.diacritics(),
        new RelatesTo(noticeId, relation),
        null);
  }

  public static NoticeDraft inWard(String ward) {
    NoticeDraft p = pension();
    return new NoticeDraft(
        p.title(),
        p.text(),
        p.kind(),
        p.audience(),
        p.priority(),
        null,
        null,
        p.diacritics(),
        null,
        ward);
  }

  public static NoticeEdit edit(int version, NoticeDraft d) {
    return new NoticeEdit(
        version,
        d.title(),
        d.text(),
        d.kind(),
        d.audience(),
        d.priority(),
        d.sendAt(),
        d.validUntil(),
        d.diacritics(),
        d.relatesTo(),
        d.ward());
  }

  /** A local time in Hanoi, as {@code 2026-12-05T08:00}. */
  public static Instant at(String local) {
    return local == null
        ? null
        : java.time.LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
  }
}
