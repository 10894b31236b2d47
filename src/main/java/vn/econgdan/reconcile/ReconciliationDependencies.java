package vn.econgdan.reconcile;

import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * What the matching stands on.
 *
 * @param worker the cross-ward pool ({@code econgdan_worker})
 * @param carrier who carries our parts: one carrier in this release
 */
public record ReconciliationDependencies(
    Jdbi worker, BusinessClock clock, Alarms alarms, AuditTrail audit, String carrier) {}
