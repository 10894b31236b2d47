-- What was uploaded waits here until it is worked through, so that an import survives its process; then it is deleted,
-- for it holds names and numbers. Whoever works on it holds the row's lock: a dead process holds none.
-- leads: the groups a leader may import for; null for an officer, who may import for any.
create table registry_import_upload (
  import_id bigint primary key references registry_import,
  ward_code text not null,
  content bytea not null,
  actor text not null,
  leads text[],
  tries integer not null default 0
);
call protect_by_ward('registry_import_upload');
grant select, insert on registry_import_upload to econgdan_app;
grant select, update, delete on registry_import_upload to econgdan_worker;

-- Columns of the file that the registry does not keep, told to whoever uploaded it.
alter table registry_import add column ignored_columns text[] not null default '{}';

create index on registry_import_row (import_id, verdict, line);

-- Rows of an import as the program hands them over: normalised, one a person.
create function imported_rows(rows jsonb)
  returns table (group_code text, household_code text, address text, full_name text, name_fold text, phone text,
    mobile boolean, tags text[], consent_on date, evidence text)
  language sql stable as $$
  select r."groupCode", r."householdCode", coalesce(r.address, ''), r."fullName", r."nameFold", r.phone, r.mobile,
    array(select jsonb_array_elements_text(r.tags)), r."consentOn", coalesce(r.evidence, '')
  from jsonb_to_recordset(rows) as r("groupCode" text, "householdCode" text, address text, "fullName" text,
    "nameFold" text, phone text, mobile boolean, tags jsonb, "consentOn" date, evidence text)
$$;

-- The same rows beside the citizens they speak of; rows of people the registry does not know are not in it.
create function imported_people(of_ward text, rows jsonb)
  returns table (citizen_id bigint, household_id bigint, group_code text, household_code text, name_fold text,
    phone text, mobile boolean, consent_on date, evidence text)
  language sql stable as $$
  select c.id, h.id, g.code, h.code, c.name_fold, r.phone, r.mobile, r.consent_on, r.evidence
  from imported_rows(rows) r
  join residential_group g on g.ward_code = of_ward and g.code = r.group_code
  join household h on h.group_id = g.id and h.code = r.household_code
  join citizen c on c.household_id = h.id and c.name_fold = r.name_fold
$$;
