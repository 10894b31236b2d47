-- An alarm is a row: opened, acknowledged, closed (DESIGN 4.11). One open row a kind and subject.
create table alarm (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  ward_code text,
  detail jsonb not null default '{}',
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  occurrences integer not null default 1,
  acknowledged_at timestamptz,
  acknowledged_by text,
  closed_at timestamptz
);
create unique index one_open_alarm on alarm (kind, subject) where closed_at is null;
alter table alarm enable row level security;
alter table alarm force row level security;
create policy own_ward on alarm to econgdan_app using (ward_code = (select ward_scope()));
create policy every_ward on alarm to econgdan_worker using (true) with check (true);
grant select on alarm to econgdan_app;
grant select, insert, update on alarm to econgdan_worker;

-- Months of segment, attempt, receipt_raw and receipt_match; the owner's right, lent for this one act.
create function ensure_month(month date) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  parent text;
  child text;
  made integer := 0;
begin
  if extract(day from month) <> 1 then
    raise exception 'a month starts on its first day, not on %', month;
  end if;
  perform pg_advisory_xact_lock(hashtext('econgdan.ensure_month'));
  foreach parent in array array['segment', 'attempt', 'receipt_raw', 'receipt_match'] loop
    child := parent || '_' || to_char(month, 'YYYY_MM');
    if to_regclass('public.' || child) is null then
      execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
        child, parent, month, (month + interval '1 month')::date);
      execute format('alter table public.%I enable row level security', child);
      execute format('alter table public.%I force row level security', child);
      if parent = 'attempt' then
        execute format('alter table public.%I set (fillfactor = 70)', child);
      end if;
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
revoke all on function ensure_month(date) from public;
grant execute on function ensure_month(date) to econgdan_worker;
