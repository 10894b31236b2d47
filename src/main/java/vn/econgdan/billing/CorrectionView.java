package vn.econgdan.billing;

import java.time.Instant;

/**
 * A line of đồng more or less.
 *
 * @param month where it stands
 * @param forMonth what it corrects
 * @param origin RUN when a later run came to another amount, PERSON when somebody decided so
 */
public record CorrectionView(
    String id,
    String month,
    String forMonth,
    String subscriptionId,
    String ward,
    String group,
    long amount,
    String origin,
    String reason,
    String actor,
    Instant at) {}
