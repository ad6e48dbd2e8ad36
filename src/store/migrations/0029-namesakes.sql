-- Whether somebody of this name and birthday stands in another unit's book is asked at every saving: one look, not the whole book.
create index personnel_namesakes on personnel (full_name, born_on) where left_on is null;
create index citizens_namesakes on citizens (full_name, born_on) where left_on is null;
