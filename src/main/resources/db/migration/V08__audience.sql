-- Who is considered for a notice, in or out with the reason: each citizen in exactly one row.
-- rule: {"wholeWard": true} or any of {"groups": [code], "tags": [tag], "households": [code]};
-- within a list any, between lists all; a rule that names nobody chooses nobody (CONTRACT 4).
-- Who moved out or died is no longer a citizen of the ward and has no row. An end day is the first day without
-- service. One SMS a number: of several citizens who share it the first is in, the others are out as DUPLICATE_NUMBER.
-- Subscription and number are looked up citizen by citizen: a group of 450 must not read the whole city's.
create function audience(of_ward text, rule jsonb, for_purpose text, on_day date)
  returns table (member_no integer, citizen_id bigint, household_id bigint, group_code text, subscription_id bigint,
    msisdn text, included boolean, reason text)
  language sql stable as $$
  with wanted as (
    select coalesce((rule ->> 'wholeWard')::boolean, false) as whole_ward,
      coalesce(nullif(rule -> 'groups', 'null'), '[]') as groups,
      coalesce(nullif(rule -> 'households', 'null'), '[]') as households,
      coalesce(nullif(rule -> 'tags', 'null'), '[]') as tags
  ), chosen as (
    select c.id as citizen_id, h.id as household_id, g.code as group_code, c.phone
    from wanted w
    join residential_group g on g.ward_code = of_ward
      and (w.whole_ward or w.groups = '[]' or w.groups ? g.code)
    join household h on h.group_id = g.id
      and (w.whole_ward or w.households = '[]' or w.households ? h.code)
    join citizen c on c.household_id = h.id
      and (w.whole_ward or w.tags = '[]' or c.tags && array(select jsonb_array_elements_text(w.tags)))
    where (w.whole_ward or w.groups <> '[]' or w.households <> '[]' or w.tags <> '[]')
      and c.ward_code = of_ward
      and (c.moved_out_on is null or c.moved_out_on > on_day)
      and c.deceased_on is null
  ), judged as (
    select ch.citizen_id, ch.household_id, ch.group_code, l.subscription_id, n.msisdn,
      case
        when given.citizen_id is null and withdrawn.citizen_id is not null then 'WITHDRAWN'
        when given.citizen_id is null then 'NO_CONSENT'
        when l.subscription_id is null then 'NO_CONSENT'
        when l.ends_on <= on_day then 'WITHDRAWN'
        when l.suspended_at is not null then 'SUSPENDED'
        when n.msisdn is null then case when ch.phone is null then 'NO_NUMBER' else 'NOT_MOBILE' end
        when not n.mobile then 'NOT_MOBILE'
      end as obstacle
    from chosen ch
    -- the one that runs on the day, else the last that ended; one that has not begun counts for nothing
    left join lateral (
      select s.id as subscription_id, s.ends_on, s.suspended_at
      from subscription s
      where s.citizen_id = ch.citizen_id and s.starts_on <= on_day
      order by s.ends_on desc nulls first, s.id desc
      limit 1) l on true
    left join subscription_number n on n.subscription_id = l.subscription_id and n.valid_to is null
    left join consent given on given.citizen_id = ch.citizen_id and given.purpose = for_purpose
      and given.withdrawn_at is null and given.given_on <= on_day
    left join lateral (select w.citizen_id from consent w where w.citizen_id = ch.citizen_id
      and w.purpose = for_purpose and w.withdrawn_at is not null limit 1) withdrawn on true
  ), ranked as (
    select j.*, row_number() over (partition by j.msisdn, j.obstacle is null order by j.citizen_id) as among_sharers
    from judged j
  )
  select row_number() over (order by r.citizen_id)::integer, r.citizen_id, r.household_id, r.group_code,
    r.subscription_id, r.msisdn, r.obstacle is null and r.among_sharers = 1,
    coalesce(r.obstacle, case when r.among_sharers > 1 then 'DUPLICATE_NUMBER' end)
  from ranked r
$$;
