package vn.econgdan.receipt;

import org.jdbi.v3.core.Jdbi;
import vn.econgdan.dispatch.Attempts;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * What the receipt desk is built from.
 *
 * @param worker the cross-ward pool ({@code econgdan_worker})
 * @param carrier its name, and the price of a part that only its receipt proves to be taken
 * @param ids how the receipt's id relates to the answer's
 * @param attempts what this node submitted lately, and how attempts are written
 * @param meaning what "delivered" means in this carrier's receipts
 */
public record ReceiptDependencies(
    Jdbi worker,
    BusinessClock clock,
    Alarms alarms,
    CarrierPolicy carrier,
    CarrierIds ids,
    Attempts attempts,
    ReceiptMeaning meaning) {}
