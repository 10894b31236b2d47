package vn.econgdan.notice.audience;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Whom a rule names, set-wise: a ward may have 100,000 members. The digest is taken over the same
 * columns for the living registry and for what was frozen.
 */
final class AudienceStore {

  /** Names in the rule that nobody in the ward has: groups, tags, households. */
  record Unknown(String list, String name) {
    String code() {
      return switch (list) {
        case "groups" -> "UNKNOWN_GROUP";
        case "tags" -> "UNKNOWN_TAG";
        default -> "UNKNOWN_HOUSEHOLD";
      };
    }
  }

  List<Unknown> unknown(Handle handle, String ward, String rule) {
    return handle
        .createQuery(
            """
            with rule as (select cast(:rule as jsonb) as r)
            select 'groups' as list, given.item
            from rule, jsonb_array_elements_text(r -> 'groups') as given(item)
            where not exists (select from residential_group g
              where g.ward_code = :ward and g.code_fold = group_now(:ward, given.item) and g.active)
            union
            select 'tags', given.item
            from rule, jsonb_array_elements_text(r -> 'tags') as given(item)
            where not exists (select from citizen c
              where c.ward_code = :ward and fold(given.item) = any (c.tags_fold))
            union
            select 'households', given.item
            from rule, jsonb_array_elements_text(r -> 'households') as given(item)
            where not exists (select from household h
              where h.ward_code = :ward and h.code_fold = fold(given.item))
            order by 1, 2
            """)
        .bind("rule", rule)
        .bind("ward", ward)
        .map((row, context) -> new Unknown(row.getString("list"), row.getString("item")))
        .list();
  }

  /** Codes of groups in the registry's spelling; one that nobody has stays as it was written. */
  List<String> spelled(Handle handle, String ward, List<String> groups) {
    return handle
        .createQuery(
            """
            select coalesce(g.code, given.item) as code
            from unnest(:groups) with ordinality as given(item, place)
            left join residential_group g on g.ward_code = :ward and g.code_fold = group_now(:ward, given.item)
            order by given.place
            """)
        .bindArray("groups", String.class, groups)
        .bind("ward", ward)
        .mapTo(String.class)
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /** Whom the rule reaches as the registry stands now. */
  AudienceSummary living(Handle handle, AudienceQuery question) {
    return handle
        .createQuery(
            """
            with member as materialized (
              select member_no, citizen_id, household_id, group_code, subscription_id, msisdn,
                included, reason
              from audience(:ward, cast(:rule as jsonb), :purpose, :day)
            ), out as (
              select reason, count(*) as citizens from member where not included group by reason
            )
            select count(*) filter (where included) as people,
              count(distinct household_id) filter (where included) as households,
              encode(sha256(convert_to(coalesce(string_agg(cast(member as text), E'\\n'
                order by member_no), ''), 'UTF8')), 'hex') as digest,
              (select array_agg(reason order by reason) from out) as reasons,
              (select array_agg(citizens order by reason) from out) as counts
            from member
            """)
        .bind("ward", question.ward())
        .bind("rule", question.rule())
        .bind("purpose", question.purpose())
        .bind("day", question.day())
        .map(AudienceStore::reach)
        .one();
  }

  /** Whom the frozen rows reach. */
  AudienceSummary frozen(Handle handle, long plannedSendId) {
    return handle
        .createQuery(
            """
            with member as materialized (
              select member_no, citizen_id, household_id, group_code, subscription_id, msisdn,
                included, reason
              from audience_member where planned_send_id = :send
            ), out as (
              select reason, count(*) as citizens from member where not included group by reason
            )
            select count(*) filter (where included) as people,
              count(distinct household_id) filter (where included) as households,
              encode(sha256(convert_to(coalesce(string_agg(cast(member as text), E'\\n'
                order by member_no), ''), 'UTF8')), 'hex') as digest,
              (select array_agg(reason order by reason) from out) as reasons,
              (select array_agg(citizens order by reason) from out) as counts
            from member
            """)
        .bind("send", plannedSendId)
        .map(AudienceStore::reach)
        .one();
  }

  /** Writes down who is in and who is out, and why, for this send. */
  void freeze(Handle handle, long plannedSendId, AudienceQuery question) {
    handle
        .createUpdate(
            """
            insert into audience_member (planned_send_id, member_no, ward_code, citizen_id,
              household_id, group_code, subscription_id, msisdn, included, reason)
            select :send, member_no, :ward, citizen_id, household_id, group_code, subscription_id,
              msisdn, included, reason
            from audience(:ward, cast(:rule as jsonb), :purpose, :day)
            """)
        .bind("send", plannedSendId)
        .bind("ward", question.ward())
        .bind("rule", question.rule())
        .bind("purpose", question.purpose())
        .bind("day", question.day())
        .execute();
  }

  private static AudienceSummary reach(ResultSet row, StatementContext context)
      throws SQLException {
    return new AudienceSummary(
        row.getLong("people"), row.getLong("households"), excluded(row), row.getString("digest"));
  }

  private static List<Excluded> excluded(ResultSet row) throws SQLException {
    Array reasons = row.getArray("reasons");
    if (reasons == null) {
      return List.of();
    }
    String[] names = (String[]) reasons.getArray();
    Long[] counts = (Long[]) row.getArray("counts").getArray();
    List<Excluded> excluded = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      excluded.add(new Excluded(names[i], counts[i]));
    }
    return excluded;
  }
}
