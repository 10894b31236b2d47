package vn.econgdan.billing;

import java.time.YearMonth;

/**
 * A checked correction.
 *
 * @param month the open month that gets the line
 * @param forMonth the month that was charged wrongly
 * @param amount đồng, negative when it is given back
 */
record CorrectionLine(
    YearMonth month, YearMonth forMonth, long subscription, long amount, String reason) {}
