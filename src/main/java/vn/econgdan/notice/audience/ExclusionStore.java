package vn.econgdan.notice.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.SortColumns;

/** Who is named by a rule and left out, person by person. */
final class ExclusionStore {
  /** Left out at the approval, and whose parts were suppressed since for a reason of their own. */
  private static final String FROZEN =
      """
      (
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
      )""";

  private static final String LIVING =
      """
      (
        select member_no, citizen_id, household_id, group_code, msisdn, reason, 'APPROVAL' as stage
        from audience(:ward, cast(:rule as jsonb), :purpose, :day)
        where not included
      )""";

  private static Listing<ExcludedPerson> people(String from) {
    return new Listing<>(
        """
        c.id, o.group_code, h.code as household_code, c.full_name, coalesce(o.msisdn, c.phone) as phone,
          o.reason, o.stage""",
        from + " o join citizen c on c.id = o.citizen_id join household h on h.id = o.household_id",
        "",
        """
        (cast(:phone as text) is null or :phone in (o.msisdn, c.phone))
          and (cast(:text as text) is null or strpos(c.name_fold, :text) > 0
            or strpos(fold(h.code || ' ' || o.reason), :text) > 0)
        """,
        new SortColumns(
            Map.of(
                "fullName", "c.name_fold",
                "group", "o.group_code",
                "household", "h.code",
                "reason", "o.reason",
                "stage", "o.stage"),
            "o.member_no"),
        ExclusionStore::person);
  }

  /** Of an approved send, as far as the reader sees them. */
  Page<ExcludedPerson> frozen(
      Handle handle, long plannedSendId, NoticeSight sight, ListRequest wanted) {
    return people(FROZEN)
        .page(
            handle,
            wanted,
            Map.of(
                "send",
                plannedSendId,
                "everything",
                sight.everything(),
                "groups",
                sight.groups().toArray(String[]::new)));
  }

  /** As the registry stands now. */
  Page<ExcludedPerson> living(Handle handle, AudienceQuery question, ListRequest wanted) {
    return people(LIVING)
        .page(
            handle,
            wanted,
            Map.of(
                "ward",
                question.ward(),
                "rule",
                question.rule(),
                "purpose",
                question.purpose(),
                "day",
                question.day()));
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
