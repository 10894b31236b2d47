package vn.econgdan.notice;

import java.time.Instant;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.content.NoticeAct;

/**
 * Who did what to which version of a notice.
 *
 * @param reason why, in the words of whoever did it or in ours; null when nothing was said
 */
public record HistoryEntry(Instant at, String actor, NoticeAct act, int version, Sentence reason) {}
