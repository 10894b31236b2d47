-- A carrier's file of records as it came, and its rows (DESIGN 6, CONTRACT 5).
create table carrier_file (
  id bigint generated always as identity primary key,
  carrier text not null,
  -- of the content after gunzip: the same content is the same file; of the octets when they cannot be unpacked
  sha256 text not null,
  name text,
  state text not null check (state in ('RECEIVED', 'STAGING', 'MATCHING', 'MATCHED', 'REJECTED')),
  rejection text,
  rejection_arguments text[] not null default '{}',
  row_count bigint not null default 0,
  accepted bigint not null default 0,
  quarantined bigint not null default 0,
  -- months to match: of the rows that came and of those they superseded
  periods date[] not null default '{}',
  from_folder boolean not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  received_at timestamptz not null,
  received_by text not null,
  finished_at timestamptz,
  unique (carrier, sha256),
  check ((state = 'REJECTED') = (rejection is not null))
);
create index carrier_file_open on carrier_file (id) where state in ('RECEIVED', 'STAGING', 'MATCHING');

-- The octets as they came (plain or gzip). They stay: what the carrier gave is the evidence of a statement.
create table carrier_file_chunk (
  file_id bigint not null references carrier_file,
  chunk_no integer not null,
  octets bytea not null,
  primary key (file_id, chunk_no)
);
alter table carrier_file_chunk alter column octets set storage external;

-- Lines that cannot be a record. A code with its arguments, never what stood in the line.
create table carrier_file_problem (
  file_id bigint not null references carrier_file,
  line bigint not null,
  reason text not null,
  arguments text[] not null default '{}',
  primary key (file_id, line)
);

-- Where COPY puts one file's lines before any of them counts, emptied in the same transaction. COPY knows no row-level
-- security, so it has none; unlogged, since what was being staged when the database fell is staged again.
create unlogged table carrier_stage (
  line bigint not null,
  period date not null,
  carrier_key text not null,
  message_id text not null,
  recipient text not null,
  sender text,
  submitted_at timestamptz not null,
  done_at timestamptz,
  status text not null,
  network text,
  part_no smallint not null,
  part_count smallint not null,
  unit_price_e4 bigint not null,
  amount_e4 bigint not null
);

-- Records that count. period is the first day of the month of submitted_at in Asia/Ho_Chi_Minh. A later file's row for
-- the same (carrier, carrier_key, part_no) supersedes the earlier one, which stays as history with superseded_by set.
-- No index: rows are only ever read by months, whole.
create table carrier_record (
  period date not null,
  file_id bigint not null,
  line bigint not null,
  carrier text not null,
  carrier_key text not null,
  message_id text not null,
  recipient text not null,
  sender text,
  submitted_at timestamptz not null,
  done_at timestamptz,
  status text not null,
  network text,
  part_no smallint not null,
  part_count smallint not null,
  unit_price_e4 bigint not null,
  amount_e4 bigint not null,
  superseded_by bigint
) partition by range (period);

alter table carrier_file enable row level security;
alter table carrier_file force row level security;
create policy carriers on carrier_file to econgdan_worker using (true) with check (true);
alter table carrier_file_chunk enable row level security;
alter table carrier_file_chunk force row level security;
create policy carriers on carrier_file_chunk to econgdan_worker using (true) with check (true);
alter table carrier_file_problem enable row level security;
alter table carrier_file_problem force row level security;
create policy carriers on carrier_file_problem to econgdan_worker using (true) with check (true);
alter table carrier_record enable row level security;
alter table carrier_record force row level security;
create policy carriers on carrier_record to econgdan_worker using (true) with check (true);

grant select, insert, update on carrier_file to econgdan_worker;
grant select, insert on carrier_file_chunk, carrier_file_problem, carrier_record to econgdan_worker;
-- what was wrong with a file that is read once more
grant delete on carrier_file_problem to econgdan_worker;
grant update (superseded_by) on carrier_record to econgdan_worker;
grant select, insert, truncate on carrier_stage to econgdan_worker;

-- As V06, with carrier_record and difference (V15).
create or replace function ensure_month(month date) returns integer
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
  foreach parent in array
      array['segment', 'attempt', 'receipt_raw', 'receipt_match', 'carrier_record', 'difference'] loop
    child := parent || '_' || to_char(month, 'YYYY_MM');
    if to_regclass('public.' || parent) is not null and to_regclass('public.' || child) is null then
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
