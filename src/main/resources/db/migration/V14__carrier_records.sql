-- A carrier's file of records as it came, and its rows (DESIGN 6, CONTRACT 5).
create table carrier_file (
  id bigint generated always as identity primary key,
  carrier text not null,
  -- of the content after gunzip: the same content is the same file
  sha256 text not null,
  name text,
  state text not null check (state in ('RECEIVED', 'STAGING', 'MATCHING', 'MATCHED', 'REJECTED')),
  rejection text,
  row_count bigint not null default 0,
  accepted bigint not null default 0,
  quarantined bigint not null default 0,
  received_at timestamptz not null,
  received_by text not null,
  finished_at timestamptz,
  unique (carrier, sha256),
  check ((state = 'REJECTED') = (rejection is not null))
);

-- The octets as they came (plain or gzip), kept until the rows stand in carrier_record.
create table carrier_file_chunk (
  file_id bigint not null references carrier_file,
  chunk_no integer not null,
  octets bytea not null,
  primary key (file_id, chunk_no)
);

-- Lines that cannot be a record; append-only by grant. reason is a code with its arguments, never the line itself.
create table carrier_file_problem (
  file_id bigint not null references carrier_file,
  line bigint not null,
  reason text not null,
  detail text,
  primary key (file_id, line)
);

-- Where COPY puts a file's lines before any of them counts. COPY knows no row-level security, so it has none; unlogged,
-- since a file that was being staged when the database fell is staged again from its octets.
create unlogged table carrier_stage (
  file_id bigint not null,
  line bigint not null,
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
