-- How a file spells each column, by the contract's name of it: what is wrong with a row is told in the file's words.
alter table registry_import add column columns jsonb not null default '{}';
