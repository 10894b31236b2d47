package vn.econgdan.notice.approval;

import java.time.Instant;

/**
 * What was signed for a version of a notice, and when.
 *
 * @param hash of {@link SheetFacts}
 */
public record Signature(String hash, Instant at) {}
