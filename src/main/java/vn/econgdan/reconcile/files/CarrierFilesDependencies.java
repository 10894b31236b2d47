package vn.econgdan.reconcile.files;

import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Wording;
import vn.econgdan.reconcile.MonthMatching;

/**
 * What the intake of carriers' files stands on.
 *
 * @param worker the cross-ward pool ({@code econgdan_worker})
 * @param carrier whose files these are: one carrier in this release
 * @param form what its files look like
 * @param matching what follows when rows count
 */
public record CarrierFilesDependencies(
    Jdbi worker,
    BusinessClock clock,
    Alarms alarms,
    AuditTrail audit,
    String carrier,
    RecordForm form,
    CarrierFileLimits limits,
    MonthMatching matching,
    Wording wording) {}
