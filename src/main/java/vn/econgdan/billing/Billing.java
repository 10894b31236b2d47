package vn.econgdan.billing;

import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;

/**
 * What subscribers owe for a month (DESIGN 4.7): charged in one statement, corrected by lines in an
 * open month, closed for good. Months are written {@code 2026-11}; a malformed one is refused with
 * MONTH_MALFORMED, one that lies ahead with MONTH_NOT_BEGUN, everybody who is bound to a ward with
 * WHOLE_SYSTEM_ONLY.
 */
public final class Billing {
  private final BillingDependencies setup;
  private final MonthRun run;
  private final Corrections corrections;

  public Billing(BillingDependencies setup) {
    this.setup = setup;
    this.run = new MonthRun(setup);
    this.corrections = new Corrections(setup);
  }

  /**
   * Charges who has no charge for this month yet, and adds a line where an earlier run came to
   * another amount: in the month itself while it is open, in the current one when it is closed. A
   * second run changes nothing. Refused: BILLING_RUNNING while another one is at it.
   */
  public Outcome<RunView> run(Actor actor, String month) {
    return asked(actor, month)
        .flatMap(read -> setup.acrossWards().in(actor, handle -> run.run(handle, actor, read)));
  }

  /**
   * What Quartz does: the months that are over and of which no run has seen the end, the earliest
   * first, each in a transaction of its own. Raises MONTH_NOT_CHARGED when one fails, and throws
   * what made it fail.
   */
  public void runDue() {
    new DueMonths(setup, run).charge();
  }

  /** Raises MONTH_NOT_CHARGED for what should have been charged two hours ago. */
  public void watch() {
    new DueMonths(setup, run).watch();
  }

  /**
   * From now on the month takes no row any more; once more changes nothing. Refused:
   * MONTH_NOT_OVER, MONTH_NOT_CHARGED when no run has seen its end, BILLING_RUNNING.
   */
  public Outcome<MonthView> close(Actor actor, String month) {
    return asked(actor, month)
        .flatMap(read -> setup.acrossWards().in(actor, handle -> close(handle, actor, read)));
  }

  private Outcome<MonthView> close(Handle handle, Actor actor, YearMonth month) {
    if (!BilledMonth.isOver(month, setup.clock().today())) {
      return Outcome.refused(Refusal.conflict("MONTH_NOT_OVER", null));
    }
    if (!BillingMonthStore.lock(handle)) {
      return Outcome.refused(Refusal.conflict("BILLING_RUNNING", null));
    }
    var known = BillingMonthStore.find(handle, month);
    if (known.filter(BillingMonthStore.Row::isWhole).isEmpty()) {
      return Outcome.refused(Refusal.conflict("MONTH_NOT_CHARGED", null));
    }
    if (!known.get().isClosed()) {
      BillingMonthStore.close(handle, month, actor.name(), setup.clock().now());
      setup.audit().record(handle, actor, "MONTH_CLOSED", "billing_month", month.toString());
    }
    return Outcome.accepted(view(handle, month));
  }

  /** A month's totals and the carrier's side of it; a month nobody charged yet is all zeros. */
  public Outcome<MonthView> month(Actor actor, String month) {
    return asked(actor, month)
        .map(read -> setup.acrossWards().in(actor, handle -> view(handle, read)));
  }

  private static MonthView view(Handle handle, YearMonth month) {
    return MonthView.of(
        month,
        BillingMonthStore.find(handle, month),
        TotalsStore.groups(handle, month),
        CarrierCostStore.attempts(handle, month));
  }

  /**
   * A person's line in an open month. Refused: MONTH_CLOSED, CHARGE_UNKNOWN when the subscription
   * has no charge for that month, CORRECTION_TOO_LARGE when it would owe less than nothing or more
   * than ten monthly fees, and what is wrong with the draft.
   */
  public Outcome<CorrectionView> correct(Actor actor, String month, CorrectionDraft draft) {
    return asked(actor, month)
        .flatMap(read -> corrections.check(read, draft))
        .flatMap(fine -> setup.acrossWards().in(actor, h -> corrections.add(h, actor, fine)));
  }

  /** Lines that stand in this month, whatever month they are for, the latest first. */
  public Outcome<Page<CorrectionView>> corrections(
      Actor actor, String month, String ward, ListRequest wanted) {
    return asked(actor, month)
        .map(
            read ->
                setup.acrossWards().in(actor, h -> CorrectionStore.page(h, read, ward, wanted)));
  }

  /** Charges of a month in the order of subscriptions, with what corrections made of them. */
  public Outcome<Page<ChargeView>> charges(
      Actor actor, String month, String ward, String group, ListRequest wanted) {
    return asked(actor, month)
        .map(
            read ->
                setup
                    .acrossWards()
                    .in(
                        actor,
                        h ->
                            ChargeListStore.page(
                                h, read, new ChargeListStore.Filter(ward, group), wanted)));
  }

  private Outcome<YearMonth> asked(Actor actor, String text) {
    return actor
        .ofWholeSystem()
        .flatMap(all -> BilledMonth.read("month", text, setup.clock().today()));
  }
}
