package vn.econgdan.notice.audience;

/** How many citizens a rule names who will not receive the notice, by reason (CONTRACT 4). */
public record Excluded(String reason, long count) {}
