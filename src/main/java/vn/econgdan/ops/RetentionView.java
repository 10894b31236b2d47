package vn.econgdan.ops;

import java.time.Instant;

/**
 * One line of the published table, and where it stands (GET /ops/retention).
 *
 * @param rule its name in docs/retention.md
 * @param keep an ISO 8601 period, counted from when the row was written or closed
 * @param due rows the next run deletes
 * @param oldest the oldest of these; null when there is none
 * @param lastRunAt null before the first run
 * @param deleted rows since the rule exists
 */
public record RetentionView(
    String rule, String keep, long due, Instant oldest, Instant lastRunAt, long deleted) {}
