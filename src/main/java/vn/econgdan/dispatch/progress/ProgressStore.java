package vn.econgdan.dispatch.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.notice.Reason;
import vn.econgdan.notice.audience.NoticeSight;

/** Counts and lists of parts, read through the view {@code part}. */
final class ProgressStore {
  private static final String COUNTS =
      """
      with mine as materialized (
        select s.id, s.send_month from planned_send s where s.id = :send
      ), segments as materialized (
        select g.id, g.member_no, g.closed, g.closed_at, g.send_month
        from mine m
        join segment g on g.send_month = m.send_month and g.planned_send_id = m.id
        where :everything or exists (select from audience_member w
          where w.planned_send_id = m.id and w.member_no = g.member_no and w.group_code = any(:groups))
      ), tried_again as materialized (
        -- few: only these need the whole fold
        select a.segment_id, (array_agg(f.part_state order by f.rank, a.final_at))[1] as part_state,
          bool_or(a.possible_double) as possible_double,
          min(a.claimed_at) filter (where a.state <> 'RELEASED') as first_at,
          max(greatest(a.final_at, a.answered_at, a.claimed_at)) as last_at
        from attempt a
        join attempt_fold f
          on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
        where a.send_month in (select send_month from mine)
          and a.segment_id in (select n.segment_id from attempt n join segments g on g.id = n.segment_id
            where n.send_month in (select send_month from mine) and n.attempt_no > 1)
        group by a.segment_id
      ), parts as materialized (
        select g.member_no,
          coalesce(nullif(coalesce(t.part_state, f.part_state), 'PREPARED'), g.closed, 'PREPARED') as state,
          coalesce(t.possible_double, a.possible_double) as possible_double,
          coalesce(t.first_at, case when a.state <> 'RELEASED' then a.claimed_at end) as first_at,
          coalesce(t.last_at, greatest(a.final_at, a.answered_at, a.claimed_at), g.closed_at) as last_at
        from segments g
        left join attempt a on a.send_month = g.send_month and a.segment_id = g.id and a.attempt_no = 1
        left join attempt_fold f
          on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
        left join tried_again t on t.segment_id = g.id
      ), people as (
        select member_no,
          bool_and(state in ('DELIVERED', 'NETWORK_CONFIRMED')) as reached,
          bool_or(state in ('UNDELIVERED', 'EXPIRED', 'REFUSED', 'LAPSED', 'SUPPRESSED')) as not_reached,
          bool_or(state in ('UNKNOWN', 'IN_DOUBT')) as unknown
        from parts group by member_no
      )
      select p.*, t.* from (
        select count(*) as recipients,
          count(*) filter (where reached) as reached,
          count(*) filter (where not_reached) as not_reached,
          count(*) filter (where unknown and not not_reached) as unknown_people
        from people) p,
      (select
          count(*) filter (where state in ('PREPARED', 'CLAIMED')) as prepared,
          count(*) filter (where state = 'SUBMITTED') as submitted,
          count(*) filter (where state = 'IN_DOUBT') as in_doubt,
          count(*) filter (where state = 'NETWORK_CONFIRMED') as network_confirmed,
          count(*) filter (where state = 'DELIVERED') as delivered,
          count(*) filter (where state = 'UNDELIVERED') as undelivered,
          count(*) filter (where state = 'EXPIRED') as expired,
          count(*) filter (where state = 'REFUSED') as refused,
          count(*) filter (where state = 'LAPSED') as lapsed,
          count(*) filter (where state = 'UNKNOWN') as unknown,
          count(*) filter (where state = 'SUPPRESSED') as suppressed,
          count(*) filter (where possible_double) as possible_doubles,
          min(first_at) as started_at,
          max(last_at) as last_at
        from parts) t
      """;

  private static final Listing<PartRow> PARTS =
      new Listing<>(
          """
          p.segment_id, m.member_no, m.msisdn, n.part_no, s.part_count,
            coalesce(p.state, :unprepared) as state,
            coalesce(p.closed_reason, case when p.state is null and :over then s.state end) as closed_reason""",
          """
          planned_send s
            join audience_member m on m.planned_send_id = s.id and m.included
            join citizen c on c.id = m.citizen_id
            cross join lateral generate_series(1, s.part_count) as n(part_no)""",
          """
          left join part p on p.send_month = s.send_month and p.planned_send_id = s.id
            and p.member_no = m.member_no and p.part_no = n.part_no""",
          """
          s.id = :send and (:everything or m.group_code = any(:groups))
            and (cast(:phone as text) is null or m.msisdn = :phone)
            and (cast(:text as text) is null or strpos(c.name_fold, :text) > 0
              or strpos(fold(m.group_code), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "recipient", "m.member_no",
                  "group", "m.group_code",
                  "part", "n.part_no",
                  "state", "coalesce(p.state, :unprepared)"),
              "m.member_no, n.part_no"),
          ConstructorMapper.of(PartRow.class));

  private static final String RECIPIENTS =
      """
      select m.group_code, c.full_name, m.msisdn, s.part_count as parts,
        string_agg(coalesce(p.state, :unprepared), ' ' order by n.part_no) as states,
        string_agg(distinct coalesce(p.closed_reason,
          case when p.state is null and :over then s.state end), ' ') as reason,
        min(sent.first_at) as started_at, max(p.last_at) as last_at,
        string_agg(distinct sent.statuses, ' ') as statuses,
        array_remove(array_agg(case when p.state in ('UNDELIVERED', 'EXPIRED', 'UNKNOWN') then p.segment_id end), null)
          as failed, min(s.send_month) as send_month
      from planned_send s
      join audience_member m on m.planned_send_id = s.id and m.included
      join citizen c on c.id = m.citizen_id
      cross join lateral generate_series(1, s.part_count) as n(part_no)
      left join part p on p.send_month = s.send_month and p.planned_send_id = s.id
        and p.member_no = m.member_no and p.part_no = n.part_no
      left join lateral (
        select min(a.claimed_at) as first_at,
          string_agg(distinct cast(a.command_status as text), ' ')
            filter (where a.state = 'REFUSED' and a.command_status is not null) as statuses
        from attempt a
        where a.send_month = p.send_month and a.segment_id = p.segment_id
          and a.state <> 'RELEASED') sent on true
      where s.id = :send and (:everything or m.group_code = any(:groups))
      group by m.member_no, m.group_code, c.full_name, m.msisdn, s.part_count
      order by m.member_no
      """;

  private static final int FETCH = 2_000;

  private ProgressStore() {}

  /** The planned send of a notice's current version, if that was approved. */
  public record Send(
      String noticeState, Long sendId, String sendState, Integer people, Integer partCount) {
    boolean isPlanned() {
      return sendId != null;
    }

    /** Nothing of a send that ended before it was prepared will ever leave. */
    boolean isOver() {
      return List.of("STOPPED", "CANCELLED", "EXPIRED").contains(sendState);
    }

    /** What a part is that has no row. */
    String unprepared() {
      if (!isOver()) {
        return "PREPARED";
      }
      return sendState.equals("EXPIRED") ? "LAPSED" : "SUPPRESSED";
    }

    long partsTotal() {
      return (long) people * partCount;
    }
  }

  /** Parts by state, recipients by what they got. */
  public record Counts(
      long recipients,
      long reached,
      long notReached,
      long unknownPeople,
      long prepared,
      long submitted,
      long inDoubt,
      long networkConfirmed,
      long delivered,
      long undelivered,
      long expired,
      long refused,
      long lapsed,
      long unknown,
      long suppressed,
      long possibleDoubles,
      Instant startedAt,
      Instant lastAt) {}

  /** One part with its attempts, for people who look closely. */
  public record PartRow(
      Long segmentId,
      int memberNo,
      String msisdn,
      int partNo,
      int partCount,
      String state,
      String closedReason) {}

  /** One attempt of such a part. */
  public record AttemptRow(
      long segmentId,
      int attemptNo,
      String state,
      String carrierId,
      Integer commandStatus,
      boolean possibleDouble,
      Instant claimedAt,
      Instant answeredAt,
      Instant finalAt) {

    /**
     * When it ended, never before it was submitted: a receipt tells its time to the minute, by the
     * carrier's clock.
     */
    Instant endedAt() {
      return finalAt == null
          ? null
          : Stream.of(finalAt, claimedAt, answeredAt)
              .filter(Objects::nonNull)
              .max(Instant::compareTo)
              .orElseThrow();
    }
  }

  /** Whether somebody sees the notice at all. */
  static boolean concerns(Handle handle, long notice, NoticeSight sight) {
    return sight.everything()
        || handle
            .createQuery("select notice_concerns(:notice, :groups)")
            .bind("notice", notice)
            .bindArray("groups", String.class, sight.groups())
            .mapTo(Boolean.class)
            .one();
  }

  /** With the people within sight. */
  static Optional<Send> send(Handle handle, long notice, NoticeSight sight) {
    return within(
            handle.createQuery(
                """
                select n.state as notice_state, p.id as send_id, p.state as send_state, p.part_count,
                  case when :everything then p.people else (select count(*) from audience_member m
                    where m.planned_send_id = p.id and m.included and m.group_code = any(:groups))
                  end as people
                from notice n
                left join planned_send p on p.notice_id = n.id and p.version = n.version
                where n.id = :notice
                """),
            sight)
        .bind("notice", notice)
        .map(ConstructorMapper.of(Send.class))
        .findOne();
  }

  /** Why it came into the state in which it stands, when somebody or something held it up. */
  static Optional<Sentence> stateReason(Handle handle, long notice) {
    return handle
        .createQuery(
            """
            select s.reason as words, s.reason_code as code, s.reason_arguments as arguments
            from notice n join approval_step s on s.notice_id = n.id
            where n.id = :notice and (s.act = n.state and n.state in ('CANCELLED', 'STOPPED')
              or n.state = 'PAUSED' and s.act in ('PAUSED', 'HELD'))
            order by s.id desc limit 1
            """)
        .bind("notice", notice)
        .map(ConstructorMapper.of(Reason.class))
        .findOne()
        .map(Reason::spoken);
  }

  private static Query within(Query query, NoticeSight sight) {
    return query
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups());
  }

  static Counts counts(Handle handle, long send, NoticeSight sight) {
    return within(handle.createQuery(COUNTS), sight)
        .bind("send", send)
        .map(ConstructorMapper.of(Counts.class))
        .one();
  }

  /**
   * Every part that was planned, also those for which no row was made yet, or ever will be. Of a
   * list that nobody searches the total is known and not counted.
   */
  static Page<PartRow> parts(Handle handle, Send send, NoticeSight sight, ListRequest wanted) {
    Map<String, Object> filter =
        Map.of(
            "send", send.sendId(),
            "unprepared", send.unprepared(),
            "over", send.isOver(),
            "everything", sight.everything(),
            "groups", sight.groups().toArray(String[]::new));
    return wanted.isSearched()
        ? PARTS.page(handle, wanted, filter)
        : new Page<>(PARTS.rows(handle, wanted, filter), send.partsTotal());
  }

  static List<AttemptRow> attempts(Handle handle, long send, List<Long> segments) {
    return handle
        .createQuery(
            """
            select a.segment_id, a.attempt_no, a.state, a.carrier_id, a.command_status, a.possible_double,
              a.claimed_at, a.answered_at, a.final_at
            from planned_send s join attempt a on a.send_month = s.send_month
            where s.id = :send and a.segment_id = any(:segments)
            order by a.segment_id, a.attempt_no
            """)
        .bind("send", send)
        .bindArray("segments", Long.class, segments)
        .map(ConstructorMapper.of(AttemptRow.class))
        .list();
  }

  /**
   * One line of recipients.csv.
   *
   * @param failed segments of parts that the carrier did not bring to him
   * @param errors the carrier's codes for them; see {@link ReceiptErrorStore}
   */
  public record RecipientRow(
      String groupCode,
      String fullName,
      String msisdn,
      int parts,
      String states,
      String reason,
      Instant startedAt,
      Instant lastAt,
      String statuses,
      LocalDate sendMonth,
      List<Long> failed,
      List<String> errors) {

    RecipientRow with(List<String> codes) {
      return new RecipientRow(
          groupCode, fullName, msisdn, parts, states, reason, startedAt, lastAt, statuses,
          sendMonth, failed, codes);
    }
  }

  /** Rows one by one, in a cursor of the caller's transaction: never all of them in memory. */
  static void eachRecipient(
      Handle handle, Send send, NoticeSight sight, Consumer<RecipientRow> take) {
    try (Stream<RecipientRow> rows =
        within(handle.createQuery(RECIPIENTS), sight)
            .bind("send", send.sendId())
            .bind("unprepared", send.unprepared())
            .bind("over", send.isOver())
            .setFetchSize(FETCH)
            .map(ProgressStore::recipient)
            .stream()) {
      rows.forEach(take);
    }
  }

  private static RecipientRow recipient(ResultSet row, StatementContext context)
      throws SQLException {
    return new RecipientRow(
        row.getString("group_code"),
        row.getString("full_name"),
        row.getString("msisdn"),
        row.getInt("parts"),
        row.getString("states"),
        row.getString("reason"),
        instant(row, "started_at"),
        instant(row, "last_at"),
        row.getString("statuses"),
        row.getObject("send_month", LocalDate.class),
        List.of((Long[]) row.getArray("failed").getArray()),
        List.of());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
