package vn.econgdan.notice.content;

/** A later notice that replaces, corrects or cancels this one; it does so once it is approved. */
public record RelatedBy(String noticeId, Relation relation, String title, NoticeState state) {}
