-- Who of a ward has this name: an import asks it for everybody it does not know. It leads with the ward, as the index
-- on the ward alone did.
create index on citizen (ward_code, name_fold);
drop index citizen_ward_code_idx;
