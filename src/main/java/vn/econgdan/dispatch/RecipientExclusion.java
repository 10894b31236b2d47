package vn.econgdan.dispatch;

/**
 * Why somebody who was in when the notice was approved gets no SMS all the same (CONTRACT 4): one
 * rule, asked when the parts are made and again when their batch is about to leave.
 */
final class RecipientExclusion {
  /** Null for nobody's obstacle; needs {@code chosen ch}, {@link #JOINS}, :today. */
  static final String CASE =
      """
      case
        when c.deceased_on is not null then 'DECEASED'
        when c.moved_out_on <= :today then 'MOVED_OUT'
        when s.id is null or s.ends_on <= :today or k.citizen_id is null then 'WITHDRAWN'
        when s.suspended_at is not null then 'SUSPENDED'
        when n.msisdn is distinct from ch.msisdn then 'NUMBER_CHANGED'
      end as obstacle
      """;

  /**
   * What the rule looks at, member by member and each by its key: one plan, whatever the statistics
   * say. :purpose is the consent the notice needs.
   */
  static final String JOINS =
      """
      cross join lateral (select c.id, c.deceased_on, c.moved_out_on from citizen c
        where c.id = ch.citizen_id offset 0) c
      left join lateral (select s.id, s.ends_on, s.suspended_at from subscription s
        where s.id = ch.subscription_id offset 0) s on true
      left join lateral (select n.msisdn from subscription_number n
        where n.subscription_id = s.id and n.valid_to is null offset 0) n on true
      left join lateral (select k.citizen_id from consent k
        where k.citizen_id = c.id and k.purpose = :purpose and k.withdrawn_at is null offset 0) k on true
      """;

  private RecipientExclusion() {}
}
