package vn.econgdan.notice;

import java.time.Instant;

/** Who did what to which version of a notice, and why. */
public record HistoryEntry(Instant at, String actor, NoticeAct act, int version, String reason) {}
