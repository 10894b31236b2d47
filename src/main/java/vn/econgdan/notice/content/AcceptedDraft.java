package vn.econgdan.notice.content;

import vn.econgdan.text.SmsText;

/** A draft that no rule refuses, and the text that would leave. */
public record AcceptedDraft(
    NoticeContent content, SendTiming timing, String prefix, SmsText text) {}
