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

  /** What the rule looks at; :purpose is the consent the notice needs. */
  static final String JOINS =
      """
      join citizen c on c.id = ch.citizen_id
      left join subscription s on s.id = ch.subscription_id
      left join subscription_number n on n.subscription_id = s.id and n.valid_to is null
      left join consent k on k.citizen_id = c.id and k.purpose = :purpose and k.withdrawn_at is null
      """;

  private RecipientExclusion() {}
}
