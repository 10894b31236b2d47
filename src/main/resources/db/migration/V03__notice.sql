create table notice (
  id bigint generated always as identity primary key,
  ward_code text not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REJECTED', 'SCHEDULED', 'SENDING', 'PAUSED',
    'SENT', 'STOPPED', 'CANCELLED', 'EXPIRED')),
  version integer not null,
  created_by bigint not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index on notice (ward_code, state);
call protect_by_ward('notice');

-- What was written, version by version; append-only by grant.
create table notice_version (
  notice_id bigint not null references notice,
  version integer not null,
  ward_code text not null,
  kind text not null,
  title text not null,
  text text not null,
  audience jsonb not null,
  priority text not null check (priority in ('NORMAL', 'URGENT')),
  diacritics text not null check (diacritics in ('STRIP', 'KEEP')),
  send_at timestamptz,
  valid_until timestamptz,
  relates_to bigint references notice,
  relation text check (relation in ('REPLACES', 'CORRECTS', 'CANCELS')),
  written_by bigint not null,
  written_at timestamptz not null,
  primary key (notice_id, version),
  check ((relates_to is null) = (relation is null))
);
call protect_by_ward('notice_version');

-- Who did what to which version, in order; the approved hash is what the approver signed. Append-only by grant.
create table approval_step (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notice,
  version integer not null,
  ward_code text not null,
  act text not null check (act in ('CREATED', 'EDITED', 'SUBMITTED', 'APPROVED', 'RETURNED', 'REJECTED', 'CANCELLED',
    'STOPPED', 'SENDING', 'SENT', 'EXPIRED', 'PAUSED', 'RESUMED', 'HELD')),
  account_id bigint not null,
  actor text not null,
  at timestamptz not null,
  reason text,
  hash text
);
create index on approval_step (notice_id);
call protect_by_ward('approval_step');

-- What was approved and when it leaves. text, encoding, part_count, cost and the audience are frozen here;
-- send_month is fixed now and part of every key behind it (DESIGN 6).
create table planned_send (
  id bigint generated always as identity primary key,
  ward_code text not null,
  notice_id bigint not null references notice,
  version integer not null,
  hash text not null,
  send_month date not null check (extract(day from send_month) = 1),
  lane text not null check (lane in ('URGENT', 'NORMAL')),
  state text not null check (state in ('PLANNED', 'DUE', 'PREPARING', 'SENDING', 'PAUSED', 'HELD', 'SENT', 'STOPPED',
    'CANCELLED', 'EXPIRED')),
  send_at timestamptz,
  due_at timestamptz not null,
  valid_until timestamptz not null,
  text text not null,
  diacritics text not null,
  encoding text not null check (encoding in ('GSM7', 'UCS2')),
  part_count integer not null check (part_count between 1 and 10),
  people integer not null,
  households integer not null,
  cost bigint not null,
  claimed_by bigint,
  claimed_at timestamptz,
  prepared_at timestamptz,
  closed_at timestamptz,
  unique (notice_id, version)
);
create index on planned_send (due_at) where state = 'PLANNED';
create index on planned_send (state) where state in ('DUE', 'PREPARING', 'SENDING', 'PAUSED');
call protect_by_ward('planned_send');

-- Each citizen considered, in or out with the reason; append-only by grant.
create table audience_member (
  planned_send_id bigint not null references planned_send,
  member_no integer not null,
  ward_code text not null,
  citizen_id bigint not null,
  household_id bigint not null,
  group_code text not null,
  subscription_id bigint,
  msisdn text,
  included boolean not null,
  reason text,
  primary key (planned_send_id, member_no),
  check (included = (reason is null)),
  check (not included or msisdn is not null)
);
call protect_by_ward('audience_member');

grant select, insert, update on notice, planned_send to econgdan_app, econgdan_worker;
grant select, insert on notice_version, approval_step, audience_member to econgdan_app, econgdan_worker;
