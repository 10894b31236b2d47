package vn.econgdan.billing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.billing.CorrectionStore.Booked;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** What a person adds to or takes from a charge. */
record Corrections(BillingDependencies setup) {
  private static final int REASON_MAX = 1000;
  private static final long FEES_AT_MOST = 10;

  Outcome<CorrectionLine> check(YearMonth month, CorrectionDraft draft) {
    List<Problem> problems = new ArrayList<>();
    if (draft.subscriptionId() == null || !draft.subscriptionId().matches("\\d{1,18}")) {
      problems.add(Problem.of("subscriptionId", "SUBSCRIPTION_UNKNOWN"));
    }
    if (draft.amount() == null || draft.amount() == 0) {
      problems.add(Problem.of("amount", "CORRECTION_OF_NOTHING"));
    }
    reasonProblem(draft.reason()).ifPresent(problems::add);
    return problems.isEmpty()
        ? forMonth(month, draft).map(of -> line(month, of, draft))
        : Outcome.refused(Refusal.unacceptable(problems));
  }

  private static Optional<Problem> reasonProblem(String reason) {
    if (reason == null || reason.isBlank()) {
      return Optional.of(Problem.of("reason", "REASON_REQUIRED"));
    }
    if (reason.length() > REASON_MAX) {
      return Optional.of(Problem.of("reason", "REASON_TOO_LONG", reason.length(), REASON_MAX));
    }
    return Characters.firstBroken(reason)
        .map(broken -> Problem.of("reason", "BROKEN_CHARACTER", broken));
  }

  private Outcome<YearMonth> forMonth(YearMonth month, CorrectionDraft draft) {
    if (draft.forMonth() == null) {
      return Outcome.accepted(month);
    }
    return BilledMonth.read("forMonth", draft.forMonth(), setup.clock().today())
        .flatMap(
            read ->
                read.isAfter(month)
                    ? Outcome.refused(Refusal.unacceptable("forMonth", "CORRECTION_AHEAD"))
                    : Outcome.accepted(read));
  }

  private static CorrectionLine line(YearMonth month, YearMonth forMonth, CorrectionDraft draft) {
    return new CorrectionLine(
        month,
        forMonth,
        Long.parseLong(draft.subscriptionId()),
        draft.amount(),
        draft.reason().strip());
  }

  /** One at a time with runs: else both could take the same amount back. */
  Outcome<CorrectionView> add(Handle handle, Actor actor, CorrectionLine line) {
    if (!BillingMonthStore.lock(handle)) {
      return Outcome.refused(Refusal.conflict("BILLING_RUNNING", null));
    }
    BillingMonthStore.open(handle, line.month());
    if (!BillingMonthStore.holdOpen(handle, line.month())) {
      return Outcome.refused(Refusal.conflict("MONTH_CLOSED", null));
    }
    CorrectionStore.lock(handle, line);
    return CorrectionStore.booked(handle, line)
        .map(booked -> add(handle, actor, line, booked))
        .orElseGet(() -> Outcome.refused(Refusal.unacceptable("subscriptionId", "CHARGE_UNKNOWN")));
  }

  private Outcome<CorrectionView> add(
      Handle handle, Actor actor, CorrectionLine line, Booked booked) {
    long most = booked.fee() * FEES_AT_MOST - booked.total();
    if (line.amount() < -booked.total() || line.amount() > most) {
      return Outcome.refused(
          Refusal.unacceptable("amount", "CORRECTION_TOO_LARGE", -booked.total(), most));
    }
    CorrectionView added = CorrectionStore.insert(handle, line, booked, actor, setup.clock().now());
    setup
        .audit()
        .recordDecision(
            handle, actor, "CHARGE_CORRECTED", "charge_correction", added.id(), line.reason());
    return Outcome.accepted(added);
  }
}
