-- 55b and 55B are one group: two that differ in case only could not be told apart in a list or a rule.
create unique index one_group_a_code on residential_group (ward_code, lower(code));
