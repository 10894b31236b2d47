package vn.econgdan.tariff;

import java.time.LocalDate;

/**
 * A monthly fee.
 *
 * @param validFrom the first day it holds; null: until a dated one says otherwise
 * @param monthlyFee đồng
 */
public record DatedFee(LocalDate validFrom, long monthlyFee) {}
