package vn.econgdan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.registry.residence.RegistryDependencies;

/** Subscriptions with their numbers, of the ward in scope. */
final class SubscriptionStore {
  private static final RowMapper<SubscriptionView> VIEW = (row, context) -> view(row);

  private static final Listing<SubscriptionView> LIST =
      new Listing<>(
          """
          s.*, n.msisdn, subscription_state(s, :today) as state, k.purpose, k.given_on, k.channel, k.evidence,
          k.wording_version, k.recorded_by, k.recorded_at, k.withdrawn_at, k.withdrawn_through, k.withdrawn_reason,
          k.withdrawn_by
          """,
          """
          subscription s
          join citizen c on c.id = s.citizen_id
          join household h on h.id = c.household_id
          join residential_group g on g.id = h.group_id
          """,
          """
          left join subscription_number n on n.subscription_id = s.id and n.valid_to is null
          left join lateral (select * from consent o where o.citizen_id = s.citizen_id and o.purpose = 'NOTICES'
            and (s.ended_at is null or o.recorded_at <= s.ended_at) order by o.id desc limit 1) k on true
          """,
          """
          (cast(:scope as text[]) is null or g.code_fold = any(:scope))
            and (cast(:id as bigint) is null or s.id = :id)
            and (cast(:citizen as bigint) is null or s.citizen_id = :citizen)
            and (cast(:state as text) is null or subscription_state(s, :today) = :state)
            and (cast(:active as boolean) is null or :active = (subscription_state(s, :today) = 'ACTIVE'))
            and (cast(:text as text) is null or strpos(c.name_fold, :text) > 0
              or strpos(fold(h.code), :text) > 0)
            and (cast(:phone as text) is null or c.id in (select people_with_number(:phone)))
          """,
          new SortColumns(
              Map.of(
                  "name", "c.name_fold",
                  "group", "g.code",
                  "household", "h.code",
                  "state", "subscription_state(s, :today)",
                  "startsOn", "s.starts_on",
                  "endsOn", "s.ends_on",
                  "createdAt", "s.created_at"),
              "s.id"),
          VIEW);

  private SubscriptionStore() {}

  private static SubscriptionView view(ResultSet row) throws SQLException {
    return new SubscriptionView(
        row.getString("id"),
        row.getString("ward_code"),
        row.getString("citizen_id"),
        row.getString("payer_household_id"),
        row.getString("msisdn"),
        SubscriptionState.valueOf(row.getString("state")),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getString("end_reason"),
        ConsentStore.instant(row, "suspended_at"),
        consent(row),
        row.getInt("version"),
        ConsentStore.instant(row, "created_at"));
  }

  private static ConsentView consent(ResultSet row) throws SQLException {
    LocalDate claimed = row.getObject("claimed_on", LocalDate.class);
    if (claimed != null) {
      return ConsentView.claimed(
          claimed, row.getString("claimed_by"), ConsentStore.instant(row, "claimed_at"));
    }
    return row.getString("purpose") == null ? null : ConsentStore.view(row);
  }

  /**
   * Which subscriptions are wanted; null leaves a condition out.
   *
   * @param scope codes of groups
   * @param active running on {@code today}, confirmed and not suspended, or not
   */
  record Filter(
      String[] scope,
      Long id,
      Long citizen,
      Boolean active,
      SubscriptionState state,
      LocalDate today) {}

  static Page<SubscriptionView> list(Handle handle, Filter filter, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("scope", filter.scope());
    bound.put("id", filter.id());
    bound.put("citizen", filter.citizen());
    bound.put("active", filter.active());
    bound.put("state", filter.state() == null ? null : filter.state().name());
    bound.put("today", filter.today());
    return LIST.page(handle, wanted, bound);
  }

  /** Nobody else changes it, or its citizen, until the transaction ends; the citizen goes first. */
  static void lock(Handle handle, long id) {
    handle
        .createQuery(
            """
            select c.id from subscription s join citizen c on c.id = s.citizen_id where s.id = :id for update of c
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    handle
        .createQuery("select id from subscription where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** The new subscription's id; nothing when one runs already. */
  static Optional<Long> insert(Handle handle, CitizenView citizen, SubscriptionRow row) {
    return handle
        .createQuery(
            """
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on, claimed_on, claimed_by,
              claimed_at)
            values (:ward, :citizen, :payer, :startsOn, :claimedOn, :claimedBy, :claimedAt)
            on conflict (citizen_id) where ends_on is null do nothing
            returning id
            """)
        .bind("ward", citizen.ward())
        .bind("citizen", Long.valueOf(citizen.id()))
        .bind("payer", row.payerHouseholdId())
        .bind("startsOn", row.startsOn())
        .bind("claimedOn", row.claim().map(Claim::on).orElse(null))
        .bind("claimedBy", row.claim().map(claim -> claim.by().name()).orElse(null))
        .bind("claimedAt", row.claim().map(Claim::at).orElse(null))
        .mapTo(Long.class)
        .findOne();
  }

  /** What a checked draft comes to. */
  record SubscriptionRow(long payerHouseholdId, LocalDate startsOn, Optional<Claim> claim) {}

  /** A consent without evidence, as somebody wrote it down. */
  record Claim(LocalDate on, Actor by, Instant at) {}

  /** It waits no longer; what it costs begins now, since nothing was sent before. */
  static void confirm(Handle handle, long id, LocalDate today) {
    handle
        .createUpdate(
            """
            update subscription set claimed_on = null, claimed_by = null, claimed_at = null,
              starts_on = greatest(starts_on, :today)
            where id = :id
            """)
        .bind("id", id)
        .bind("today", today)
        .execute();
  }

  static Optional<Long> running(Handle handle, long citizen) {
    return handle
        .createQuery("select id from subscription where citizen_id = :citizen and ends_on is null")
        .bind("citizen", citizen)
        .mapTo(Long.class)
        .findOne();
  }

  /** Who was paid for by the household he leaves is paid for by the one he moves to. */
  static void movePayer(Handle handle, CitizenView citizen, String newHome, LocalDate today) {
    handle
        .createUpdate(
            """
            update subscription set payer_household_id = :home
            where citizen_id = :citizen and payer_household_id = :left and payer_household_id <> :home
              and (ends_on is null or ends_on > :today)
            """)
        .bind("home", Ids.read(newHome).orElseThrow())
        .bind("citizen", Long.valueOf(citizen.id()))
        .bind("left", Long.valueOf(citizen.householdId()))
        .bind("today", today)
        .execute();
  }

  /**
   * Ends what the citizen has beyond this day on that day, or on its first day if that is later: it
   * never ran then. Of two ends the earlier counts.
   */
  static List<Ended> end(Handle handle, long citizen, Ending ending) {
    List<Ended> ended =
        handle
            .createQuery(
                """
                with beyond as (
                  select id, ends_on from subscription
                  where citizen_id = :citizen
                    and (ends_on is null or ends_on > greatest(cast(:day as date), starts_on))
                  for update
                )
                update subscription s set ends_on = greatest(cast(:day as date), s.starts_on), end_reason = :reason,
                  ended_at = :now
                from beyond where s.id = beyond.id
                returning s.id, s.version, beyond.ends_on is not null as advanced
                """)
            .bind("citizen", citizen)
            .bind("day", ending.day())
            .bind("reason", ending.reason())
            .bind("now", ending.at())
            .map(
                (row, context) ->
                    new Ended(row.getLong("id"), row.getInt("version"), row.getBoolean("advanced")))
            .list();
    if (!ended.isEmpty()) {
      SendFence.raise(handle);
    }
    return ended;
  }

  /**
   * A subscription that was ended.
   *
   * @param advanced whether a later end stood there before
   */
  record Ended(long id, int version, boolean advanced) {

    /** That an end takes the place of a later one is an act of its own. */
    void recordAdvanced(Handle handle, Actor actor, RegistryDependencies basis) {
      if (advanced) {
        basis.record(
            handle,
            actor,
            "SUBSCRIPTION_END_ADVANCED",
            new RegistryDependencies.Versioned("subscription", Long.toString(id), version));
      }
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
        .bind("payer", edit.payerHouseholdId().value().flatMap(Ids::read).orElse(null))
        .bind("suspended", edit.suspended().value().orElse(null))
        .bind("now", now)
        .execute();
    if (edit.suspended().value().orElse(false)) {
      SendFence.raise(handle);
    }
  }

  /**
   * Another number from now on. The number stands in a table of its own; it counts as a change of
   * the subscription all the same.
   *
   * @param number null for none
   */
  static void changeNumber(Handle handle, long id, SubscriptionNumber number, Instant now) {
    int ended = endNumber(handle, id, number == null ? null : number.msisdn(), now);
    int added = number == null ? 0 : addNumber(handle, id, number);
    if (ended + added > 0) {
      handle
          .createUpdate("update subscription set version = version + 1 where id = :id")
          .bind("id", id)
          .execute();
    }
  }

  /** Ends the number until now, unless it is this one. */
  private static int endNumber(Handle handle, long subscription, String unless, Instant now) {
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
    return ended;
  }

  /** A number from now on; nothing happens when there is one. */
  static int addNumber(Handle handle, long subscription, SubscriptionNumber number) {
    return handle
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
