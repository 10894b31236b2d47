package vn.econgdan.billing;

import java.time.YearMonth;
import vn.econgdan.kernel.Dong;
import vn.econgdan.tariff.Proration;

/** What a month costs and by which rule. */
record Price(Dong fee, Proration proration) {

  long[] list(YearMonth month) {
    return proration.prices(fee, month, false);
  }

  long[] joiningList(YearMonth month) {
    return proration.prices(fee, month, true);
  }
}
