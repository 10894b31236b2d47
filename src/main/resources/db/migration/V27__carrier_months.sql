-- A month of carrier_record takes its rows straight from COPY, which knows no row-level security. What keeps a month
-- closed to all but the worker are its grants: the worker may insert, nobody may do anything else with the partition
-- itself. All reading, and all superseding, goes through the parent, whose row-level security stays as it is.
drop table carrier_stage;

create procedure open_carrier_month(month date)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  child text := 'carrier_record_' || to_char(month, 'YYYY_MM');
begin
  perform ensure_month(month);
  if (select relrowsecurity from pg_class where oid = to_regclass('public.' || child)) then
    execute format('alter table public.%I no force row level security', child);
    execute format('alter table public.%I disable row level security', child);
    execute format('grant insert on public.%I to econgdan_worker', child);
  end if;
end
$$;
revoke all on procedure open_carrier_month(date) from public;
grant execute on procedure open_carrier_month(date) to econgdan_worker;

-- Keys of more than one row of a file, found while it was read; all of them when repeats_known.
alter table carrier_file add column repeats_known boolean not null default false;
create table carrier_file_repeat (
  file_id bigint not null references carrier_file,
  carrier_key text not null,
  primary key (file_id, carrier_key)
);
alter table carrier_file_repeat enable row level security;
alter table carrier_file_repeat force row level security;
create policy carriers on carrier_file_repeat to econgdan_worker using (true) with check (true);
grant select, insert on carrier_file_repeat to econgdan_worker;
