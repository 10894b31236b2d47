-- After a restore nothing that may have been sent goes out unasked: such a send is HELD, and a person releases or stops
-- it. held_from is where it goes on when it is released; held_reason stays, since what was released may be a double.
alter table planned_send
  add column held_at timestamptz,
  add column held_reason text,
  add column held_from text check (held_from in ('PLANNED', 'PREPARING', 'SENDING', 'PAUSED')),
  add column released_at timestamptz;
create index planned_send_held on planned_send (held_at) where state = 'HELD';

-- Backups that this database was restored from. A database never holds the row of its own backup, so the hold is made
-- once a restore, however often the start after it is killed.
create table restored_backup (
  id text primary key,
  taken_at timestamptz not null,
  held_at timestamptz not null,
  held_sends integer not null
);
alter table restored_backup enable row level security;
alter table restored_backup force row level security;
create policy restores on restored_backup to econgdan_worker using (true) with check (true);
grant select, insert on restored_backup to econgdan_worker;

-- The published table of docs/retention.md: rows of a table go when age is older than keep. Runtime roles may read it,
-- never change it, so that what is append-only for them stays so: what goes and when is decided by migrations alone.
create table retention_rule (
  name text primary key,
  table_name text not null,
  -- SQL over one row of the table: the time from which keep counts; null keeps the row
  age text not null,
  keep interval not null check (keep >= interval '1 day'),
  last_run_at timestamptz,
  deleted bigint not null default 0
);
alter table retention_rule enable row level security;
alter table retention_rule force row level security;
create policy migrations on retention_rule to current_user using (true) with check (true);
create policy published on retention_rule for select to econgdan_worker using (true);
grant select on retention_rule to econgdan_worker;

-- Adds a rule. Row-level security is forced, for the owner as well: he sees what the rule lets go, and nothing else.
create procedure keep_for(rule text, of_table regclass, age text, keep interval)
  language plpgsql as $$
begin
  insert into retention_rule (name, table_name, age, keep) values (rule, of_table::text, age, keep);
  execute format('create policy retention on %s to current_user using ((%s) < now() - %L::interval)',
    of_table, age, keep);
end
$$;

-- Deletes up to lot rows of one rule; returns how many. Nodes that run at once take different rows.
create function retain_lot(rule text, lot integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  of_rule retention_rule;
  gone integer;
begin
  select * into strict of_rule from retention_rule where name = rule;
  execute format('delete from %1$s where ctid = any(array(select ctid from %1$s where (%2$s) < now() - $1
    limit $2 for update skip locked))', of_rule.table_name, of_rule.age)
    using of_rule.keep, least(greatest(lot, 1), 10000);
  get diagnostics gone = row_count;
  update retention_rule set last_run_at = now(), deleted = deleted + gone where name = rule;
  return gone;
end
$$;

-- What the next run would delete: how many rows, and the oldest age among them.
create function retention_due(rule text, out due bigint, out oldest timestamptz)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  of_rule retention_rule;
begin
  select * into strict of_rule from retention_rule where name = rule;
  execute format('select count(*), min(%2$s) from %1$s where (%2$s) < now() - $1', of_rule.table_name, of_rule.age)
    into due, oldest using of_rule.keep;
end
$$;
revoke all on function retain_lot(text, integer), retention_due(text) from public;
revoke all on procedure keep_for(text, regclass, text, interval) from public;
grant execute on function retain_lot(text, integer), retention_due(text) to econgdan_worker;

alter table registry_import_row add column recorded_at timestamptz not null default now();

call keep_for('IDEMPOTENCY_KEYS', 'idempotency_key', 'created_at', '1 day');
call keep_for('IMPORT_ROWS', 'registry_import_row', 'recorded_at', '90 days');
call keep_for('PARKED_RECEIPTS', 'receipt_open', 'received_at', '120 days');
call keep_for('CLOSED_ALARMS', 'alarm', 'closed_at', '365 days');
call keep_for('INCARNATIONS', 'incarnation', 'ended_at', '365 days');
call keep_for('AUDIT', 'audit_event', 'at', '10 years');
call keep_for('LOGIN_ADDRESSES', 'login_address', 'last_at', '90 days');
call keep_for('LOGIN_FAILURES', 'login_failure', 'last_at', '7 days');
