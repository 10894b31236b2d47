-- What a group was called before. Whoever names it so still means it (lists, rules, filters, grants of its leaders), as
-- long as no other group has taken the code. Written by the database, whoever renames.
create table former_group_code (
  group_id bigint not null references residential_group,
  ward_code text not null,
  code text not null,
  code_fold text not null generated always as (group_fold(code)) stored,
  until timestamptz not null,
  primary key (group_id, code)
);
create index on former_group_code (ward_code, code_fold);
call protect_by_ward('former_group_code');
grant select, insert, update on former_group_code to econgdan_app, econgdan_worker;

create function keep_former_group_code() returns trigger
  language plpgsql as $$
begin
  insert into former_group_code (group_id, ward_code, code, until) values (old.id, old.ward_code, old.code, now())
  on conflict (group_id, code) do update set until = excluded.until;
  return null;
end
$$;
create trigger group_renamed after update of code on residential_group
  for each row when (old.code <> new.code) execute function keep_former_group_code();

-- The code, as it is compared, of the group that a code names today: who has it, else who had it last, else itself.
-- Without a ward: of the ward in scope.
create function group_now(of_ward text, wanted text) returns text
  language sql stable as $$
  select coalesce(
    (select g.code_fold from residential_group g
      where g.ward_code = coalesce(of_ward, ward_scope()) and g.code_fold = group_fold(wanted)),
    (select g.code_fold from former_group_code f join residential_group g on g.id = f.group_id
      where f.ward_code = coalesce(of_ward, ward_scope()) and f.code_fold = group_fold(wanted)
      order by f.until desc limit 1),
    group_fold(wanted))
$$;

-- Under which codes the past has a group: its own and former ones, as far as no other group has them now.
create function group_codes(of_group bigint) returns setof text
  language sql stable as $$
  select g.code from residential_group g where g.id = of_group
  union
  select f.code from former_group_code f
  where f.group_id = of_group and not exists (select from residential_group o
    where o.ward_code = f.ward_code and o.code_fold = f.code_fold and o.id <> of_group)
$$;

-- The same for the group that a code names, as they are compared.
create function group_known_as(of_ward text, wanted text) returns text[]
  language sql stable as $$
  select array(
    select group_fold(wanted)
    union
    select group_fold(known.code) from residential_group g cross join lateral group_codes(g.id) as known(code)
    where g.ward_code = of_ward and g.code_fold = group_now(of_ward, wanted))
$$;

-- The group a leader was given: who had the code then, whatever it is called now.
create function granted_group(of_ward text, wanted text, granted_at timestamptz) returns bigint
  language sql stable as $$
  select coalesce(
    (select f.group_id from former_group_code f
      where f.ward_code = of_ward and f.code_fold = group_fold(wanted) and f.until > granted_at
      order by f.until limit 1),
    (select g.id from residential_group g where g.ward_code = of_ward and g.code_fold = group_now(of_ward, wanted)))
$$;

-- Every code of the groups an account leads, of today and of the past; a group that is not there yet by its grant.
create function led_group_codes(of_account bigint) returns text[]
  language sql stable as $$
  select array(
    select coalesce(known.code, r.group_code)
    from role_grant r join account a on a.id = r.account_id
    left join lateral group_codes(granted_group(a.ward_code, r.group_code, r.granted_at)) as known(code) on true
    where r.account_id = of_account and r.group_code <> ''
    union
    select r.group_code from role_grant r join account a on a.id = r.account_id
    where r.account_id = of_account and r.group_code <> '' and group_fold(r.group_code) in (
      select group_fold(known.code)
      from group_codes(granted_group(a.ward_code, r.group_code, r.granted_at)) as known(code)))
$$;

-- As in V20; a rule finds a group by a former code too.
create or replace function audience(of_ward text, rule jsonb, for_purpose text, on_day date)
  returns table (member_no integer, citizen_id bigint, household_id bigint, group_code text, subscription_id bigint,
    msisdn text, included boolean, reason text)
  language sql stable as $$
  with wanted as (
    select coalesce((rule ->> 'wholeWard')::boolean, false) as whole_ward,
      array(select group_now(of_ward, item) from jsonb_array_elements_text(nullif(rule -> 'groups', 'null')) as each(item)) as groups,
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
