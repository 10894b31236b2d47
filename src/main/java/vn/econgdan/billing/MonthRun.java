package vn.econgdan.billing;

import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import vn.econgdan.billing.BillingMonthStore.Row;
import vn.econgdan.billing.ChargeStore.Added;
import vn.econgdan.billing.ChargeStore.Run;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Dong;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.tariff.Proration;

/** One run of one month, in the caller's transaction: all of it or nothing. */
record MonthRun(BillingDependencies setup) {
  private static final Added NOTHING = new Added(0, 0);

  /** Refused: BILLING_RUNNING. */
  Outcome<RunView> run(Handle handle, Actor actor, YearMonth month) {
    if (!BillingMonthStore.lock(handle)) {
      return Outcome.refused(Refusal.conflict("BILLING_RUNNING", null));
    }
    BillingMonthStore.open(handle, month);
    Row known = BillingMonthStore.find(handle, month).orElseThrow();
    Run run = run(handle, actor, known);
    return Outcome.accepted(done(handle, known, run));
  }

  private RunView done(Handle handle, Row known, Run run) {
    Added charged = known.isClosed() ? NOTHING : charge(handle, run);
    Added corrected = known.chargedAt() == null ? NOTHING : ChargeStore.correct(handle, run);
    setup
        .audit()
        .record(handle, run.actor(), "MONTH_CHARGED", "billing_month", run.month().toString());
    return new RunView(
        run.month().toString(),
        known.state(),
        run.price().fee().amount(),
        run.price().proration().name(),
        charged.count(),
        charged.amount(),
        corrected.count(),
        corrected.amount());
  }

  private static Added charge(Handle handle, Run run) {
    BillingMonthStore.charged(handle, run.month(), run.price(), run.now());
    return ChargeStore.charge(handle, run);
  }

  private Run run(Handle handle, Actor actor, Row known) {
    YearMonth month = YearMonth.from(known.month());
    return new Run(
        month,
        known.isClosed() ? current(handle) : month,
        BilledMonth.lastKnownDay(month, setup.clock().today()),
        price(handle, known),
        actor,
        setup.clock().now());
  }

  /** Where differences of a closed month go; the current month is never closed. */
  private YearMonth current(Handle handle) {
    YearMonth current = YearMonth.from(setup.clock().today());
    BillingMonthStore.open(handle, current);
    return current;
  }

  /** As the month's first run found it; the dated fee and the setting for a first run. */
  private Price price(Handle handle, Row known) {
    return known.chargedAt() == null
        ? new Price(setup.tariffs().monthlyFee(handle, known.month()), setup.proration())
        : new Price(new Dong(known.fee()), Proration.valueOf(known.proration()));
  }
}
