package vn.econgdan.dispatch;

import java.time.Instant;

/** One attempt in doubt as the administrator sees it; the number is masked. */
public record InDoubtPart(
    String id,
    String ward,
    String noticeId,
    String priority,
    int part,
    int parts,
    String recipient,
    Instant since) {}
