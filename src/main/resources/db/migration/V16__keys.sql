-- What an administrator edits has a version, so that two of them do not overwrite each other.
alter table account add column version integer not null default 1;

-- 256 random bits each, of which only the SHA-256 is here. expires_at is never absent; a revoked key stays, for the audit.
create table api_key (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  name text not null check (name <> ''),
  hash bytea not null unique check (length(hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0
    and scopes <@ array['OFFICER', 'APPROVER', 'SCHEDULER', 'LEADER', 'BACK_OFFICE', 'ADMINISTRATOR', 'METRICS']),
  read_only boolean not null,
  created_by bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on api_key (account_id);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy every_account on api_key to econgdan_worker using (true) with check (true);
grant select, insert on api_key to econgdan_worker;
grant update (last_used_at, revoked_at) on api_key to econgdan_worker;

-- Wrong passwords, counted for a login from an address, for a login ('' as address) and for an address ('' as login).
-- login is a SHA-256: people type all sorts of things there. No ward scope: nobody is known yet.
create table login_failure (
  login text not null,
  address text not null,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (login, address)
);
create index on login_failure (last_at);
alter table login_failure enable row level security;
alter table login_failure force row level security;
create policy every_login on login_failure to econgdan_worker using (true) with check (true);
grant select, insert, update, delete on login_failure to econgdan_worker;

-- From where an account was let in lately: a lock-out by strangers does not hold there.
create table login_address (
  account_id bigint not null references account,
  address text not null,
  last_at timestamptz not null,
  primary key (account_id, address)
);
alter table login_address enable row level security;
alter table login_address force row level security;
create policy every_account on login_address to econgdan_worker using (true) with check (true);
grant select, insert, update, delete on login_address to econgdan_worker;

-- Which key was used, and what an administrator asks the audit for, newest first.
alter table audit_event add column api_key_id bigint;
create index on audit_event (at, id);
create index on audit_event (actor, at);
create index on audit_event (act, at);
create index on audit_event (ward_code, at);
