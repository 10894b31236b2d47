-- One rule says whether two codes, names or tags are the same, here and in the program (text.SearchFold; a test holds
-- both against each other): invisible characters are no part of them; marks, case, full width and kinds of dash do not
-- count, đ is d; blanks of any kind and "_" are one blank, and none at the ends.
create function fold(written text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(
    lower(translate(
      regexp_replace(normalize(written, NFD),
        '[\u0300-\u036F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\U000E0000-\U000E007F]',
        '', 'g'),
      'ĐđÐðƉɖ‐‑‒–—―−⁃‘’‚‛′`´！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
      'dddddd--------''''''''''''''!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_''abcdefghijklmnopqrstuvwxyz{|}~')
      collate pg_c_utf8),
    '[_ \u0009-\u000D\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+', ' ', 'g'));

create function fold_all(written text[]) returns text[]
  language sql immutable strict parallel safe
  return array(select fold(item) from unnest(written) with ordinality as each(item, place) order by place);

-- A group's code: "tổ", "tổ dân phố", "TDP", "tổ số" before a number are no part of it.
create function group_fold(written text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(fold(written), '^(to dan pho|tdp|to)( so)?[ .]*(?=[0-9])', '');

alter table residential_group add column code_fold text not null generated always as (group_fold(code)) stored
  check (code_fold <> '');
drop index one_group_a_code;
alter table residential_group drop constraint residential_group_ward_code_code_key;
create unique index one_group_a_code on residential_group (ward_code, code_fold);

alter table household add column code_fold text not null generated always as (fold(code)) stored
  check (code_fold <> '');
alter table household drop constraint household_group_id_code_key;
create unique index one_household_a_code on household (group_id, code_fold);
drop index household_ward_code_code_idx;
create index on household (ward_code, code_fold);

-- Namesakes of one household are two people as long as their numbers differ, or one has none.
alter table citizen add column tags_fold text[] not null generated always as (fold_all(tags)) stored;
alter table citizen drop constraint citizen_household_id_name_fold_key;
create unique index one_person_a_number on citizen (household_id, name_fold, coalesce(phone, ''));
create index on citizen (ward_code, phone) where phone is not null;

-- Rows of an import as the program hands them over: normalised, one a person; citizen_id is null for one whom the
-- registry does not know.
drop function imported_people;
drop function imported_rows;
create function imported_rows(rows jsonb)
  returns table (group_fold text, household_fold text, household_code text, address text, full_name text,
    name_fold text, phone text, mobile boolean, tags text[], consent_on date, evidence text, citizen_id bigint)
  language sql stable as $$
  select r.key ->> 'group', r.key ->> 'household', r."householdCode", coalesce(r.address, ''), r."fullName",
    r.key ->> 'name', r.phone, r.mobile, array(select jsonb_array_elements_text(r.tags)), r."consentOn",
    coalesce(r.evidence, ''), r."citizenId"
  from jsonb_to_recordset(rows) as r(key jsonb, "householdCode" text, address text, "fullName" text, phone text,
    mobile boolean, tags jsonb, "consentOn" date, evidence text, "citizenId" bigint)
$$;

-- The same rows with the household each belongs to, as far as it is there. Each row is looked up by itself ("offset 0"
-- keeps it so): a first list fills tables that have no statistics yet, and would else read all of them for each row.
create function imported_homes(of_ward text, rows jsonb)
  returns table (household_id bigint, address text, full_name text, name_fold text, phone text, mobile boolean,
    tags text[], consent_on date, evidence text, citizen_id bigint)
  language sql stable as $$
  select h.id, r.address, r.full_name, r.name_fold, r.phone, r.mobile, r.tags, r.consent_on, r.evidence, r.citizen_id
  from imported_rows(rows) r
  cross join lateral (
    select h.id from residential_group g
    join household h on h.group_id = g.id and h.code_fold = r.household_fold
    where g.ward_code = of_ward and g.code_fold = r.group_fold
    offset 0) h
$$;

-- The same rows beside the citizens they speak of, once these are written.
create function imported_people(of_ward text, rows jsonb)
  returns table (citizen_id bigint, household_id bigint, phone text, mobile boolean, consent_on date, evidence text)
  language sql stable as $$
  select c.id, r.household_id, r.phone, r.mobile, r.consent_on, r.evidence
  from imported_homes(of_ward, rows) r
  cross join lateral (
    select k.id from citizen k where k.id = r.citizen_id
    union all
    select n.id from citizen n
    where r.citizen_id is null and n.household_id = r.household_id and n.name_fold = r.name_fold
      and coalesce(n.phone, '') = coalesce(r.phone, '')
    offset 0) c
$$;

-- As before (V08), but what a rule names is compared by fold.
create or replace function audience(of_ward text, rule jsonb, for_purpose text, on_day date)
  returns table (member_no integer, citizen_id bigint, household_id bigint, group_code text, subscription_id bigint,
    msisdn text, included boolean, reason text)
  language sql stable as $$
  with wanted as (
    select coalesce((rule ->> 'wholeWard')::boolean, false) as whole_ward,
      array(select group_fold(item) from jsonb_array_elements_text(nullif(rule -> 'groups', 'null')) as each(item)) as groups,
      array(select fold(item) from jsonb_array_elements_text(nullif(rule -> 'households', 'null')) as each(item)) as households,
      array(select fold(item) from jsonb_array_elements_text(nullif(rule -> 'tags', 'null')) as each(item)) as tags
  ), chosen as (
    select c.id as citizen_id, h.id as household_id, g.code as group_code, c.phone
    from wanted w
    join residential_group g on g.ward_code = of_ward
      and (w.whole_ward or w.groups = '{}' or g.code_fold = any (w.groups))
    join household h on h.group_id = g.id
      and (w.whole_ward or w.households = '{}' or h.code_fold = any (w.households))
    join citizen c on c.household_id = h.id
      and (w.whole_ward or w.tags = '{}' or c.tags_fold && w.tags)
    where (w.whole_ward or w.groups <> '{}' or w.households <> '{}' or w.tags <> '{}')
      and c.ward_code = of_ward
      and (c.moved_out_on is null or c.moved_out_on > on_day)
      and c.deceased_on is null
  ), judged as (
    select ch.citizen_id, ch.household_id, ch.group_code, l.subscription_id, n.msisdn,
      case
        when given.citizen_id is null and withdrawn.citizen_id is not null then 'WITHDRAWN'
        when given.citizen_id is null then 'NO_CONSENT'
        when l.subscription_id is null then 'NO_CONSENT'
        when l.ends_on <= on_day then 'WITHDRAWN'
        when l.suspended_at is not null then 'SUSPENDED'
        when n.msisdn is null then case when ch.phone is null then 'NO_NUMBER' else 'NOT_MOBILE' end
        when not n.mobile then 'NOT_MOBILE'
      end as obstacle
    from chosen ch
    -- the one that runs on the day, else the last that ended; one that has not begun counts for nothing
    left join lateral (
      select s.id as subscription_id, s.ends_on, s.suspended_at
      from subscription s
      where s.citizen_id = ch.citizen_id and s.starts_on <= on_day
      order by s.ends_on desc nulls first, s.id desc
      limit 1) l on true
    left join subscription_number n on n.subscription_id = l.subscription_id and n.valid_to is null
    left join consent given on given.citizen_id = ch.citizen_id and given.purpose = for_purpose
      and given.withdrawn_at is null and given.given_on <= on_day
    left join lateral (select w.citizen_id from consent w where w.citizen_id = ch.citizen_id
      and w.purpose = for_purpose and w.withdrawn_at is not null limit 1) withdrawn on true
  ), ranked as (
    select j.*, row_number() over (partition by j.msisdn, j.obstacle is null order by j.citizen_id) as among_sharers
    from judged j
  )
  select row_number() over (order by r.citizen_id)::integer, r.citizen_id, r.household_id, r.group_code,
    r.subscription_id, r.msisdn, r.obstacle is null and r.among_sharers = 1,
    coalesce(r.obstacle, case when r.among_sharers > 1 then 'DUPLICATE_NUMBER' end)
  from ranked r
$$;

create or replace function notice_concerns(of_notice bigint, groups text[]) returns boolean
  language sql stable as $$
  select exists (
    select from notice n
    join notice_version v on v.notice_id = n.id and v.version = n.version
    where n.id = of_notice
      and (coalesce((v.audience ->> 'wholeWard')::boolean, false)
        or exists (select from jsonb_array_elements_text(nullif(v.audience -> 'groups', 'null')) as each(item)
          where group_fold(item) in (select group_fold(led) from unnest(groups) as led))
        or exists (select from planned_send p
          join audience_member m on m.planned_send_id = p.id
          where p.notice_id = n.id and p.version = n.version and m.included and m.group_code = any (groups))))
$$;
