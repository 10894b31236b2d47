-- Each start of a process; claims carry it, and who cannot renew the lease stops submitting (DESIGN 5).
create table incarnation (
  id bigint generated always as identity primary key,
  node text not null,
  started_at timestamptz not null,
  lease_until timestamptz not null,
  ended_at timestamptz
);
grant select, insert, update on incarnation to econgdan_worker;
alter table incarnation enable row level security;
alter table incarnation force row level security;
create policy nodes on incarnation to econgdan_worker using (true) with check (true);

-- The one row in which nodes reserve time slots for parts (DESIGN 7).
create table carrier_link (
  carrier text primary key,
  next_slot timestamptz not null
);
grant select, insert, update on carrier_link to econgdan_worker;
alter table carrier_link enable row level security;
alter table carrier_link force row level security;
create policy nodes on carrier_link to econgdan_worker using (true) with check (true);

-- The last user_message_reference (TLV 0x0204) given to a number: counting up keeps it unique for 65,536 parts.
create table number_reference (
  msisdn text primary key,
  last_reference integer not null check (last_reference between 0 and 65535)
) with (fillfactor = 80);
grant select, insert, update on number_reference to econgdan_worker;
alter table number_reference enable row level security;
alter table number_reference force row level security;
create policy dispatch on number_reference to econgdan_worker using (true) with check (true);

create sequence batch_id;
create sequence segment_id;
grant usage on sequence batch_id, segment_id to econgdan_worker;

create table batch (
  send_month date not null,
  id bigint not null default nextval('batch_id'),
  planned_send_id bigint not null references planned_send,
  ward_code text not null,
  lane text not null check (lane in ('URGENT', 'NORMAL')),
  state text not null check (state in ('READY', 'QUEUED', 'DONE')),
  queuing integer not null default 0,
  parts integer not null,
  queued_at timestamptz,
  done_at timestamptz,
  primary key (send_month, id)
);
create index batch_ready on batch (lane, id) where state = 'READY';
create index batch_queued on batch (queued_at) where state = 'QUEUED';
create index on batch (planned_send_id);
call protect_by_ward('batch');

-- The octets of each part, without recipient: the same for all of one send.
create table send_part (
  planned_send_id bigint not null references planned_send,
  part_no smallint not null,
  ward_code text not null,
  data_coding smallint not null,
  udh boolean not null,
  octets bytea not null,
  primary key (planned_send_id, part_no)
);
call protect_by_ward('send_part');

-- One part for one recipient. It has no state of its own beyond what was decided before any attempt
-- (closed); all else is the fold of its attempts, see the view part.
create table segment (
  send_month date not null,
  id bigint not null default nextval('segment_id'),
  planned_send_id bigint not null,
  ward_code text not null,
  lane text not null,
  member_no integer not null,
  msisdn text not null,
  part_no smallint not null,
  part_count smallint not null,
  reference integer not null,
  batch_id bigint,
  next_attempt_at timestamptz,
  closed text check (closed in ('SUPPRESSED', 'LAPSED')),
  closed_reason text,
  closed_at timestamptz,
  primary key (send_month, id),
  unique (send_month, planned_send_id, member_no, part_no)
) partition by range (send_month);
create index segment_batch on segment (send_month, batch_id);
create index segment_retry on segment (next_attempt_at) where next_attempt_at is not null and closed is null;
call protect_by_ward('segment');

create table attempt (
  send_month date not null,
  segment_id bigint not null,
  attempt_no smallint not null,
  ward_code text not null,
  incarnation bigint not null,
  state text not null check (state in ('CLAIMED', 'RELEASED', 'RETRY', 'SUBMITTED', 'IN_DOUBT', 'NETWORK_CONFIRMED',
    'DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REFUSED', 'UNKNOWN')),
  carrier text not null,
  carrier_id text,
  carrier_key text,
  msisdn text not null,
  reference integer not null,
  command_status integer,
  rate_e4 bigint,
  possible_double boolean not null default false,
  superseded boolean not null default false,
  claimed_at timestamptz not null,
  answered_at timestamptz,
  final_at timestamptz,
  primary key (send_month, segment_id, attempt_no)
) partition by range (send_month);
create index attempt_carrier_key on attempt (carrier, carrier_key) where carrier_key is not null;
create index attempt_claimed on attempt (incarnation) where state = 'CLAIMED';
create index attempt_in_doubt on attempt (msisdn, reference) where state = 'IN_DOUBT';
-- a receipt without a known id names its part by number and reference (TLV 0x0204)
create index attempt_reference on attempt (msisdn, reference);
call protect_by_ward('attempt');

-- The published fold (DESIGN 4.3): the first final attempt wins; else the most advanced one; an attempt that the
-- carrier did not take leaves the part prepared.
create table attempt_fold (
  attempt_state text primary key,
  part_state text not null,
  final boolean not null,
  rank integer not null
);
insert into attempt_fold (attempt_state, part_state, final, rank) values
  ('DELIVERED', 'DELIVERED', true, 1),
  ('UNDELIVERED', 'UNDELIVERED', true, 1),
  ('EXPIRED', 'EXPIRED', true, 1),
  ('REFUSED', 'REFUSED', true, 1),
  ('NETWORK_CONFIRMED', 'NETWORK_CONFIRMED', false, 2),
  ('SUBMITTED', 'SUBMITTED', false, 3),
  ('CLAIMED', 'CLAIMED', false, 4),
  ('IN_DOUBT', 'IN_DOUBT', false, 5),
  ('UNKNOWN', 'UNKNOWN', false, 6),
  ('RETRY', 'PREPARED', false, 7),
  ('RELEASED', 'PREPARED', false, 8);
grant select on attempt_fold to econgdan_app, econgdan_worker;

create view part with (security_invoker = true) as
  select s.send_month, s.id as segment_id, s.planned_send_id, s.ward_code, s.member_no, s.msisdn, s.part_no,
    s.part_count, s.batch_id, s.next_attempt_at, s.closed_reason,
    coalesce(latest.part_state, s.closed, 'PREPARED') as state,
    coalesce(latest.attempts, 0) as attempts,
    coalesce(latest.possible_double, false) as possible_double,
    coalesce(latest.last_at, s.closed_at) as last_at
  from segment s
  left join lateral (
    select case when s.closed is not null and (array_agg(f.part_state order by f.rank, a.final_at))[1] = 'PREPARED'
        then s.closed else (array_agg(f.part_state order by f.rank, a.final_at))[1] end as part_state,
      count(*) as attempts, bool_or(a.possible_double) as possible_double,
      max(coalesce(a.final_at, a.answered_at, a.claimed_at)) as last_at
    -- an attempt in doubt that was decided to be sent again leaves the part to its successor
    from attempt a join attempt_fold f
      on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
    where a.send_month = s.send_month and a.segment_id = s.id
    having count(*) > 0
  ) latest on true;
grant select on part to econgdan_app, econgdan_worker;

grant select on batch, segment, attempt to econgdan_app;
grant select, insert, update on batch, segment, attempt to econgdan_worker;
grant select, insert on send_part to econgdan_worker;
grant select on send_part to econgdan_app;
