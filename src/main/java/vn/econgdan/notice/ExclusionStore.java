package vn.econgdan.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Sentence;

/** Who is named by a rule and left out, person by person. */
final class ExclusionStore {
  private static final String ITEMS =
      """
      select c.id, out.group_code, h.code as household_code, c.full_name,
        coalesce(out.msisdn, c.phone) as phone, out.reason, out.stage
      from out join citizen c on c.id = out.citizen_id join household h on h.id = out.household_id
      order by out.member_no limit :size offset :offset
      """;

  /** Left out at the approval, and whose parts were suppressed since for a reason of their own. */
  private static final String FROZEN =
      """
      with out as (
        select m.member_no, m.citizen_id, m.household_id, m.group_code, m.msisdn, m.reason,
          'APPROVAL' as stage
        from audience_member m
        where m.planned_send_id = :send and not m.included
          and (:everything or m.group_code = any (:groups))
        union all
        select m.member_no, m.citizen_id, m.household_id, m.group_code, m.msisdn, g.closed_reason,
          'DISPATCH'
        from planned_send p
        join segment g on g.send_month = p.send_month and g.planned_send_id = p.id
          and g.part_no = 1 and g.closed = 'SUPPRESSED'
          and g.closed_reason in ('DECEASED', 'MOVED_OUT', 'WITHDRAWN', 'SUSPENDED', 'NUMBER_CHANGED')
        join audience_member m on m.planned_send_id = p.id and m.member_no = g.member_no
        where p.id = :send and (:everything or m.group_code = any (:groups))
      )
      """;

  private static final String LIVING =
      """
      with out as (
        select member_no, citizen_id, household_id, group_code, msisdn, reason, 'APPROVAL' as stage
        from audience(:ward, cast(:rule as jsonb), :purpose, :day)
        where not included
      )
      """;

  private static final String COUNT = "select count(*) from out";

  /** Of an approved send, as far as the reader sees them. */
  Page<ExcludedPerson> frozen(
      Handle handle, long plannedSendId, NoticeSight sight, PageRequest page) {
    Query items = frozen(handle.createQuery(FROZEN + ITEMS), plannedSendId, sight);
    Query count = frozen(handle.createQuery(FROZEN + COUNT), plannedSendId, sight);
    return page(items, count, page);
  }

  private static Query frozen(Query query, long plannedSendId, NoticeSight sight) {
    return query
        .bind("send", plannedSendId)
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups());
  }

  /** As the registry stands now. */
  Page<ExcludedPerson> living(Handle handle, AudienceQuery question, PageRequest page) {
    Query items = living(handle.createQuery(LIVING + ITEMS), question);
    Query count = living(handle.createQuery(LIVING + COUNT), question);
    return page(items, count, page);
  }

  private static Query living(Query query, AudienceQuery question) {
    return query
        .bind("ward", question.ward())
        .bind("rule", question.rule())
        .bind("purpose", question.purpose())
        .bind("day", question.day());
  }

  private static Page<ExcludedPerson> page(Query items, Query count, PageRequest page) {
    return new Page<>(
        items
            .bind("size", page.size())
            .bind("offset", page.offset())
            .map(ExclusionStore::person)
            .list(),
        count.mapTo(Long.class).one());
  }

  private static ExcludedPerson person(ResultSet row, StatementContext context)
      throws SQLException {
    String reason = row.getString("reason");
    return new ExcludedPerson(
        row.getString("id"),
        row.getString("group_code"),
        row.getString("household_code"),
        row.getString("full_name"),
        row.getString("phone"),
        reason,
        ExcludedPerson.Stage.valueOf(row.getString("stage")),
        Sentence.of("why." + reason));
  }
}
