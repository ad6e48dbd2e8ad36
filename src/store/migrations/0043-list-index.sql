-- The index a book of people is counted by also holds what its lists are filtered and summed by: a filter over a province or the
-- nation is then counted and summed on the index, without fetching a row. Nothing else is written more often by it than before.
drop index personnel_list;
create index personnel_list on personnel (org_pos, joined_on)
  include (left_on, status, force, force_kind, post, entry, female, party_member, youth_union);
