package vn.econgdan.ops;

import java.time.Instant;
import java.util.Map;

/**
 * An alarm as the API shows it; times that did not come yet are null, so is the ward of a city-wide
 * one, and who closed it when its condition ended by itself.
 */
public record AlarmView(
    String id,
    String kind,
    String subject,
    String ward,
    Map<String, String> detail,
    Instant openedAt,
    Instant lastSeenAt,
    int occurrences,
    Instant acknowledgedAt,
    String acknowledgedBy,
    Instant closedAt,
    String closedBy) {}
