package vn.econgdan.registry.residence;

import java.time.Instant;

/**
 * A residential group (tổ dân phố, thôn) of a ward.
 *
 * @param version counts its changes; an edit names the one it was made on
 */
public record GroupView(
    String id,
    String ward,
    String code,
    String name,
    boolean active,
    int version,
    Instant createdAt) {}
