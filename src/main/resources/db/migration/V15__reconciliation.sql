-- One row a carrier and month: what the last match said. Amounts in 1/10.000 dong, rounded once when shown (DESIGN 4.7).
create table statement (
  carrier text not null,
  period date not null check (extract(day from period) = 1),
  state text not null check (state in ('RECONCILED', 'DIFFERENCES')),
  matched_at timestamptz not null,
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
  primary key (carrier, period, kind)
);

-- What is not matched, one row a difference; replaced as a whole by each match of its month.
create table difference (
  carrier text not null,
  period date not null,
  kind text not null,
  also_differs text[] not null default '{}',
  send_month date,
  segment_id bigint,
  attempt_no smallint,
  file_id bigint,
  line bigint
) partition by range (period);
