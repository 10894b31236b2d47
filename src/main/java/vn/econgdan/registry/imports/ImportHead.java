package vn.econgdan.registry.imports;

import java.time.Instant;

/**
 * An import in a list, without its rows.
 *
 * @param mode PREVIEW or APPLY
 * @param finishedAt null while it runs
 */
public record ImportHead(
    String id,
    String mode,
    ImportState state,
    int total,
    int accepted,
    int warned,
    int refused,
    Instant createdAt,
    Instant finishedAt) {}
