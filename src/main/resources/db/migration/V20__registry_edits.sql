-- Registry edits name the version they were made on. The database counts, whoever writes: a page, an import, a repair.
create function count_version() returns trigger
  language plpgsql as $$
begin
  -- generated columns are not known yet in NEW, and follow what is compared
  if (to_jsonb(new) - array['code_fold', 'tags_fold']) is distinct from (to_jsonb(old) - array['code_fold', 'tags_fold']) then
    new.version := old.version + 1;
  end if;
  return new;
end
$$;
create procedure count_versions_of(table_name regclass)
  language plpgsql as $$
begin
  execute format('alter table %s add column version integer not null default 1, add column created_at timestamptz not null default now()', table_name);
  execute format('create trigger version_counted before update on %s for each row execute function count_version()', table_name);
end
$$;
call count_versions_of('residential_group');
call count_versions_of('household');
call count_versions_of('citizen');
call count_versions_of('subscription');

-- A consent that somebody claims and nothing proves: the day it is said to be given, and who wrote it down. While it is
-- there the subscription waits: nothing is sent, nothing is charged. The consent itself is a row only once it is proven.
alter table subscription add column claimed_on date, add column claimed_by text, add column claimed_at timestamptz,
  add check ((claimed_on is null) = (claimed_by is null) and (claimed_on is null) = (claimed_at is null));

-- A subscription as people speak of it on a day; the end day is the first one without service.
create function subscription_state(s subscription, on_day date) returns text
  language sql stable as $$
  select case
    when s.ends_on <= on_day then 'ENDED'
    when s.claimed_on is not null then 'AWAITING_CONFIRMATION'
    when s.suspended_at is not null then 'SUSPENDED'
    when s.starts_on > on_day then 'NOT_BEGUN'
    else 'ACTIVE' end
$$;

-- withdrawn_through is the channel alone; the citizen's reason and who wrote it down stand beside it.
alter table consent add column withdrawn_reason text, add column withdrawn_by text;

-- Who has this number now. Row-level security counts, as always.
create function people_with_number(wanted text) returns setof bigint
  language sql stable as $$
  select c.id from citizen c where c.phone = wanted
  union
  select s.citizen_id from subscription_number n join subscription s on s.id = n.subscription_id
  where n.msisdn = wanted and n.valid_to is null
$$;
-- Which notices went to this number.
create index on audience_member (msisdn) where included;

-- As in V19; who waits for a confirmation has not consented.
create or replace function audience(of_ward text, rule jsonb, for_purpose text, on_day date)
  returns table (member_no integer, citizen_id bigint, household_id bigint, group_code text, subscription_id bigint,
    msisdn text, included boolean, reason text)
  language sql stable as $$
  with wanted as (
    select coalesce((rule ->> 'wholeWard')::boolean, false) as whole_ward,
      array(select group_fold(item) from jsonb_array_elements_text(nullif(rule -> 'groups', 'null')) as each(item)) as groups,
      array(select fold(item) from jsonb_array_elements_text(nullif(rule -> 'households', 'null')) as each(item)) as households,
      array(select fold(item) from jsonb_array_elements_text(nullif(rule -> 'tags', 'null')) as each(item)) as tags
  ), chosen as (
    select c.id as citizen_id, h.id as household_id, g.code as group_code, c.phone
    from wanted w
    join residential_group g on g.ward_code = of_ward
      and (w.whole_ward or w.groups = '{}' or g.code_fold = any (w.groups))
    join household h on h.group_id = g.id
      and (w.whole_ward or w.households = '{}' or h.code_fold = any (w.households))
    join citizen c on c.household_id = h.id
      and (w.whole_ward or w.tags = '{}' or c.tags_fold && w.tags)
    where (w.whole_ward or w.groups <> '{}' or w.households <> '{}' or w.tags <> '{}')
      and c.ward_code = of_ward
      and (c.moved_out_on is null or c.moved_out_on > on_day)
      and c.deceased_on is null
  ), judged as (
    select ch.citizen_id, ch.household_id, ch.group_code, l.subscription_id, n.msisdn,
      case
        when l.claimed_on is not null then case when l.ends_on <= on_day then 'WITHDRAWN' else 'NO_CONSENT' end
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
      select s.id as subscription_id, s.ends_on, s.suspended_at, s.claimed_on
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

-- As in V13; who waits for a confirmation owes nothing.
create or replace function charges_due(of_month date, on_day date, price_list bigint[], joining_list bigint[])
  returns table (subscription_id bigint, ward_code text, group_code text, household_id bigint, days integer,
    amount bigint)
  language sql stable as $$
  with bounds as (
    select (of_month + interval '1 month')::date as next_month,
      ((of_month + interval '1 month')::date - of_month) as length
  ), suspended as (
    select p.subscription_id, sum(least(coalesce(p.resumed_on, b.next_month), coalesce(s.ends_on, b.next_month), b.next_month)
      - greatest(p.suspended_on, s.starts_on, of_month)) as days
    from bounds b cross join subscription_suspension p join subscription s on s.id = p.subscription_id
    where p.suspended_on < b.next_month and coalesce(p.resumed_on, b.next_month) > of_month
      and least(coalesce(p.resumed_on, b.next_month), coalesce(s.ends_on, b.next_month), b.next_month)
        > greatest(p.suspended_on, s.starts_on, of_month)
    group by p.subscription_id
  ), served as (
    select s.id, s.ward_code, s.payer_household_id, s.citizen_id, s.starts_on,
      (least(coalesce(s.ends_on, b.next_month), b.next_month) - greatest(s.starts_on, of_month)
        - coalesce(p.days, 0))::integer as days
    from bounds b cross join subscription s
    left join suspended p on p.subscription_id = s.id
    where s.starts_on < b.next_month and s.starts_on <= on_day and s.claimed_on is null
      and (s.ends_on is null or s.ends_on > greatest(s.starts_on, of_month))
  ), together as (
    select v.*, least(b.length, sum(v.days) over sofar)::integer as until_now,
      v.starts_on >= of_month and not exists (select from subscription e where e.citizen_id = v.citizen_id
        and e.claimed_on is null and e.starts_on < of_month and (e.ends_on is null or e.ends_on > e.starts_on)) as joining
    from bounds b cross join served v
    where v.days > 0
    window sofar as (partition by v.citizen_id order by v.starts_on, v.id)
  )
  select t.id, t.ward_code, g.code, h.id, t.days,
    case when t.joining then joining_list[t.until_now + 1] - joining_list[greatest(t.until_now - t.days, 0) + 1]
      else price_list[t.until_now + 1] - price_list[greatest(t.until_now - t.days, 0) + 1] end
  from together t
  join household h on h.id = t.payer_household_id
  join residential_group g on g.id = h.group_id
$$;
