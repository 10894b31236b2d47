-- An alarm that no program can see the end of is closed by a person.
alter table alarm add column closed_by text;
create index alarm_unclosed on alarm (kind) where closed_at is null;

-- What the alarm webhook has to tell, written in the transaction of the alarm itself: at least once, in the order of
-- the alarm's life. Rows leave a week after their end.
create table alarm_event (
  id bigint generated always as identity primary key,
  -- what a receiver knows it by: after a restore ids begin again, these do not
  public_id uuid not null default gen_random_uuid(),
  alarm_id bigint not null references alarm on delete cascade,
  event text not null check (event in ('OPENED', 'ACKNOWLEDGED', 'CLOSED')),
  at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  delivered_at timestamptz,
  given_up_at timestamptz
);
create index alarm_event_due on alarm_event (next_try_at) where delivered_at is null and given_up_at is null;
create index on alarm_event (alarm_id);
alter table alarm_event enable row level security;
alter table alarm_event force row level security;
create policy every_ward on alarm_event to econgdan_worker using (true) with check (true);
grant select, insert, update, delete on alarm_event to econgdan_worker;
