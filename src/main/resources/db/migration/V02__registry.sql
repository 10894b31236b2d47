create table residential_group (
  id bigint generated always as identity primary key,
  ward_code text not null,
  code text not null check (code <> ''),
  name text not null,
  active boolean not null default true,
  unique (ward_code, code)
);
call protect_by_ward('residential_group');

create table household (
  id bigint generated always as identity primary key,
  ward_code text not null,
  group_id bigint not null references residential_group,
  code text not null check (code <> ''),
  address text not null default '',
  unique (group_id, code)
);
create index on household (ward_code, code);
call protect_by_ward('household');

-- name_fold is the name stripped of diacritics, in lower case: two tone placements are one person.
create table citizen (
  id bigint generated always as identity primary key,
  ward_code text not null,
  household_id bigint not null references household,
  full_name text not null,
  name_fold text not null,
  phone text check (phone ~ '^\+84\d{8,10}$'),
  tags text[] not null default '{}',
  moved_out_on date,
  deceased_on date,
  unique (household_id, name_fold)
);
create index on citizen (ward_code);
call protect_by_ward('citizen');

-- The contract: who pays, from when, until when, why it ended.
create table subscription (
  id bigint generated always as identity primary key,
  ward_code text not null,
  citizen_id bigint not null references citizen,
  payer_household_id bigint not null references household,
  starts_on date not null,
  ends_on date,
  end_reason text check (end_reason in ('WITHDRAWN', 'MOVED_OUT', 'DECEASED', 'UNPAID', 'OTHER')),
  ended_at timestamptz,
  suspended_at timestamptz,
  check ((ends_on is null) = (end_reason is null)),
  check (ends_on is null or ends_on >= starts_on)
);
create index on subscription (citizen_id);
create unique index one_running_subscription on subscription (citizen_id) where ends_on is null;
call protect_by_ward('subscription');

create table subscription_number (
  id bigint generated always as identity primary key,
  ward_code text not null,
  subscription_id bigint not null references subscription,
  msisdn text not null check (msisdn ~ '^\+84\d{8,10}$'),
  mobile boolean not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index one_number_at_a_time on subscription_number (subscription_id) where valid_to is null;
create index on subscription_number (msisdn) where valid_to is null;
call protect_by_ward('subscription_number');

create table consent (
  id bigint generated always as identity primary key,
  ward_code text not null,
  citizen_id bigint not null references citizen,
  purpose text not null check (purpose in ('NOTICES', 'INVITATIONS')),
  wording_version text not null,
  channel text not null,
  evidence text not null,
  given_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_through text
);
create index on consent (citizen_id);
create unique index one_running_consent on consent (citizen_id, purpose) where withdrawn_at is null;
call protect_by_ward('consent');

create table registry_import (
  id bigint generated always as identity primary key,
  ward_code text not null,
  mode text not null check (mode in ('PREVIEW', 'APPLY')),
  state text not null check (state in ('RUNNING', 'PREVIEWED', 'APPLIED', 'FAILED')),
  failure text,
  content_hash text not null,
  account_id bigint not null,
  total integer not null default 0,
  accepted integer not null default 0,
  warned integer not null default 0,
  refused integer not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz
);
call protect_by_ward('registry_import');

create table registry_import_row (
  import_id bigint not null references registry_import,
  ward_code text not null,
  line integer not null,
  verdict text not null check (verdict in ('ACCEPTED', 'WARNED', 'REFUSED')),
  phone text,
  problems jsonb not null default '[]',
  primary key (import_id, line)
);
call protect_by_ward('registry_import_row');

grant select, insert, update on residential_group, household, citizen, subscription, subscription_number, consent,
  registry_import to econgdan_app, econgdan_worker;
grant select, insert on registry_import_row to econgdan_app, econgdan_worker;
