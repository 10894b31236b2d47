package vn.econgdan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;

/** Subscriptions with their numbers, of the ward in scope. */
final class SubscriptionStore {
  private static final RowMapper<SubscriptionView> VIEW = (row, context) -> view(row);

  private static final String CHOSEN =
      """
      from subscription s
      join citizen c on c.id = s.citizen_id
      join household h on h.id = c.household_id
      join residential_group g on g.id = h.group_id
      left join subscription_number n on n.subscription_id = s.id and n.valid_to is null
      where (cast(:scope as text[]) is null or g.code = any(:scope))
        and (cast(:id as bigint) is null or s.id = :id)
        and (cast(:citizen as bigint) is null or s.citizen_id = :citizen)
        and (cast(:active as boolean) is null or :active = (s.starts_on <= :today
          and (s.ends_on is null or s.ends_on > :today) and s.suspended_at is null))
      """;

  private SubscriptionStore() {}

  private static SubscriptionView view(ResultSet row) throws SQLException {
    OffsetDateTime suspended = row.getObject("suspended_at", OffsetDateTime.class);
    return new SubscriptionView(
        row.getString("id"),
        row.getString("ward_code"),
        row.getString("citizen_id"),
        row.getString("payer_household_id"),
        row.getString("msisdn"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getString("end_reason"),
        suspended == null ? null : suspended.toInstant());
  }

  /**
   * Which subscriptions are wanted; null leaves a condition out.
   *
   * @param scope codes of groups
   * @param active running on {@code today} and not suspended, or not
   */
  record Filter(String[] scope, Long id, Long citizen, Boolean active, LocalDate today) {}

  static Page<SubscriptionView> list(Handle handle, Filter filter, PageRequest page) {
    Query count = handle.createQuery("select count(*) <chosen>").define("chosen", CHOSEN);
    Query rows =
        handle
            .createQuery("select s.*, n.msisdn <chosen> order by s.id limit :size offset :skip")
            .define("chosen", CHOSEN)
            .bind("size", page.size())
            .bind("skip", page.offset());
    long total = filtered(count, filter).mapTo(Long.class).one();
    return new Page<>(filtered(rows, filter).map(VIEW).list(), total);
  }

  private static Query filtered(Query query, Filter filter) {
    return query
        .bind("scope", filter.scope())
        .bind("id", filter.id())
        .bind("citizen", filter.citizen())
        .bind("active", filter.active())
        .bind("today", filter.today());
  }

  /** The new subscription's id; nothing when one runs already. */
  static Optional<Long> insert(Handle handle, CitizenView citizen, SubscriptionRow row) {
    return handle
        .createQuery(
            """
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on)
            values (:ward, :citizen, :payer, :startsOn)
            on conflict (citizen_id) where ends_on is null do nothing
            returning id
            """)
        .bind("ward", citizen.ward())
        .bind("citizen", Long.valueOf(citizen.id()))
        .bind("payer", row.payerHouseholdId())
        .bind("startsOn", row.startsOn())
        .mapTo(Long.class)
        .findOne();
  }

  /** What a checked draft comes to. */
  record SubscriptionRow(long payerHouseholdId, LocalDate startsOn) {}

  static Optional<Long> running(Handle handle, long citizen) {
    return handle
        .createQuery("select id from subscription where citizen_id = :citizen and ends_on is null")
        .bind("citizen", citizen)
        .mapTo(Long.class)
        .findOne();
  }

  /** Ends it on this day, or on its first day if that is later: it never ran then. */
  static void end(Handle handle, long id, Ending ending) {
    int ended =
        handle
            .createUpdate(
                """
                update subscription set ends_on = greatest(cast(:day as date), starts_on), end_reason = :reason,
                  ended_at = :now
                where id = :id and ends_on is null
                """)
            .bind("id", id)
            .bind("day", ending.day())
            .bind("reason", ending.reason())
            .bind("now", ending.at())
            .execute();
    if (ended > 0) {
      SendFence.raise(handle);
    }
  }

  /**
   * Why and when a subscription ends.
   *
   * @param day the first day without service
   */
  record Ending(LocalDate day, String reason, Instant at) {}

  static void change(Handle handle, long id, SubscriptionEdit edit, Instant now) {
    handle
        .createUpdate(
            """
            update subscription set
              payer_household_id = coalesce(cast(:payer as bigint), payer_household_id),
              suspended_at = case cast(:suspended as boolean) when true then coalesce(suspended_at, :now)
                when false then null else suspended_at end
            where id = :id
            """)
        .bind("id", id)
        .bind("payer", Ids.read(edit.payerHouseholdId()).orElse(null))
        .bind("suspended", edit.suspended())
        .bind("now", now)
        .execute();
    if (Boolean.TRUE.equals(edit.suspended())) {
      SendFence.raise(handle);
    }
  }

  /** Ends the number until now, unless it is this one. */
  static void endNumber(Handle handle, long subscription, String unless, Instant now) {
    int ended =
        handle
            .createUpdate(
                """
                update subscription_number set valid_to = :now
                where subscription_id = :id and valid_to is null and msisdn is distinct from :unless
                """)
            .bind("id", subscription)
            .bind("unless", unless)
            .bind("now", now)
            .execute();
    if (ended > 0) {
      SendFence.raise(handle);
    }
  }

  /** A number from now on; nothing happens when there is one. */
  static void addNumber(Handle handle, long subscription, SubscriptionNumber number) {
    handle
        .createUpdate(
            """
            insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
            select s.ward_code, s.id, :msisdn, :mobile, :now from subscription s where s.id = :id
            on conflict (subscription_id) where valid_to is null do nothing
            """)
        .bind("id", subscription)
        .bind("msisdn", number.msisdn())
        .bind("mobile", number.mobile())
        .bind("now", number.from())
        .execute();
  }

  /** A number with whether it can receive SMS. */
  record SubscriptionNumber(String msisdn, boolean mobile, Instant from) {}
}
