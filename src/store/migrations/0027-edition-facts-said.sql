-- The word an approximate figure stands with goes up with it: hơn, gần, khoảng.
alter table edition_facts add column qualifier text;
-- An edition is looked up by itself; everything that belongs to it has its province from there.
create index editions_id on editions (id);
