package vn.econgdan.notice.audience;

import java.util.List;

/**
 * Whom a rule reaches.
 *
 * @param digest SHA-256 over every member in or out, so that a count that stayed the same hides
 *     nothing
 */
public record AudienceSummary(
    long people, long households, List<Excluded> excluded, String digest) {}
