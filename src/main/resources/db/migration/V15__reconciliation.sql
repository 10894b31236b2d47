-- One row a carrier and month: what the last match said. Amounts in 1/10.000 dong, rounded once when shown (DESIGN 4.7).
-- What belongs to no ward is the worker's alone; people see it through the doors.
create table statement (
  carrier text not null,
  period date not null check (extract(day from period) = 1),
  state text not null check (state in ('RECONCILED', 'DIFFERENCES')),
  matched_at timestamptz not null,
  -- files of which a row counts in this month
  files bigint[] not null,
  primary key (carrier, period)
);

create table statement_line (
  carrier text not null,
  period date not null,
  kind text not null check (kind in ('MATCHED', 'DUPLICATE_AT_CARRIER', 'MISSING_HERE', 'MISSING_AT_CARRIER',
    'OTHER_PERIOD', 'RECIPIENT_DIFFERS', 'PARTS_DIFFER', 'STATUS_DIFFERS', 'PRICE_DIFFERS')),
  our_parts bigint not null,
  our_amount_e4 bigint not null,
  their_parts bigint not null,
  their_amount_e4 bigint not null,
  primary key (carrier, period, kind),
  foreign key (carrier, period) references statement on delete cascade
);

-- What is not matched, one row a difference; replaced as a whole by each match of its month. Both sides as the match saw
-- them: what changes afterwards shows in the next match, and the statement and its list are always of one moment.
create table difference (
  period date not null,
  carrier text not null,
  no bigint not null,
  kind text not null,
  also_differs text[] not null default '{}',
  -- which side's total of this month the row stands in: a pair of two months stands in each of them, on one side
  side text not null check (side in ('BOTH', 'OURS', 'THEIRS')),
  send_month date,
  segment_id bigint,
  attempt_no smallint,
  our_id text,
  our_msisdn text,
  our_at timestamptz,
  our_part_no smallint,
  our_part_count smallint,
  our_state text,
  our_rate_e4 bigint,
  file_id bigint,
  line bigint,
  their_id text,
  their_recipient text,
  their_at timestamptz,
  their_part_no smallint,
  their_part_count smallint,
  their_status text,
  their_unit_price_e4 bigint,
  their_amount_e4 bigint,
  primary key (period, carrier, no)
) partition by range (period);

alter table statement enable row level security;
alter table statement force row level security;
create policy reconciliation on statement to econgdan_worker using (true) with check (true);
alter table statement_line enable row level security;
alter table statement_line force row level security;
create policy reconciliation on statement_line to econgdan_worker using (true) with check (true);
alter table difference enable row level security;
alter table difference force row level security;
create policy reconciliation on difference to econgdan_worker using (true) with check (true);
grant select, insert, update, delete on statement, statement_line, difference to econgdan_worker;

-- The attempts of a month are those claimed in it, whatever month their send was planned for; a block range index costs
-- the claims next to nothing, and lets old partitions be passed over.
create index attempt_claimed_at on attempt using brin (claimed_at);
