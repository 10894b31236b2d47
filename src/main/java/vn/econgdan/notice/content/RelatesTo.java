package vn.econgdan.notice.content;

/** The earlier notice, of the same ward, that a notice replaces, corrects or cancels. */
public record RelatesTo(String noticeId, Relation relation) {}
