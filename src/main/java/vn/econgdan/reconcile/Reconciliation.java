package vn.econgdan.reconcile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Download;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;

/**
 * Our attempts and the carrier's records laid side by side, month by month (CONTRACT 5): every part
 * of each side in exactly one bucket. docs/reconciliation.md is the rule in full.
 */
public final class Reconciliation implements MonthMatching {
  static final String ALARM = "MONTH_UNRECONCILED";

  /** Receipts come for days, answers may be decided for weeks. */
  private static final int RECENT_MONTHS = 3;

  /** A month has this and the two after it to be reconciled. */
  private static final int MONTHS_TO_RECONCILE = 3;

  private final ReconciliationDependencies setup;
  private final MatchRun run;

  public Reconciliation(ReconciliationDependencies setup) {
    this.setup = setup;
    this.run = new MatchRun(setup.worker(), setup.clock());
  }

  /** A month that is to be matched again; {@code month} as {@code yyyy-MM}. */
  public record OpenMonth(String carrier, String month) {}

  @Override
  public void match(String carrier, Set<YearMonth> periods) {
    new TreeSet<>(periods).forEach(month -> match(new MatchMonth(carrier, month)));
  }

  private void match(MatchMonth month) {
    run.match(month);
    settle(month);
  }

  /**
   * The months that are matched every night, since late receipts and decisions still change our
   * side: those of the last three months with records, and older ones that are not reconciled.
   */
  public List<OpenMonth> openMonths() {
    LocalDate recent = thisMonth().minusMonths(RECENT_MONTHS).atDay(1);
    return setup.worker().inTransaction(handle -> StatementStore.open(handle, recent)).stream()
        .map(month -> new OpenMonth(month.carrier(), YearMonth.from(month.period()).toString()))
        .toList();
  }

  /** Matches one of them; nothing changes when neither side has. */
  public void matchAgain(OpenMonth month) {
    match(month.carrier(), Set.of(YearMonth.parse(month.month())));
  }

  /**
   * Matches a month now, for somebody. Refused: WHOLE_SYSTEM_ONLY, MONTH_MALFORMED,
   * MONTH_NOT_BEGUN, UNKNOWN_VALUE, MATCH_RUNNING.
   *
   * @param carrier null for the one there is
   */
  public Outcome<StatementView> matchNow(Actor actor, String month, String carrier) {
    return actor
        .ofWholeSystem()
        .flatMap(all -> asked(month, carrier))
        .flatMap(asked -> matchNow(actor, asked));
  }

  private Outcome<StatementView> matchNow(Actor actor, MatchMonth month) {
    if (!run.matchUnlessRunning(month)) {
      return Outcome.refused(Refusal.conflict("MATCH_RUNNING", null));
    }
    return Outcome.accepted(
        setup
            .worker()
            .inTransaction(
                handle -> {
                  setup
                      .audit()
                      .record(handle, actor, "MONTH_MATCHED", "statement", month.subject());
                  return Statements.of(handle, month);
                }));
  }

  /**
   * What the last match of a month said; refused as {@link #matchNow}.
   *
   * @param carrier null for the one there is
   */
  public Outcome<StatementView> statement(Actor actor, String month, String carrier) {
    return actor.ofWholeSystem().flatMap(all -> asked(month, carrier)).map(read(Statements::of));
  }

  /**
   * Its differences as CSV, as the last match saw them; refused as {@link #matchNow}.
   *
   * @param carrier null for the one there is
   */
  public Outcome<Download> differences(Actor actor, String month, String carrier) {
    return actor
        .ofWholeSystem()
        .flatMap(all -> asked(month, carrier))
        .map(read(Reconciliation::csv));
  }

  private interface Reading<T> {
    T of(org.jdbi.v3.core.Handle handle, MatchMonth month);
  }

  private <T> Function<MatchMonth, T> read(Reading<T> reading) {
    return month -> setup.worker().inTransaction(handle -> reading.of(handle, month));
  }

  private static Download csv(org.jdbi.v3.core.Handle handle, MatchMonth month) {
    return DifferencesCsv.of(month, take -> DifferenceStore.each(handle, month, take));
  }

  /**
   * Looks at every month whose time to be reconciled is over, and raises or closes
   * MONTH_UNRECONCILED. Returns how many are not reconciled.
   */
  public int watch() {
    YearMonth last = thisMonth().minusMonths(MONTHS_TO_RECONCILE);
    YearMonth first =
        setup
            .worker()
            .inTransaction(StatementStore::first)
            .map(YearMonth::from)
            .orElse(last.plusMonths(1));
    int unreconciled = 0;
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      unreconciled += settle(new MatchMonth(setup.carrier(), month)) ? 0 : 1;
    }
    return unreconciled;
  }

  /** False when the month's time is over and it is not reconciled. */
  private boolean settle(MatchMonth month) {
    if (!isOver(month)
        || !setup.worker().inTransaction(handle -> StatementStore.isUnreconciled(handle, month))) {
      setup.alarms().clear(ALARM, month.subject());
      return true;
    }
    setup
        .alarms()
        .raise(
            ALARM,
            month.subject(),
            Map.of("carrier", month.carrier(), "month", month.month().toString()));
    return false;
  }

  private boolean isOver(MatchMonth month) {
    return !month.month().isAfter(thisMonth().minusMonths(MONTHS_TO_RECONCILE));
  }

  private YearMonth thisMonth() {
    return BusinessClock.month(setup.clock().now());
  }

  private Outcome<MatchMonth> asked(String month, String carrier) {
    return AskedMonth.of(month, carrier, setup.carrier(), thisMonth());
  }
}
