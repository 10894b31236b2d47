-- Whether a notice is for one of these groups: its rule names one or the whole ward, or, once it is approved, somebody
-- of one receives it (rules may name tags or households only).
create function notice_concerns(of_notice bigint, groups text[]) returns boolean
  language sql stable as $$
  select exists (
    select from notice n
    join notice_version v on v.notice_id = n.id and v.version = n.version
    where n.id = of_notice
      and (coalesce((v.audience ->> 'wholeWard')::boolean, false)
        or jsonb_exists_any(v.audience -> 'groups', groups)
        or exists (select from planned_send p
          join audience_member m on m.planned_send_id = p.id
          where p.notice_id = n.id and p.version = n.version and m.included and m.group_code = any (groups))))
$$;
create index on audience_member (planned_send_id, group_code) where included;
