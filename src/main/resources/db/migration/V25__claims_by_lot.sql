-- A claim is one row a lot of parts of one batch (DESIGN 7, ADR 0018). Its exposed parts are those between first and
-- last segment that have no attempt of this claim; an attempt is written once, with its outcome. Two nodes that claim of
-- one batch at the same moment give their lots the same number: the second finds the key taken and claims nothing.
create table claim (
  id bigint generated always as identity,
  send_month date not null,
  batch_id bigint not null,
  lot_no integer not null,
  planned_send_id bigint not null,
  ward_code text not null,
  incarnation bigint not null,
  carrier text not null,
  first_segment bigint not null,
  last_segment bigint not null,
  parts integer not null,
  claimed_at timestamptz not null,
  closed_at timestamptz,
  primary key (batch_id, lot_no)
);
create index claim_open on claim (planned_send_id) where closed_at is null;
call protect_by_ward('claim');
grant select on claim to econgdan_app;
grant select, insert, update on claim to econgdan_worker;
call keep_for('CLOSED_CLAIMS', 'claim', 'closed_at', '120 days');

-- What the fold of a part shows; it calls the view's claims by this name.
create view open_claim with (security_invoker = true) as
  select batch_id, first_segment, last_segment, planned_send_id, incarnation from claim where closed_at is null;
grant select on open_claim to econgdan_app, econgdan_worker;

drop view part;
drop index attempt_claimed, attempt_in_doubt;
alter table attempt drop constraint attempt_pkey;
alter table attempt
  drop column incarnation,
  add column claim_id bigint not null,
  -- null but for an attempt that waits for a receipt or a decision: so an update of any other touches no index (HOT)
  add column doubt_since timestamptz generated always as
    (case when state = 'IN_DOUBT' and not superseded then claimed_at end) stored,
  drop constraint attempt_state_check,
  add constraint attempt_state_check check (state in ('RELEASED', 'RETRY', 'SUBMITTED', 'IN_DOUBT',
    'NETWORK_CONFIRMED', 'DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REFUSED', 'UNKNOWN')),
  -- the part leads: no plan can walk a month for it
  add primary key (segment_id, attempt_no, send_month);
create index attempt_in_doubt on attempt (doubt_since) where doubt_since is not null;
delete from attempt_fold where attempt_state = 'CLAIMED';

drop index attempt_carrier_key;
create index attempt_carrier_key on attempt (carrier_key, carrier) where carrier_key is not null;

drop index segment_batch;
create index segment_batch on segment (batch_id, id);

-- One reference a part of a send (TLV 0x0204), the same for all recipients: it need only be unique for a number within
-- seven days. Half of all may be skipped at once, after a restore.
drop table number_reference;
create sequence message_reference minvalue 0 maxvalue 65535 start 1 cycle;
grant usage, update on sequence message_reference to econgdan_worker;
alter table send_part add column reference integer not null default 0;
alter table send_part alter column reference drop default;
grant update (reference) on send_part to econgdan_worker;

-- A receipt whose part the node knew is written with its match; receipt_match is for those found later.
alter table receipt_raw
  add column send_month date,
  add column segment_id bigint,
  add column attempt_no smallint,
  add column through text check (through in ('CARRIER_ID', 'REFERENCE'));
-- what a carrier says against a part, for its recipient's line; those that arrived have no entry
create index receipt_raw_error on receipt_raw (segment_id) where segment_id is not null and error !~ '^0*$';
create view matched_receipt with (security_invoker = true) as
  select received_month, id as receipt_id, send_month, segment_id, attempt_no, received_at as matched_at, through
  from receipt_raw where segment_id is not null
  union all
  select received_month, receipt_id, send_month, segment_id, attempt_no, matched_at, through from receipt_match;
grant select on matched_receipt to econgdan_worker;

-- Parts in somebody's hand: claimed, and without an attempt of that claim.
create view exposed_part with (security_invoker = true) as
  select c.id as claim_id, c.incarnation, c.claimed_at, s.send_month, s.id as segment_id
  from claim c
  cross join lateral (
    select s.send_month, s.id from segment s
    where s.send_month = c.send_month and s.batch_id = c.batch_id
      and s.id between c.first_segment and c.last_segment and (s.closed is null or s.closed_at > c.claimed_at)
      and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
        and (a.claim_id = c.id or not a.superseded and a.state not in ('RETRY', 'RELEASED')) offset 0)
    offset 0) s
  where c.closed_at is null;
grant select on exposed_part to econgdan_worker;

create view part with (security_invoker = true) as
  select s.send_month, s.id as segment_id, s.planned_send_id, s.ward_code, s.member_no, s.msisdn, s.part_no,
    s.part_count, s.batch_id, s.next_attempt_at, s.closed_reason,
    coalesce(nullif(latest.part_state, 'PREPARED'), s.closed, case when exists (select 1 from open_claim c
      where c.batch_id = s.batch_id and s.id between c.first_segment and c.last_segment) then 'CLAIMED' end,
      'PREPARED') as state,
    coalesce(latest.attempts, 0) as attempts,
    coalesce(latest.possible_double, false) as possible_double,
    coalesce(latest.last_at, s.closed_at) as last_at
  from segment s
  left join lateral (
    select (array_agg(f.part_state order by f.rank, a.final_at))[1] as part_state,
      count(*) as attempts, bool_or(a.possible_double) as possible_double,
      max(greatest(a.final_at, a.answered_at, a.claimed_at)) as last_at
    -- an attempt in doubt that was decided to be sent again leaves the part to its successor
    from attempt a join attempt_fold f
      on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
    where a.send_month = s.send_month and a.segment_id = s.id
    having count(*) > 0
  ) latest on true;
grant select on part to econgdan_app, econgdan_worker;

-- As in V24, looked up key by key: one plan on tables that were never analysed, or analysed when they were empty.
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
    cross join lateral (
      select g.id, g.code from residential_group g
      where g.ward_code = of_ward and (w.whole_ward or w.groups = '{}' or g.code_fold = any (w.groups))
        and (w.whole_ward or w.groups <> '{}' or w.households <> '{}' or w.tags <> '{}')
      offset 0) g
    cross join lateral (
      select h.id from household h
      where h.group_id = g.id and (w.whole_ward or w.households = '{}' or h.code_fold = any (w.households))
      offset 0) h
    cross join lateral (
      select c.id, c.phone from citizen c
      where c.household_id = h.id and c.ward_code = of_ward
        and (w.whole_ward or w.tags = '{}' or c.tags_fold && w.tags)
        and (c.moved_out_on is null or c.moved_out_on > on_day) and c.deceased_on is null
      offset 0) c
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
    left join lateral (
      select n.msisdn, n.mobile from subscription_number n
      where n.subscription_id = l.subscription_id and n.valid_to is null offset 0) n on true
    left join lateral (
      select k.citizen_id from consent k
      where k.citizen_id = ch.citizen_id and k.purpose = for_purpose and k.withdrawn_at is null
        and k.given_on <= on_day offset 0) given on true
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
