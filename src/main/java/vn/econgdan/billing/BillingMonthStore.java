package vn.econgdan.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.BusinessClock;

/** Months as rows: open or closed, with the price their first run found. */
final class BillingMonthStore {
  static final String OPEN = "OPEN";
  static final String CLOSED = "CLOSED";

  private BillingMonthStore() {}

  /** Fee, proration and time are null until the first run. Public for the mapper. */
  public record Row(
      LocalDate month,
      String state,
      Long fee,
      String proration,
      Instant chargedAt,
      Instant closedAt,
      String closedBy) {
    boolean isClosed() {
      return state.equals(CLOSED);
    }

    /** Whether a run saw the month from end to end. */
    boolean isWhole() {
      Instant over = month.plusMonths(1).atStartOfDay(BusinessClock.ZONE).toInstant();
      return chargedAt != null && !chargedAt.isBefore(over);
    }
  }

  /** One at a time over all nodes: false while another transaction charges, closes or prices. */
  static boolean lock(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext('econgdan.billing'))")
        .mapTo(Boolean.class)
        .one();
  }

  /** Opens a month, and those between it and the last one there is, so that none is skipped. */
  static void open(Handle handle, YearMonth month) {
    handle
        .createUpdate(
            """
            insert into billing_month (month)
            select cast(m as date) from generate_series(
              (select least(cast(:month as date), max(month) + interval '1 month') from billing_month),
              cast(:month as date), interval '1 month') m
            union select cast(:month as date)
            on conflict do nothing
            """)
        .bind("month", month.atDay(1))
        .execute();
  }

  /** Opens what is missing between the last month there is and this one; never an earlier one. */
  static void openThrough(Handle handle, YearMonth month) {
    handle
        .createUpdate(
            """
            insert into billing_month (month)
            select cast(m as date) from generate_series(
              (select max(month) + interval '1 month' from billing_month),
              cast(:month as date), interval '1 month') m
            on conflict do nothing
            """)
        .bind("month", month.atDay(1))
        .execute();
  }

  static Optional<Row> find(Handle handle, YearMonth month) {
    return handle
        .createQuery("select * from billing_month where month = :month")
        .bind("month", month.atDay(1))
        .map(ConstructorMapper.of(Row.class))
        .findOne();
  }

  /** Whether it is open; then nobody closes it until the caller's transaction ends. */
  static boolean holdOpen(Handle handle, YearMonth month) {
    return handle
        .createQuery(
            "select true from billing_month where month = :month and state = 'OPEN' for share")
        .bind("month", month.atDay(1))
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /** Notes a run; fee and rule are those of the first. */
  static void charged(Handle handle, YearMonth month, Price price, Instant now) {
    handle
        .createUpdate(
            """
            update billing_month set charged_at = :now, fee = coalesce(fee, :fee),
              proration = coalesce(proration, :proration)
            where month = :month
            """)
        .bind("month", month.atDay(1))
        .bind("now", now)
        .bind("fee", price.fee().amount())
        .bind("proration", price.proration().name())
        .execute();
  }

  static void close(Handle handle, YearMonth month, String actor, Instant now) {
    handle
        .createUpdate(
            """
            update billing_month set state = 'CLOSED', closed_at = :now, closed_by = :actor
            where month = :month and state = 'OPEN'
            """)
        .bind("month", month.atDay(1))
        .bind("now", now)
        .bind("actor", actor)
        .execute();
  }

  /** Months before this one of which no run saw the end, the earliest first. */
  static List<LocalDate> unfinished(Handle handle, YearMonth before) {
    return handle
        .createQuery(
            """
            select * from billing_month where month < :before and state = 'OPEN' order by month
            """)
        .bind("before", before.atDay(1))
        .map(ConstructorMapper.of(Row.class))
        .filter(row -> !row.isWhole())
        .map(Row::month)
        .list();
  }

  /** The last month that was charged at the price of this day, if any was. */
  static Optional<LocalDate> lastChargedAtPriceOf(Handle handle, LocalDate from) {
    return handle
        .createQuery(
            """
            select max(month) from billing_month where charged_at is not null and month >= :from
              and month < coalesce((select min(valid_from) from fee where valid_from > :from), 'infinity')
            """)
        .bind("from", from)
        .mapTo(LocalDate.class)
        .findOne();
  }
}
