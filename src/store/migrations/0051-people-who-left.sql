-- Whoever is written down is looked for, by number and by name, among those who are here (personnel_once, personnel_namesakes) and
-- among those who have left: for the second there was no index, and all rows in sight were read. Few rows stand in them.
create index personnel_left on personnel (province_id, identity_no_mark) where left_on is not null;
create index personnel_left_names on personnel (full_name, born_on) where left_on is not null;
create index citizens_left on citizens (province_id, identity_no_mark) where left_on is not null;
create index citizens_left_names on citizens (full_name, born_on) where left_on is not null;
