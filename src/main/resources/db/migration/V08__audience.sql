-- Who is considered for a notice, in or out with the reason: each citizen in exactly one row.
-- rule: {"wholeWard": true} or any of {"groups": [code], "tags": [tag], "households": [code]};
-- within a list any, between lists all (CONTRACT 4). One SMS a number: of several citizens who share it
-- the first is in, the others are out as DUPLICATE_NUMBER.
create function audience(of_ward text, rule jsonb, for_purpose text, on_day date)
  returns table (member_no integer, citizen_id bigint, household_id bigint, group_code text, subscription_id bigint,
    msisdn text, included boolean, reason text)
  language sql stable as $$
  with chosen as (
    select c.id as citizen_id, h.id as household_id, g.code as group_code, c.phone
    from citizen c
    join household h on h.id = c.household_id
    join residential_group g on g.id = h.group_id
    where c.ward_code = of_ward
      and (c.moved_out_on is null or c.moved_out_on > on_day)
      and c.deceased_on is null
      and (coalesce((rule ->> 'wholeWard')::boolean, false)
        or ((coalesce(jsonb_array_length(rule -> 'groups'), 0) = 0 or rule -> 'groups' ? g.code)
          and (coalesce(jsonb_array_length(rule -> 'households'), 0) = 0 or rule -> 'households' ? h.code)
          and (coalesce(jsonb_array_length(rule -> 'tags'), 0) = 0
            or c.tags && array(select jsonb_array_elements_text(rule -> 'tags')))))
  ), latest as (
    select distinct on (s.citizen_id) s.citizen_id, s.id as subscription_id, s.starts_on, s.ends_on, s.suspended_at
    from subscription s
    where s.ward_code = of_ward
    order by s.citizen_id, s.ends_on desc nulls first, s.id desc
  ), judged as (
    select ch.citizen_id, ch.household_id, ch.group_code, l.subscription_id, n.msisdn,
      case
        when given.citizen_id is null and withdrawn.citizen_id is not null then 'WITHDRAWN'
        when given.citizen_id is null then 'NO_CONSENT'
        when l.subscription_id is null or l.starts_on > on_day then 'NO_CONSENT'
        when l.ends_on is not null and l.ends_on <= on_day then 'WITHDRAWN'
        when l.suspended_at is not null then 'SUSPENDED'
        when n.msisdn is null then case when ch.phone is null then 'NO_NUMBER' else 'NOT_MOBILE' end
        when not n.mobile then 'NOT_MOBILE'
      end as obstacle
    from chosen ch
    left join latest l on l.citizen_id = ch.citizen_id
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
