package vn.econgdan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.econgdan.billing.BillingFixture.ADMINISTRATOR;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.tariff.Proration;

/** Months that are charged, corrected and closed. */
class BillingIT {
  private static final ListRequest ALL = ListRequest.of(new PageRequest(1, 1000));

  @TempDir static Path temp;
  static BillingFixture world;

  @BeforeAll
  static void start() {
    world = new BillingFixture(temp.resolve("data"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void alone() {
    world.on("2027-12-15").reset();
  }

  private static Outcome<CorrectionView> correct(String month, CorrectionDraft draft) {
    return world.billing(3000, Proration.NONE).correct(ADMINISTRATOR, month, draft);
  }

  private static MonthView month(String month) {
    return world.billing(3000, Proration.NONE).month(ADMINISTRATOR, month).value();
  }

  private static MonthView closed(String month) {
    return world.billing(3000, Proration.NONE).close(ADMINISTRATOR, month).value();
  }

  @Test
  void a_second_run_changes_nothing() {
    long id = world.subscription(world.citizen("a1"), "2026-01-01", null);
    RunView first = world.run("2026-01", Proration.NONE);
    assertThat(first.charged()).isEqualTo(1);
    assertThat(first.amount()).isEqualTo(3000);
    RunView second = world.run("2026-01", Proration.NONE);
    assertThat(List.of(second.charged(), second.amount(), second.corrected(), second.correctedBy()))
        .containsOnly(0L);
    assertThat(world.owes("2026-01", id)).isEqualTo(3000);
    assertThat(month("2026-01").total()).isEqualTo(new MonthView.Sum(1, 3000, 0, 3000));
  }

  @Test
  void a_month_that_runs_early_takes_who_joins_later_and_corrects_who_leaves() {
    long leaves = world.subscription(world.citizen("b1"), "2026-01-01", null);
    long waits = world.subscription(world.citizen("b2"), "2027-11-20", null);
    world.on("2027-11-10").run("2027-11", Proration.DAILY_30);
    assertThat(world.owes("2027-11", leaves)).isEqualTo(3000);
    assertThat(world.owes("2027-11", waits)).as("nobody pays before his first day").isNull();
    world.end(leaves, "2027-11-16");
    RunView later = world.on("2027-12-01").run("2027-11", Proration.NONE);
    assertThat(world.owes("2027-11", leaves)).isEqualTo(1500);
    assertThat(world.owes("2027-11", waits)).isEqualTo(1100);
    assertThat(later)
        .as("by the rule of the first run")
        .isEqualTo(new RunView("2027-11", "OPEN", 3000, "DAILY_30", 1, 1100, 1, -1500));
    assertThat(month("2027-11").total()).isEqualTo(new MonthView.Sum(2, 4100, -1500, 2600));
  }

  @Test
  void differences_of_a_closed_month_are_lines_in_the_current_one() {
    long leaves = world.subscription(world.citizen("c1"), "2026-01-01", null);
    world.run("2026-02", Proration.DAILY_30);
    closed("2026-02");
    world.end(leaves, "2026-02-11");
    long late = world.subscription(world.citizen("c2"), "2026-02-27", null);
    RunView run = world.on("2027-10-15").run("2026-02", Proration.NONE);
    assertThat(run).isEqualTo(new RunView("2026-02", "CLOSED", 3000, "DAILY_30", 0, 0, 2, -1800));
    assertThat(world.run("2026-02", Proration.NONE).corrected()).isZero();
    assertThat(world.owes("2026-02", leaves)).isEqualTo(1000);
    assertThat(world.owes("2026-02", late)).isEqualTo(200);
    assertThat(month("2026-02").total()).isEqualTo(new MonthView.Sum(1, 3000, 0, 3000));
    assertThat(month("2027-10").total().corrections()).isEqualTo(-1800);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
    "NONE,2026-03-05,2026-03-20,3000,0",
    "DAILY_30,2026-03-05,2026-03-20,400,1200",
    "DAILY_30,2026-03-16,2026-03-16,1500,1500",
    "DAILY_30,2026-03-02,2026-03-03,100,2900",
    "FREE_FIRST_MONTH,2026-03-05,2026-03-20,3000,0"
  })
  void who_left_and_came_back_pays_one_fee_at_most(
      Proration rule, String left, String back, long first, long second) {
    long citizen = world.citizen("d" + rule + left);
    long before = world.subscription(citizen, "2026-01-01", left);
    long after = world.subscription(citizen, back, null);
    assertThat(inVain("2026-03", rule, before, after)).containsExactly(first, second);
  }

  /** What these owe by a run that is undone. */
  private static List<Long> inVain(String month, Proration rule, Long... subscriptions) {
    return world
        .worker()
        .inTransaction(
            handle -> {
              world.run(month, rule);
              List<Long> owed =
                  Arrays.stream(subscriptions).map(id -> world.owes(month, id)).toList();
              handle.rollback();
              return owed;
            });
  }

  @Test
  void a_citizen_joins_for_the_first_time_once() {
    long citizen = world.citizen("e1");
    long never = world.subscription(citizen, "2026-01-10", "2026-01-10");
    long first = world.subscription(citizen, "2026-04-20", "2026-05-03");
    long again = world.subscription(citizen, "2026-06-12", null);
    assertThat(inVain("2026-01", Proration.FREE_FIRST_MONTH, never)).containsOnlyNulls();
    assertThat(inVain("2026-04", Proration.FREE_FIRST_MONTH, first)).containsExactly(0L);
    assertThat(inVain("2026-05", Proration.FREE_FIRST_MONTH, first)).containsExactly(3000L);
    assertThat(inVain("2026-06", Proration.FREE_FIRST_MONTH, again)).containsExactly(3000L);
  }

  @ParameterizedTest(name = "suspended {0} to {1}: {2}, {3}")
  @CsvSource({
    "2026-05-20,,,",
    "2026-06-01,,,",
    "2026-06-11,,3000,1000",
    "2026-06-11,2026-06-21,3000,2000",
    "2026-06-11,2026-06-11,3000,3000",
    "2026-05-01,2026-06-30,3000,100",
    "2026-07-01,,3000,3000"
  })
  void days_of_suspension_are_no_days_of_service(String from, String to, Long none, Long daily) {
    long id = world.subscription(world.citizen("f" + from + to), "2026-01-01", null);
    suspend(id, from, to);
    assertThat(inVain("2026-06", Proration.NONE, id)).containsExactly(none);
    assertThat(inVain("2026-06", Proration.DAILY_30, id)).containsExactly(daily);
  }

  private static void suspend(long subscription, String from, String to) {
    world
        .worker()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into subscription_suspension (ward_code, subscription_id, suspended_on, resumed_on)
                    values ('00367', ?, cast(? as date), cast(? as date))
                    """,
                    subscription,
                    from,
                    to));
  }

  @Test
  void the_database_remembers_suspensions_whoever_writes_them() {
    long id = world.subscription(world.citizen("g1"), "2026-01-01", null);
    for (String at : List.of("'2026-03-09T18:00Z'", "null", "'2026-04-01T00:00Z'")) {
      world
          .worker()
          .useHandle(
              h -> h.execute("update subscription set suspended_at = " + at + " where id = ?", id));
    }
    assertThat(
            world.one(
                String.class,
                "select string_agg(suspended_on || ' ' || (resumed_on is null), ', ' order by id)"
                    + " from subscription_suspension where subscription_id = "
                    + id))
        .as("days of Hanoi")
        .isEqualTo("2026-03-10 false, 2026-04-01 true");
  }

  @Test
  void the_fee_is_that_of_the_first_day_and_stays_with_the_month() {
    long id = world.subscription(world.citizen("h1"), "2026-01-01", null);
    PriceService prices = new PriceService(world.setup(3000, Proration.NONE));
    FeeDraft dear = new FeeDraft(LocalDate.parse("2026-09-01"), 3500L);
    assertThat(prices.setFee(ADMINISTRATOR, dear).isRefused()).isFalse();
    assertThat(inVain("2026-08", Proration.NONE, id)).containsExactly(3000L);
    assertThat(world.run("2026-09", Proration.NONE).fee()).isEqualTo(3500);
    assertThat(prices.setFee(ADMINISTRATOR, dear).reason().problems())
        .extracting(problem -> problem.code() + problem.arguments())
        .containsExactly("MONTH_CHARGED[2026-09]");
    FeeDraft next = new FeeDraft(LocalDate.parse("2026-10-01"), 3000L);
    assertThat(prices.setFee(ADMINISTRATOR, next).isRefused()).isFalse();
    assertThat(prices.setFee(ADMINISTRATOR, next).isRefused()).as("not used yet").isFalse();
    assertThat(world.billing(9999, Proration.DAILY_30).run(ADMINISTRATOR, "2026-09").value())
        .isEqualTo(new RunView("2026-09", "OPEN", 3500, "NONE", 0, 0, 0, 0));
    assertThat(prices.fees(ADMINISTRATOR, ALL).items())
        .extracting(fee -> fee.validFrom() + " " + fee.monthlyFee())
        .containsExactly("2026-10-01 3000", "2026-09-01 3500", "null 3000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"charge", "charge_correction", "ledger_entry"})
  void what_was_charged_can_be_neither_changed_nor_removed(String table) {
    for (String act : List.of("update <table> set amount = 1", "delete from <table>")) {
      for (Jdbi role : List.of(world.app(), world.worker())) {
        assertThatThrownBy(
                () -> role.useHandle(h -> h.createUpdate(act).define("table", table).execute()))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void a_closed_month_takes_no_row_from_anybody_and_stays_closed() {
    world.subscription(world.citizen("i1"), "2026-01-01", null);
    world.run("2026-11", Proration.NONE);
    assertThat(closed("2026-11").state()).isEqualTo("CLOSED");
    for (String insert : INSERTS) {
      assertThatThrownBy(() -> world.worker().useHandle(handle -> handle.execute(insert)))
          .hasMessageContaining("row-level security");
      assertThatThrownBy(() -> world.app().useHandle(handle -> handle.execute(insert)))
          .hasMessageContaining("permission denied");
    }
    int reopened =
        world
            .worker()
            .withHandle(
                handle ->
                    handle.execute(
                        "update billing_month set state = 'OPEN', closed_at = null where month = '2026-11-01'"));
    assertThat(reopened).isZero();
    assertThat(closed("2026-11")).as("once more").isEqualTo(month("2026-11"));
    assertThat(correct("2026-11", new CorrectionDraft("1", -1L, null, "x")).reason().code())
        .isEqualTo("MONTH_CLOSED");
  }

  private static final List<String> INSERTS =
      List.of(
          """
          insert into charge values ('2026-11-01', 999999, '00367', '55B', 1, 3000, 30, 'NONE', 3000, now())
          """,
          """
          insert into charge_correction (month, for_month, subscription_id, ward_code, group_code, amount, origin,
            reason, account_id, actor, at)
          values ('2026-11-01', '2026-11-01', 1, '00367', '55B', 1, 'PERSON', 'x', 1, 'x', now())
          """,
          """
          insert into ledger_entry (month, ward_code, debit, credit, amount, origin, at, account_id, actor)
          values ('2026-11-01', '00367', 'RECEIVABLE', 'FEE_INCOME', 1, 'CHARGES', now(), 1, 'x')
          """);

  @Test
  void a_month_is_closed_when_it_is_over_and_a_run_saw_its_end() {
    world.on("2027-06-30").run("2027-06", Proration.NONE);
    Billing billing = world.billing(3000, Proration.NONE);
    assertThat(billing.close(ADMINISTRATOR, "2027-06").reason().code()).isEqualTo("MONTH_NOT_OVER");
    billing = world.on("2027-07-01").billing(3000, Proration.NONE);
    assertThat(billing.close(ADMINISTRATOR, "2027-06").reason().code())
        .isEqualTo("MONTH_NOT_CHARGED");
    world.run("2027-06", Proration.NONE);
    assertThat(billing.close(ADMINISTRATOR, "2027-06").value().closedBy()).isEqualTo("quantri");
  }

  @ParameterizedTest
  @CsvSource({
    "2028-01,MONTH_NOT_BEGUN,422",
    "2026-13,MONTH_MALFORMED,400",
    "12/2026,MONTH_MALFORMED,400"
  })
  void a_month_that_is_none_or_lies_ahead_is_refused(String month, String code, int status) {
    var reason = world.billing(3000, Proration.NONE).run(ADMINISTRATOR, month).reason();
    assertThat(reason.code()).isEqualTo(code);
    assertThat(reason.kind().status()).isEqualTo(status);
  }

  @Test
  void of_two_runs_at_once_one_is_told_to_wait() {
    Outcome<RunView> other =
        world
            .worker()
            .inTransaction(
                handle -> {
                  BillingMonthStore.lock(handle);
                  return onAnotherThread(
                      () -> world.billing(1, Proration.NONE).run(ADMINISTRATOR, "2026-12"));
                });
    assertThat(other.reason().code()).isEqualTo("BILLING_RUNNING");
  }

  private static <T> T onAnotherThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  @Test
  void a_person_corrects_a_charge_within_its_bounds_and_a_run_leaves_it() {
    long id = world.subscription(world.citizen("j1"), "2026-01-01", null);
    String subscription = Long.toString(id);
    world.run("2027-01", Proration.NONE);
    CorrectionView line =
        correct("2027-01", new CorrectionDraft(subscription, -2000L, null, " Hộ nghèo ")).value();
    assertThat(line.reason()).isEqualTo("Hộ nghèo");
    assertThat(line.group()).isEqualTo("55B");
    assertThat(
            correct("2027-02", new CorrectionDraft(subscription, -1001L, "2027-01", "x"))
                .reason()
                .problems())
        .extracting(problem -> problem.code() + problem.arguments())
        .containsExactly("CORRECTION_TOO_LARGE[-1000, 29000]");
    assertThat(world.run("2027-01", Proration.NONE).corrected()).isZero();
    world.end(id, "2026-12-01");
    assertThat(world.run("2027-01", Proration.NONE).correctedBy())
        .as("nobody falls below nothing")
        .isEqualTo(-1000);
    assertThat(world.run("2027-01", Proration.NONE).corrected()).isZero();
    assertThat(world.owes("2027-01", id)).isZero();
    assertThat(
            world
                .billing(3000, Proration.NONE)
                .corrections(ADMINISTRATOR, "2027-01", "00367", ALL)
                .value()
                .items())
        .extracting(view -> view.origin() + view.amount())
        .containsExactly("RUN-1000", "PERSON-2000");
  }

  @ParameterizedTest
  @CsvSource({
    "'',5,,x,SUBSCRIPTION_UNKNOWN",
    "1,0,,x,CORRECTION_OF_NOTHING",
    "1,5,,' ',REASON_REQUIRED",
    "1,5,2027-04,x,CORRECTION_AHEAD",
    "1,5,2027-4,x,MONTH_MALFORMED",
    "999999,5,,x,CHARGE_UNKNOWN"
  })
  void a_line_that_makes_no_sense_is_refused(
      String subscription, Long amount, String forMonth, String reason, String code) {
    CorrectionDraft draft = new CorrectionDraft(subscription, amount, forMonth, reason);
    assertThat(correct("2027-03", draft).reason().code()).isEqualTo(code);
  }

  @Test
  void months_that_were_missed_are_charged_in_their_turn() {
    long id = world.subscription(world.citizen("k1"), "2026-01-01", null);
    world.on("2029-01-01").run("2028-12", Proration.NONE);
    world.on("2029-04-02");
    world.billing(3000, Proration.NONE).watch();
    assertThat(world.open)
        .contains(
            "MONTH_NOT_CHARGED month 2029-01 {reason=LATE}",
            "MONTH_NOT_CHARGED month 2029-03 {reason=LATE}")
        .doesNotContain("MONTH_NOT_CHARGED month 2028-12 {reason=LATE}");
    world.billing(3000, Proration.NONE).runDue();
    assertThat(List.of("2029-01", "2029-02", "2029-03"))
        .allSatisfy(month -> assertThat(world.owes(month, id)).isEqualTo(3000));
    assertThat(world.owes("2029-04", id)).isNull();
    world.billing(3000, Proration.NONE).watch();
    assertThat(world.open).isEmpty();
  }

  @Test
  void months_before_the_first_one_are_nobodys_duty() {
    long id = world.subscription(world.citizen("k2"), "2026-01-01", null);
    world.on("2026-11-24");
    world.billing(3000, Proration.NONE).watch();
    world.billing(3000, Proration.NONE).runDue();
    assertThat(world.open).noneMatch(alarm -> alarm.contains("2026-10"));
    assertThat(world.owes("2026-10", id)).isNull();
  }

  @Test
  void a_run_that_fails_is_undone_and_raises_an_alarm() {
    long id = world.subscription(world.citizen("l1"), "2026-01-01", null);
    world.on("2030-01-01").run("2029-12", Proration.NONE);
    world.on("2030-02-01");
    // a fee no check lets pass: the statement itself fails
    Billing broken = world.billing(-1, Proration.NONE);
    assertThatThrownBy(broken::runDue).hasMessageContaining("billing_month_fee_check");
    assertThat(world.open).hasSize(1);
    assertThat(world.owes("2030-01", id)).isNull();
    world.billing(3000, Proration.NONE).runDue();
    assertThat(world.open).isEmpty();
    assertThat(world.owes("2030-01", id)).isEqualTo(3000);
  }

  @Test
  void charges_are_listed_and_added_up_by_ward_and_group() {
    world.subscription(world.citizen("00367", "55A", "m1"), "2026-01-01", null);
    long second = world.subscription(world.citizen("00367", "55B", "m2"), "2026-01-01", null);
    world.subscription(world.citizen("00352", "1", "m3"), "2026-01-01", null);
    world.run("2027-08", Proration.NONE);
    correct("2027-08", new CorrectionDraft(Long.toString(second), 500L, null, "x")).value();
    assertThat(month("2027-08").wards().toString())
        .isEqualTo(
            List.of(
                    new MonthView.WardSum(
                        "00352",
                        new MonthView.Sum(1, 3000, 0, 3000),
                        List.of(new MonthView.GroupSum("1", new MonthView.Sum(1, 3000, 0, 3000)))),
                    new MonthView.WardSum(
                        "00367",
                        new MonthView.Sum(2, 6000, 500, 6500),
                        List.of(
                            new MonthView.GroupSum("55A", new MonthView.Sum(1, 3000, 0, 3000)),
                            new MonthView.GroupSum("55B", new MonthView.Sum(1, 3000, 500, 3500)))))
                .toString());
    var charges =
        world
            .billing(3000, Proration.NONE)
            .charges(ADMINISTRATOR, "2027-08", "00367", "55B", ALL)
            .value();
    assertThat(charges.total()).isEqualTo(1);
    assertThat(charges.items().get(0).subscriptionId()).isEqualTo(Long.toString(second));
    assertThat(charges.items().get(0).total()).isEqualTo(3500);
    world
        .worker()
        .useHandle(
            handle ->
                handle.execute(
                    "update residential_group set code = '60' where ward_code = '00367' and code = '55B'"));
    for (String group : List.of("55b", "60")) {
      assertThat(
              world
                  .billing(3000, Proration.NONE)
                  .charges(ADMINISTRATOR, "2027-08", "00367", group, ALL)
                  .value()
                  .items())
          .as("charged under the code of then, found by " + group)
          .isEqualTo(charges.items());
    }
    assertThat(seenBy("00352")).isEqualTo("00352");
  }

  /** The wards whose charges a ward's own people see. */
  private static String seenBy(String ward) {
    Actor officer = new Actor(1, "a", Set.of(), Optional.of(new WardCode(ward)), Set.of());
    return new ActorTransactions(world.app())
        .in(
            officer,
            handle ->
                handle
                    .createQuery("select string_agg(distinct ward_code, ' ') from charge")
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void the_ledger_stands_for_every_dong_of_charges_and_lines() {
    long id = world.subscription(world.citizen("n1"), "2026-01-01", null);
    world.run("2027-09", Proration.NONE);
    correct("2027-09", new CorrectionDraft(Long.toString(id), -500L, null, "x")).value();
    world.end(id, "2026-02-01");
    world.run("2027-09", Proration.NONE);
    assertThat(
            world.one(
                Long.class,
                """
                select count(*) from (
                  select month, ward_code, sum(amount) as owed from (
                    select month, ward_code, amount from charge
                    union all select month, ward_code, amount from charge_correction) l group by 1, 2) o
                full join (
                  select month, ward_code, sum(case debit when 'RECEIVABLE' then amount else -amount end) as posted
                  from ledger_entry group by 1, 2) p using (month, ward_code)
                where coalesce(owed, 0) <> coalesce(posted, 0)
                """))
        .isZero();
    assertThatThrownBy(
            () ->
                world
                    .worker()
                    .useHandle(
                        handle ->
                            handle.execute(
                                """
                                insert into ledger_entry (month, ward_code, debit, credit, amount, origin, at, account_id,
                                  actor)
                                values ('2027-09-01', '00367', 'RECEIVABLE', 'RECEIVABLE', 1, 'CHARGES', now(), 1, 'x')
                                """)))
        .hasMessageContaining("violates check constraint");
  }

  @Test
  void the_carriers_side_counts_what_it_took_at_the_price_of_each_attempt() {
    world
        .worker()
        .useTransaction(
            handle -> {
              handle.execute("select ensure_month('2027-05-01')");
              handle.createScript(ATTEMPTS).execute();
            });
    assertThat(month("2027-05").carriers())
        .as("4 × 412.3456 = 1649.3824")
        .containsExactly(new MonthView.CarrierSum("vnpt", 4, 1649, 1));
    assertThat(month("2027-06").carriers())
        .as("claimed a second after the month's end in Hanoi")
        .containsExactly(new MonthView.CarrierSum("vnpt", 1, 412, 0));
    assertThat(rate("2027-05-31", "500").reason().code()).isEqualTo("ATTEMPTS_PRICED");
    assertThat(rate("2027-06-02", "412.34567").reason().code()).isEqualTo("TOO_MANY_DECIMALS");
    assertThat(rate("2027-06-02", "-1").reason().code()).isEqualTo("OUT_OF_RANGE");
    assertThat(rate("2027-06-02", "400.0").value().rate()).isEqualByComparingTo("400");
    assertThat(rate("2027-05-31", "500").reason().code()).as("still").isEqualTo("ATTEMPTS_PRICED");
    assertThat(rate("2028-01-01", "400.1234").value().rate().toPlainString()).isEqualTo("400.1234");
    assertThat(
            new PriceService(world.setup(3000, Proration.NONE)).rates(ADMINISTRATOR, ALL).items())
        .extracting(rate -> rate.validFrom() + " " + rate.rate().toPlainString())
        .containsExactly("2028-01-01 400.1234", "2027-06-02 400", "null 550");
  }

  private static Outcome<RateView> rate(String from, String rate) {
    RateDraft draft = new RateDraft(null, LocalDate.parse(from), new BigDecimal(rate));
    return new PriceService(world.setup(3000, Proration.NONE)).setRate(ADMINISTRATOR, draft);
  }

  /** Six attempts of one planned month: one a double, one not taken, one in the next month. */
  private static final String ATTEMPTS =
      """
      insert into notice overriding system value values (1, '00367', 'SENDING', 1, 1, now(), now());
      insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state, due_at,
        valid_until, text, diacritics, encoding, part_count, people, households, cost)
      values ('00367', 1, 1, 'h', '2027-05-01', 'NORMAL', 'SENDING', '2027-05-31', '2027-06-02', 'x', 'STRIP', 'GSM7', 1,
        2, 2, 0);
      insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
        reference, claimed_at, answered_at, rate_e4, possible_double)
      select '2027-05-01', n, 1, '00367', 1, 'SUBMITTED', 'vnpt', '+84912000001', n,
        case n when 6 then timestamptz '2027-06-01 00:00:01+07' else timestamptz '2027-05-31 23:59:59+07' end,
        case n when 6 then timestamptz '2027-06-01 00:00:02+07' else timestamptz '2027-05-31 23:59:59+07' end,
        case when n <> 5 then 4123456 end, n = 2
      from generate_series(1, 6) n;
      """;
}
