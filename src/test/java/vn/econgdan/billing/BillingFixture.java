package vn.econgdan.billing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.SuperuserDatabase;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Dong;
import vn.econgdan.kernel.Role;
import vn.econgdan.tariff.PartRate;
import vn.econgdan.tariff.Proration;
import vn.econgdan.tariff.Tariffs;

/** A real database and billing's doors; only a superuser can make what was charged undone. */
final class BillingFixture implements AutoCloseable, Alarms {
  static final Actor ADMINISTRATOR =
      new Actor(9, "quantri", Set.of(Role.ADMINISTRATOR), Optional.empty(), Set.of());

  private final SuperuserDatabase database;
  private final Jdbi worker;
  private final Jdbi app;
  final Set<String> open = new TreeSet<>();
  private Instant now;

  BillingFixture(Path folder) {
    database = SuperuserDatabase.start(folder);
    worker = database.worker();
    app = database.app();
    reset();
  }

  /** Groups without citizens, months that nobody charged. */
  void reset() {
    open.clear();
    database
        .superuser()
        .useHandle(
            handle ->
                handle
                    .createScript(
                        """
                        truncate charge, charge_correction, ledger_entry, billing_month, fee, carrier_rate, attempt,
                          planned_send, notice, subscription, citizen, household, residential_group cascade;
                        insert into residential_group (ward_code, code, name) values
                          ('00367', '55A', 'x'), ('00367', '55B', 'x'), ('00352', '1', 'x');
                        """)
                    .execute());
  }

  Jdbi worker() {
    return worker;
  }

  Jdbi app() {
    return app;
  }

  /** Noon in Hanoi on this day. */
  BillingFixture on(String day) {
    now = Instant.parse(day + "T05:00:00Z");
    return this;
  }

  BusinessClock clock() {
    return new BusinessClock(((InstantSource) () -> now).withZone(ZoneOffset.ofHours(-8)));
  }

  BillingDependencies setup(long fee, Proration proration) {
    BusinessClock clock = clock();
    return new BillingDependencies(
        new ActorTransactions(worker()),
        clock,
        this,
        new AuditTrail(clock),
        new Tariffs(new PartRate(5_500_000), new Dong(fee)),
        proration,
        "vnpt");
  }

  Billing billing(long fee, Proration proration) {
    return new Billing(setup(fee, proration));
  }

  RunView run(String month, Proration proration) {
    return billing(3000, proration).run(ADMINISTRATOR, month).value();
  }

  /** A citizen of tổ 55B with a household of his own. */
  long citizen(String name) {
    return citizen("00367", "55B", name);
  }

  long citizen(String ward, String group, String name) {
    return worker()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        """
                        with home as (
                          insert into household (ward_code, group_id, code)
                          select ward_code, id, :name from residential_group where ward_code = :ward and code = :group
                          returning id)
                        insert into citizen (ward_code, household_id, full_name, name_fold)
                        select :ward, id, :name, :name from home returning id
                        """)
                    .bind("ward", ward)
                    .bind("group", group)
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one());
  }

  /** A subscription of this citizen; the end may be null. */
  long subscription(long citizen, String from, String until) {
    return worker().inTransaction(handle -> subscription(handle, citizen, day(from), day(until)));
  }

  private static LocalDate day(String day) {
    return day == null ? null : LocalDate.parse(day);
  }

  private static long subscription(Handle handle, long citizen, LocalDate from, LocalDate until) {
    return handle
        .createQuery(
            """
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on, ends_on, end_reason)
            select ward_code, id, household_id, :from, :until,
              case when cast(:until as date) is not null then 'WITHDRAWN' end
            from citizen where id = :citizen returning id
            """)
        .bind("citizen", citizen)
        .bind("from", from)
        .bind("until", until)
        .mapTo(Long.class)
        .one();
  }

  void end(long subscription, String day) {
    worker()
        .useHandle(
            handle ->
                handle.execute(
                    "update subscription set ends_on = ?, end_reason = 'WITHDRAWN' where id = ?",
                    LocalDate.parse(day),
                    subscription));
  }

  /** What this subscription owes for a month by now, lines included; null when it has no charge. */
  Long owes(String month, long subscription) {
    return worker()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select sum(amount) from (
                          select amount from charge where month = :month and subscription_id = :id
                          union all
                          select amount from charge_correction where for_month = :month and subscription_id = :id) l
                        """)
                    .bind("month", LocalDate.parse(month + "-01"))
                    .bind("id", subscription)
                    .mapTo(Long.class)
                    .one());
  }

  <T> T one(Class<T> type, String sql) {
    return worker().withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
  }

  @Override
  public void raise(String kind, String subject, Map<String, String> detail) {
    open.add(kind + " " + subject + " " + detail);
  }

  @Override
  public void clear(String kind, String subject) {
    open.removeIf(alarm -> alarm.startsWith(kind + " " + subject));
  }

  @Override
  public void close() {
    database.close();
  }
}
