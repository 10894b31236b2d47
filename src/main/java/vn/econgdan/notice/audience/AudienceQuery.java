package vn.econgdan.notice.audience;

import java.time.LocalDate;

/**
 * Which audience is meant.
 *
 * @param rule as JSON
 * @param purpose the consent asked for
 * @param day whose registry counts
 */
public record AudienceQuery(String ward, String rule, String purpose, LocalDate day) {}
