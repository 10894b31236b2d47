-- What subscribers owe, month by month (DESIGN 4.7). Whole dong; nothing here is ever changed or removed: no role has
-- the right to, and a closed month takes no row any more.

-- From when until when a subscription was suspended: its own row knows the running suspension only. Days as with an
-- end: suspended_on is the first day without service, resumed_on the first one with it again.
create table subscription_suspension (
  id bigint generated always as identity primary key,
  ward_code text not null,
  subscription_id bigint not null references subscription,
  suspended_on date not null,
  resumed_on date,
  check (resumed_on is null or resumed_on >= suspended_on)
);
create unique index one_running_suspension on subscription_suspension (subscription_id) where resumed_on is null;
create index on subscription_suspension (subscription_id);
-- the owner is bound by the wards' policies like everybody, and has no ward
alter table subscription no force row level security;
insert into subscription_suspension (ward_code, subscription_id, suspended_on)
  select ward_code, id, (suspended_at at time zone 'Asia/Ho_Chi_Minh')::date from subscription
  where suspended_at is not null;
alter table subscription force row level security;
call protect_by_ward('subscription_suspension');
grant select, insert, update on subscription_suspension to econgdan_app, econgdan_worker;

-- Kept by the database, whoever writes the subscription. A resumption has no time of its own there; it is now.
create function remember_suspension() returns trigger
  language plpgsql as $$
begin
  if new.suspended_at is not null then
    insert into subscription_suspension (ward_code, subscription_id, suspended_on)
      values (new.ward_code, new.id, (new.suspended_at at time zone 'Asia/Ho_Chi_Minh')::date);
  else
    update subscription_suspension
      set resumed_on = greatest(suspended_on, (now() at time zone 'Asia/Ho_Chi_Minh')::date)
      where subscription_id = new.id and resumed_on is null;
  end if;
  return null;
end
$$;
create trigger subscription_suspended after update of suspended_at on subscription
  for each row when ((old.suspended_at is null) <> (new.suspended_at is null)) execute function remember_suspension();
create trigger subscription_begun_suspended after insert on subscription
  for each row when (new.suspended_at is not null) execute function remember_suspension();

-- One row a month. fee and proration are what the month's first run found; later runs of the month use the same.
create table billing_month (
  month date primary key check (extract(day from month) = 1),
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  fee bigint check (fee >= 0),
  proration text check (proration in ('NONE', 'DAILY_30', 'FREE_FIRST_MONTH')),
  charged_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  check ((fee is null) = (charged_at is null) and (proration is null) = (charged_at is null)),
  check ((state = 'CLOSED') = (closed_at is not null)),
  check (state = 'OPEN' or charged_at is not null)
);
-- Charging begins with the month in which this came into the house; earlier ones are charged only when asked for.
insert into billing_month (month) values (date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh')::date);
alter table billing_month enable row level security;
alter table billing_month force row level security;
create policy seen on billing_month for select to econgdan_app, econgdan_worker using (true);
create policy opened on billing_month for insert to econgdan_worker with check (state = 'OPEN');
create policy while_open on billing_month for update to econgdan_worker using (state = 'OPEN') with check (true);
grant select on billing_month to econgdan_app;
grant select, insert on billing_month to econgdan_worker;
grant update (state, fee, proration, charged_at, closed_at, closed_by) on billing_month to econgdan_worker;

-- One row a subscription and month, with all it was computed from. No foreign keys: a million rows come in one statement
-- that reads the subscriptions themselves, and those are never removed.
create table charge (
  month date not null,
  subscription_id bigint not null,
  ward_code text not null,
  group_code text not null,
  household_id bigint not null,
  fee bigint not null,
  days smallint not null check (days between 1 and 31),
  proration text not null,
  amount bigint not null,
  charged_at timestamptz not null,
  primary key (month, subscription_id),
  check (amount between 0 and fee)
);
create index on charge (month, ward_code, group_code);
call protect_by_ward('charge');

-- A line of dong more or less, booked in an open month for that month or an earlier one: RUN when a later run of a
-- month came to another amount, PERSON when somebody decided so.
create table charge_correction (
  id bigint generated always as identity primary key,
  month date not null,
  for_month date not null,
  subscription_id bigint not null,
  ward_code text not null,
  group_code text not null,
  amount bigint not null check (amount <> 0),
  origin text not null check (origin in ('RUN', 'PERSON')),
  reason text not null check (reason <> ''),
  account_id bigint not null,
  actor text not null,
  at timestamptz not null,
  check (for_month <= month)
);
create index on charge_correction (month, ward_code, group_code);
create index on charge_correction (for_month, subscription_id);
call protect_by_ward('charge_correction');

-- Double entry: each row stands on both accounts with one amount, so debit is credit in every row and in every sum.
create table ledger_entry (
  id bigint generated always as identity primary key,
  month date not null,
  ward_code text not null,
  debit text not null check (debit in ('RECEIVABLE', 'FEE_INCOME')),
  credit text not null check (credit in ('RECEIVABLE', 'FEE_INCOME')),
  amount bigint not null check (amount > 0),
  origin text not null check (origin in ('CHARGES', 'CORRECTIONS')),
  at timestamptz not null,
  account_id bigint not null,
  actor text not null,
  check (debit <> credit)
);
create index on ledger_entry (month, ward_code);
call protect_by_ward('ledger_entry');

grant select on charge, charge_correction, ledger_entry to econgdan_app;
grant select, insert on charge, charge_correction, ledger_entry to econgdan_worker;

-- Whoever inserts: a month that is closed, or that was never opened, takes nothing.
create policy open_month on charge as restrictive for insert
  with check (month in (select m.month from billing_month m where m.state = 'OPEN'));
create policy open_month on charge_correction as restrictive for insert
  with check (month in (select m.month from billing_month m where m.state = 'OPEN'));
create policy open_month on ledger_entry as restrictive for insert
  with check (month in (select m.month from billing_month m where m.state = 'OPEN'));

-- What each subscription has to pay for a month, known on a day. An end day is the first day without service; who has
-- not begun by that day is not in it; a suspension's days are no days of service.
-- price_list[n + 1] is what n days of service cost a citizen in this month, joining_list the same in the month he joined;
-- what a subscription costs is what its days add to those of the same citizen's earlier ones: he never pays more than
-- one monthly fee, and a month he was served from end to end is a full month however many contracts it had.
create function charges_due(of_month date, on_day date, price_list bigint[], joining_list bigint[])
  returns table (subscription_id bigint, ward_code text, group_code text, household_id bigint, days integer,
    amount bigint)
  language sql stable as $$
  with bounds as (
    select (of_month + interval '1 month')::date as next_month,
      ((of_month + interval '1 month')::date - of_month) as length
  ), suspended as (
    select p.subscription_id, sum(least(coalesce(p.resumed_on, b.next_month), coalesce(s.ends_on, b.next_month), b.next_month)
      - greatest(p.suspended_on, s.starts_on, of_month)) as days
    from bounds b cross join subscription_suspension p join subscription s on s.id = p.subscription_id
    where p.suspended_on < b.next_month and coalesce(p.resumed_on, b.next_month) > of_month
      and least(coalesce(p.resumed_on, b.next_month), coalesce(s.ends_on, b.next_month), b.next_month)
        > greatest(p.suspended_on, s.starts_on, of_month)
    group by p.subscription_id
  ), served as (
    select s.id, s.ward_code, s.payer_household_id, s.citizen_id, s.starts_on,
      (least(coalesce(s.ends_on, b.next_month), b.next_month) - greatest(s.starts_on, of_month)
        - coalesce(p.days, 0))::integer as days
    from bounds b cross join subscription s
    left join suspended p on p.subscription_id = s.id
    where s.starts_on < b.next_month and s.starts_on <= on_day
      and (s.ends_on is null or s.ends_on > greatest(s.starts_on, of_month))
  ), together as (
    select v.*, least(b.length, sum(v.days) over sofar)::integer as until_now,
      v.starts_on >= of_month and not exists (select from subscription e where e.citizen_id = v.citizen_id
        and e.starts_on < of_month and (e.ends_on is null or e.ends_on > e.starts_on)) as joining
    from bounds b cross join served v
    where v.days > 0
    window sofar as (partition by v.citizen_id order by v.starts_on, v.id)
  )
  select t.id, t.ward_code, g.code, h.id, t.days,
    case when t.joining then joining_list[t.until_now + 1] - joining_list[greatest(t.until_now - t.days, 0) + 1]
      else price_list[t.until_now + 1] - price_list[greatest(t.until_now - t.days, 0) + 1] end
  from together t
  join household h on h.id = t.payer_household_id
  join residential_group g on g.id = h.group_id
$$;

-- A price that nothing was charged by yet may be said anew; that it was not is the door's to see to.
grant update (monthly_fee) on fee to econgdan_worker;
grant update (rate_e4) on carrier_rate to econgdan_worker;
