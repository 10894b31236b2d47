package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.econgdan.kernel.BusinessClock;

/** From the frozen audience to segments and batches, set-wise. */
final class PreparationStore {
  private PreparationStore() {}

  /** A planned send as preparation needs it; public for the mapper, like every row below. */
  public record Planned(
      long id,
      String wardCode,
      long noticeId,
      int version,
      LocalDate sendMonth,
      String lane,
      String state,
      Instant validUntil,
      int partCount,
      String purpose) {}

  /**
   * The send, locked behind its notice: whoever stops a notice takes the two in this order, and the
   * other way round they would wait for each other.
   */
  static Optional<Planned> lock(Handle handle, long send) {
    lockNotice(handle, send);
    return handle
        .createQuery(
            """
            select p.id, p.ward_code, p.notice_id, p.version, p.send_month, p.lane, p.state, p.valid_until,
              p.part_count, case when v.kind = 'INVITATION' then 'INVITATIONS' else 'NOTICES' end as purpose
            from planned_send p join notice_version v on v.notice_id = p.notice_id and v.version = p.version
            where p.id = :id for update of p
            """)
        .bind("id", send)
        .map(ConstructorMapper.of(Planned.class))
        .findOne();
  }

  /** The notice of a send, so that the send may be moved. */
  static void lockNotice(Handle handle, long send) {
    handle
        .createQuery(
            """
            select n.id from notice n join planned_send p on p.notice_id = n.id where p.id = :id
            for update of n
            """)
        .bind("id", send)
        .mapTo(Long.class)
        .findOne();
  }

  static void state(Handle handle, long send, String state, Instant closedAt) {
    handle
        .createUpdate(
            "update planned_send set state = :state, closed_at = cast(:closedAt as timestamptz) where id = :id")
        .bind("id", send)
        .bind("state", state)
        .bind("closedAt", closedAt)
        .execute();
  }

  /** Says that somebody is at it: nobody else is ordered to prepare the send. */
  static void renewClaim(Handle handle, long send, Instant now) {
    handle
        .createUpdate("update planned_send set claimed_at = :now where id = :id")
        .bind("id", send)
        .bind("now", now)
        .execute();
  }

  static void prepared(Handle handle, long send, Instant now) {
    handle
        .createUpdate("update planned_send set prepared_at = :now where id = :id")
        .bind("id", send)
        .bind("now", now)
        .execute();
  }

  static void ensureMonth(Handle handle, LocalDate month) {
    handle
        .createQuery("select ensure_month(:month)")
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  /** What the planner knows of the month's parts, unless the send has few recipients. */
  static void refreshStatistics(Handle handle, long send, int fewPeople) {
    handle
        .createQuery(
            """
            select refresh_send_statistics(p.send_month) from planned_send p where p.id = :send and p.people > :few
            """)
        .bind("send", send)
        .bind("few", fewPeople)
        .mapTo(String.class)
        .list();
  }

  /** The octets of each part, once a send. */
  static void insertParts(Handle handle, Planned send, List<PartOctets> parts) {
    PreparedBatch rows =
        handle.prepareBatch(
            """
            insert into send_part (planned_send_id, part_no, ward_code, data_coding, udh, octets, reference)
            values (:send, :no, :ward, :dataCoding, :udh, :octets, nextval('message_reference'))
            on conflict do nothing
            """);
    for (PartOctets part : parts) {
      rows.bind("send", send.id())
          .bind("no", part.number())
          .bind("ward", send.wardCode())
          .bind("dataCoding", part.dataCoding())
          .bind("udh", part.udh())
          .bind("octets", part.octets())
          .add();
    }
    rows.execute();
  }

  /** The last member whose parts exist already; 0 when there is none. */
  static int preparedThrough(Handle handle, Planned send) {
    return handle
        .createQuery(
            """
            select coalesce(max(member_no), 0) from segment
            where send_month = :month and planned_send_id = :send
            """)
        .bind("month", send.sendMonth())
        .bind("send", send.id())
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Parts and batches of the next {@code members} included members. Whoever changed his number,
   * withdrew, moved out or died since the approval gets parts that are suppressed, with the reason.
   * A recipient's parts stay within one batch. Returns the last member number, or empty at the end.
   */
  static Optional<Integer> insertSegments(
      Handle handle, Planned send, int after, int members, int batchParts, Instant now) {
    return handle
        .createQuery(
            """
            with chosen as materialized (
              select m.member_no, m.citizen_id, m.subscription_id, m.msisdn
              from audience_member m
              where m.planned_send_id = :send and m.included and m.member_no > :after
              order by m.member_no limit :members
            ), checked as materialized (
              select ch.member_no, ch.msisdn,
            """
                + RecipientExclusion.CASE
                + """
              from chosen ch
            """
                + RecipientExclusion.JOINS
                + """
            ), numbered as materialized (
              select k.*, case when k.obstacle is null then
                (row_number() over (partition by k.obstacle is null order by k.member_no) - 1)
                  / :batchMembers end as batch_no
              from checked k
            ), batch_ids as materialized (
              select array(select nextval('batch_id') from generate_series(0, (select max(batch_no) from numbered)))
                as ids
            ), new_batches as (
              insert into batch (send_month, id, planned_send_id, ward_code, lane, state, parts)
              select :month, b.ids[n.batch_no + 1], :send, :ward, :lane, 'READY', count(*) * :partCount
              from numbered n cross join batch_ids b where n.batch_no is not null
              group by b.ids[n.batch_no + 1]
            ), new_segments as (
              insert into segment (send_month, planned_send_id, ward_code, lane, member_no, msisdn, part_no,
                part_count, reference, batch_id, closed, closed_reason, closed_at)
              select :month, :send, :ward, :lane, n.member_no, n.msisdn, p.no, :partCount, p.reference,
                b.ids[n.batch_no + 1],
                case when n.obstacle is not null then 'SUPPRESSED' end, n.obstacle,
                case when n.obstacle is not null then cast(:now as timestamptz) end
              from numbered n
              cross join batch_ids b
              cross join (select part_no as no, reference from send_part where planned_send_id = :send) p
              order by n.member_no, p.no
            )
            select max(member_no) from chosen
            """)
        .bind("send", send.id())
        .bind("month", send.sendMonth())
        .bind("ward", send.wardCode())
        .bind("lane", send.lane())
        .bind("partCount", send.partCount())
        .bind("after", after)
        .bind("members", members)
        .bind("batchMembers", Math.max(1, batchParts / send.partCount()))
        .bind("now", now)
        .bind("purpose", send.purpose())
        .bind("today", BusinessClock.local(now).toLocalDate())
        .mapTo(Integer.class)
        .findOne();
  }
}
