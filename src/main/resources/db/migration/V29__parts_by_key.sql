-- The part and the send lead, not the month: a plan that knows nothing of the tables cannot walk a month for a batch.
alter table segment
  drop constraint segment_pkey,
  drop constraint segment_send_month_planned_send_id_member_no_part_no_key,
  add primary key (id, send_month),
  add unique (planned_send_id, member_no, part_no, send_month);

-- Open claims are asked for by batch, part by part; by send only among the few that are open.
drop index claim_open;
create index claim_open on claim (batch_id, planned_send_id) where closed_at is null;
