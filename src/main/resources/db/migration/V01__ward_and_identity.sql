-- Roles econgdan_app and econgdan_worker exist before the first migration (DESIGN 4.9).
-- The ward in whose name a transaction runs; unset is null, and null equals no ward.
create function ward_scope() returns text
  language sql stable
  return nullif(current_setting('econgdan.ward', true), '');

create function account_scope() returns bigint
  language sql stable
  return nullif(current_setting('econgdan.account', true), '')::bigint;

-- Every table of a ward's own rows: the ward sees its own, the worker sees all by an explicit policy.
create procedure protect_by_ward(table_name regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy own_ward on %s to econgdan_app using (ward_code = (select ward_scope())) with check (ward_code = (select ward_scope()))', table_name);
  execute format('create policy every_ward on %s to econgdan_worker using (true) with check (true)', table_name);
end
$$;

-- Codes were reused in 2025, so a ward is its code within a time (DOMAIN 4.1).
create table ward (
  code text not null check (code ~ '^\d{5}$'),
  valid_from date not null,
  valid_to date,
  name text not null,
  kind text not null check (kind in ('PHUONG', 'XA')),
  text_prefix text not null,
  contact text,
  primary key (code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
grant select on ward to econgdan_app, econgdan_worker;
grant insert, update on ward to econgdan_worker;

create table account (
  id bigint generated always as identity primary key,
  login text not null unique check (login = lower(login) and login <> ''),
  password_hash text not null,
  display_name text not null,
  ward_code text,
  active boolean not null default true,
  created_at timestamptz not null
);
alter table account enable row level security;
alter table account force row level security;
create policy own_ward on account to econgdan_app using (ward_code = (select ward_scope()));
create policy every_ward on account to econgdan_worker using (true) with check (true);
grant select on account to econgdan_app;
grant select, insert, update on account to econgdan_worker;

create table role_grant (
  account_id bigint not null references account,
  role text not null check (role in ('OFFICER', 'APPROVER', 'SCHEDULER', 'LEADER', 'BACK_OFFICE', 'ADMINISTRATOR')),
  group_code text not null default '',
  granted_at timestamptz not null,
  primary key (account_id, role, group_code)
);
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy every_ward on role_grant to econgdan_worker using (true) with check (true);
grant select, insert, delete on role_grant to econgdan_worker;

-- Every act has an actor; append-only by grant (DESIGN 4.10). detail holds ids and codes, never a name, number or text.
create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint not null,
  actor text not null,
  address text,
  ward_code text,
  act text not null,
  subject text not null,
  subject_id text not null,
  version integer,
  detail jsonb not null default '{}'
);
create index on audit_event (subject, subject_id);
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy own_ward on audit_event to econgdan_app
  using (ward_code = (select ward_scope())) with check (ward_code is not distinct from (select ward_scope()));
create policy every_ward on audit_event to econgdan_worker using (true) with check (true);
grant select, insert on audit_event to econgdan_app, econgdan_worker;

-- One row a key and account, written in the transaction of the act itself (CONTRACT 4, Idempotency-Key).
create table idempotency_key (
  account_id bigint not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  status integer not null,
  content_type text not null,
  body bytea not null,
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index on idempotency_key (created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own_account on idempotency_key to econgdan_app
  using (account_id = (select account_scope())) with check (account_id = (select account_scope()));
create policy every_account on idempotency_key to econgdan_worker using (true) with check (true);
grant select, insert, delete on idempotency_key to econgdan_app, econgdan_worker;

-- Prices are dated; rates in 1/10.000 dong (DESIGN 4.7).
create table fee (
  valid_from date primary key,
  monthly_fee bigint not null check (monthly_fee >= 0)
);
create table carrier_rate (
  carrier text not null,
  valid_from date not null,
  rate_e4 bigint not null check (rate_e4 >= 0),
  primary key (carrier, valid_from)
);
grant select on fee, carrier_rate to econgdan_app, econgdan_worker;
grant insert on fee, carrier_rate to econgdan_worker;
