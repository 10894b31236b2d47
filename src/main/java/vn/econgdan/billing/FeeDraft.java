package vn.econgdan.billing;

import java.time.LocalDate;

/**
 * A new monthly fee.
 *
 * @param validFrom the first day of a month
 * @param monthlyFee đồng
 */
public record FeeDraft(LocalDate validFrom, Long monthlyFee) {}
