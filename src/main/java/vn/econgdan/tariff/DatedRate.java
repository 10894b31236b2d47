package vn.econgdan.tariff;

import java.time.LocalDate;

/**
 * What a carrier takes for a part.
 *
 * @param validFrom the first day it holds; null: until a dated one says otherwise
 * @param tenThousandths in 1/10.000 đ
 */
public record DatedRate(String carrier, LocalDate validFrom, long tenThousandths) {}
