package vn.econgdan.billing;

import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.tariff.Proration;
import vn.econgdan.tariff.Tariffs;

/**
 * What billing works with.
 *
 * @param acrossWards transactions on the worker's pool
 * @param proration ECONGDAN_PRORATION, for months that no run has charged yet
 * @param carrier the carrier whose prices are kept
 */
public record BillingDependencies(
    ActorTransactions acrossWards,
    BusinessClock clock,
    Alarms alarms,
    AuditTrail audit,
    Tariffs tariffs,
    Proration proration,
    String carrier) {}
