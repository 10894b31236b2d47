-- What a notice does to another one, and what a person decided about its parts in doubt, stand in its history.
alter table approval_step drop constraint approval_step_act_check;
alter table approval_step add constraint approval_step_act_check check (act in ('CREATED', 'EDITED', 'SUBMITTED',
  'APPROVED', 'RETURNED', 'REJECTED', 'CANCELLED', 'STOPPED', 'SENDING', 'SENT', 'EXPIRED', 'PAUSED', 'RESUMED', 'HELD',
  'RELATED', 'IN_DOUBT_RESENT', 'IN_DOUBT_GIVEN_UP', 'IN_DOUBT_ACCEPTED'));

-- reason holds a person's words. What the system says is a key of the messages files (history.<reason_code>) and its
-- arguments, so that each reader gets it in his language.
alter table approval_step
  add column reason_code text,
  add column reason_arguments text[] not null default '{}';

create index notice_version_relates_to on notice_version (relates_to) where relates_to is not null;

-- A leader sees a notice from its approval on: somebody of his groups was considered for it, in or out. Drafts are the
-- officers' own.
create or replace function notice_concerns(of_notice bigint, groups text[]) returns boolean
  language sql stable as $$
  select exists (
    select from notice n
    join planned_send p on p.notice_id = n.id and p.version = n.version
    join audience_member m on m.planned_send_id = p.id
    where n.id = of_notice and m.group_code = any (groups))
$$;
drop index audience_member_planned_send_id_group_code_idx;
create index on audience_member (planned_send_id, group_code);

-- A receipt tells its time to the minute or by another clock, so an attempt's last time is the latest that is known of
-- it: nothing is shown as done before it was submitted.
create or replace view part with (security_invoker = true) as
  select s.send_month, s.id as segment_id, s.planned_send_id, s.ward_code, s.member_no, s.msisdn, s.part_no,
    s.part_count, s.batch_id, s.next_attempt_at, s.closed_reason,
    coalesce(latest.part_state, s.closed, 'PREPARED') as state,
    coalesce(latest.attempts, 0) as attempts,
    coalesce(latest.possible_double, false) as possible_double,
    coalesce(latest.last_at, s.closed_at) as last_at
  from segment s
  left join lateral (
    select case when s.closed is not null and (array_agg(f.part_state order by f.rank, a.final_at))[1] = 'PREPARED'
        then s.closed else (array_agg(f.part_state order by f.rank, a.final_at))[1] end as part_state,
      count(*) as attempts, bool_or(a.possible_double) as possible_double,
      max(greatest(a.final_at, a.answered_at, a.claimed_at)) as last_at
    -- an attempt in doubt that was decided to be sent again leaves the part to its successor
    from attempt a join attempt_fold f
      on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
    where a.send_month = s.send_month and a.segment_id = s.id
    having count(*) > 0
  ) latest on true;
