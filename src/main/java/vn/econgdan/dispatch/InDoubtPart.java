package vn.econgdan.dispatch;

import java.time.Instant;

/**
 * One attempt in doubt as the administrator sees it; the number is masked.
 *
 * @param text of the whole notice, exactly as it was signed
 */
public record InDoubtPart(
    String id,
    String ward,
    String noticeId,
    String title,
    String text,
    String priority,
    int part,
    int parts,
    String recipient,
    Instant since) {}
