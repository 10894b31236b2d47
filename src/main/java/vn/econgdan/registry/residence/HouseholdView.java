package vn.econgdan.registry.residence;

import java.time.Instant;

/**
 * A household.
 *
 * @param group the code of its group
 * @param version counts its changes; an edit names the one it was made on
 */
public record HouseholdView(
    String id,
    String ward,
    String group,
    String code,
    String address,
    int version,
    Instant createdAt) {}
