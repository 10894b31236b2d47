package vn.econgdan.notice.content;

/**
 * The other notice that one replaces, corrects or cancels, as it stands.
 *
 * @param people for whom the other was approved; 0 when it was not
 * @param stops whether approving takes back what has not left of the other
 */
public record RelatedNotice(
    String noticeId,
    Relation relation,
    String title,
    NoticeState state,
    long people,
    boolean stops) {}
