package vn.econgdan.identity;

import java.time.Instant;

/**
 * One act, with who and from where; of a person's reasons only the row itself knows.
 *
 * @param apiKey id of the key it was done with; null: with a password, or by the program
 */
public record AuditView(
    String id,
    Instant at,
    String actor,
    String accountId,
    String apiKey,
    String address,
    String ward,
    String act,
    String subject,
    String subjectId,
    Integer version) {}
