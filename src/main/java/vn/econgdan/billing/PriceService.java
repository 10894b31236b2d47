package vn.econgdan.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.tariff.DatedFee;
import vn.econgdan.tariff.DatedRate;

/**
 * Dated prices (DESIGN 4.7). What something was charged or paid by never changes; a day of which
 * that is not so yet may be given another price.
 */
public final class PriceService {
  private static final long LARGEST_FEE = 1_000_000_000;
  private static final BigDecimal LARGEST_RATE = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 4;

  private final BillingDependencies setup;

  public PriceService(BillingDependencies setup) {
    this.setup = setup;
  }

  /** Monthly fees, the latest first; the last one, without a day, is what the settings say. */
  public Page<DatedFee> fees(Actor actor, ListRequest wanted) {
    long usual = setup.tariffs().usualFee().amount();
    return setup.acrossWards().in(actor, handle -> PriceListStore.fees(handle, usual, wanted));
  }

  /** The carrier's rates, the latest first; the last one, without a day, is the setting's. */
  public Page<RateView> rates(Actor actor, ListRequest wanted) {
    long usual = setup.tariffs().usualPartRate().tenThousandths();
    return setup
        .acrossWards()
        .in(actor, handle -> PriceListStore.rates(handle, setup.carrier(), usual, wanted))
        .map(RateView::of);
  }

  /**
   * Refused: NOT_FIRST_OF_MONTH, OUT_OF_RANGE, MONTH_CHARGED when a month that this fee would hold
   * for was charged already, BILLING_RUNNING.
   */
  public Outcome<DatedFee> setFee(Actor actor, FeeDraft draft) {
    List<Problem> problems = new ArrayList<>();
    if (draft.validFrom() == null) {
      problems.add(Problem.of("validFrom", "REQUIRED"));
    } else if (draft.validFrom().getDayOfMonth() != 1) {
      problems.add(Problem.of("validFrom", "NOT_FIRST_OF_MONTH"));
    }
    if (draft.monthlyFee() == null || draft.monthlyFee() < 0 || draft.monthlyFee() > LARGEST_FEE) {
      problems.add(Problem.of("monthlyFee", "OUT_OF_RANGE", 0, LARGEST_FEE));
    }
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    DatedFee fee = new DatedFee(draft.validFrom(), draft.monthlyFee());
    return actor
        .ofWholeSystem()
        .flatMap(all -> setup.acrossWards().in(all, handle -> set(handle, all, fee)));
  }

  private Outcome<DatedFee> set(Handle handle, Actor actor, DatedFee fee) {
    if (!BillingMonthStore.lock(handle)) {
      return Outcome.refused(Refusal.conflict("BILLING_RUNNING", null));
    }
    Optional<LocalDate> charged = BillingMonthStore.lastChargedAtPriceOf(handle, fee.validFrom());
    if (charged.isPresent()) {
      return Outcome.refused(
          Refusal.unacceptable(
              "validFrom", "MONTH_CHARGED", charged.get().toString().substring(0, 7)));
    }
    setup.tariffs().set(handle, fee);
    record(handle, actor, "FEE_SET", fee.validFrom().toString(), Long.toString(fee.monthlyFee()));
    return Outcome.accepted(fee);
  }

  /**
   * Refused: CARRIER_UNKNOWN, OUT_OF_RANGE, TOO_MANY_DECIMALS, ATTEMPTS_PRICED when parts were
   * taken already in the time this rate would hold for.
   */
  public Outcome<RateView> setRate(Actor actor, RateDraft draft) {
    List<Problem> problems = new ArrayList<>();
    if (draft.carrier() != null && !draft.carrier().equals(setup.carrier())) {
      problems.add(Problem.of("carrier", "CARRIER_UNKNOWN", setup.carrier()));
    }
    if (draft.validFrom() == null) {
      problems.add(Problem.of("validFrom", "REQUIRED"));
    }
    rateProblem(draft.rate()).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    long exact = draft.rate().movePointRight(DECIMALS).longValueExact();
    DatedRate rate = new DatedRate(setup.carrier(), draft.validFrom(), exact);
    return actor
        .ofWholeSystem()
        .flatMap(all -> setup.acrossWards().in(all, handle -> set(handle, all, rate)));
  }

  private static Optional<Problem> rateProblem(BigDecimal rate) {
    if (rate == null || rate.signum() < 0 || rate.compareTo(LARGEST_RATE) > 0) {
      return Optional.of(Problem.of("rate", "OUT_OF_RANGE", 0, LARGEST_RATE));
    }
    return rate.stripTrailingZeros().scale() > DECIMALS
        ? Optional.of(Problem.of("rate", "TOO_MANY_DECIMALS", DECIMALS))
        : Optional.empty();
  }

  private Outcome<RateView> set(Handle handle, Actor actor, DatedRate rate) {
    boolean past = !rate.validFrom().isAfter(setup.clock().today());
    if (past && PricedStore.isUsed(handle, rate)) {
      return Outcome.refused(Refusal.unacceptable("validFrom", "ATTEMPTS_PRICED"));
    }
    setup.tariffs().set(handle, rate);
    RateView view = RateView.of(rate);
    String day = rate.carrier() + " " + rate.validFrom();
    record(handle, actor, "CARRIER_RATE_SET", day, view.rate().toPlainString());
    return Outcome.accepted(view);
  }

  /** The price stands where other decisions have their reason. */
  private void record(Handle handle, Actor actor, String act, String day, String price) {
    setup.audit().recordDecision(handle, actor, act, "tariff", day, price);
  }
}
