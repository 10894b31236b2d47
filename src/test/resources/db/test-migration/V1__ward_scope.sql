-- A table as ours are: owned by the owner, granted to the runtime roles, bound to the ward scope.
create table citizen (ward text not null, name text not null);
alter table citizen enable row level security;
alter table citizen force row level security;
create policy ward on citizen to econgdan_app
  using (ward = current_setting('econgdan.ward', true));
create policy everywhere on citizen to econgdan_worker using (true) with check (true);
grant select on citizen to econgdan_app;
grant select, insert on citizen to econgdan_worker;
