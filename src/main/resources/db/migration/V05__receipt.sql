-- The octets as they came, on disk before they are acknowledged (DESIGN 4.6); append-only by grant.
-- Nobody knows whose ward a receipt is before it is matched, so only the worker sees these tables.
create sequence receipt_id;
grant usage on sequence receipt_id to econgdan_worker;

create table receipt_raw (
  received_month date not null,
  id bigint not null default nextval('receipt_id'),
  carrier text not null,
  received_at timestamptz not null,
  kind text not null check (kind in ('RECEIPT', 'INTERMEDIATE', 'MO', 'UNREADABLE')),
  octets bytea not null,
  carrier_id text,
  carrier_key text,
  state_word text,
  error text,
  done_at timestamptz,
  primary key (received_month, id)
) partition by range (received_month);

-- Receipts that have not found their attempt yet; a row leaves when it is matched.
create table receipt_open (
  id bigint primary key,
  received_month date not null,
  carrier text not null,
  carrier_id text,
  -- every reading of the id, best first: the answer may have written it otherwise
  carrier_keys text[] not null,
  recipient text,
  reference integer,
  state text,
  done_at timestamptz,
  received_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null
);
-- emptied as fast as it is filled: dead rows at the head of the index must not pile up
alter table receipt_open set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index on receipt_open (next_try_at);

create table receipt_match (
  received_month date not null,
  receipt_id bigint not null,
  send_month date not null,
  segment_id bigint not null,
  attempt_no smallint not null,
  matched_at timestamptz not null,
  through text not null check (through in ('CARRIER_ID', 'REFERENCE', 'COUNTING')),
  primary key (received_month, receipt_id)
) partition by range (received_month);
create index on receipt_match (send_month, segment_id);

alter table receipt_raw enable row level security;
alter table receipt_raw force row level security;
create policy receipts on receipt_raw to econgdan_worker using (true) with check (true);
alter table receipt_open enable row level security;
alter table receipt_open force row level security;
create policy receipts on receipt_open to econgdan_worker using (true) with check (true);
alter table receipt_match enable row level security;
alter table receipt_match force row level security;
create policy receipts on receipt_match to econgdan_worker using (true) with check (true);
grant select, insert on receipt_raw, receipt_match to econgdan_worker;
grant select, insert, update, delete on receipt_open to econgdan_worker;
