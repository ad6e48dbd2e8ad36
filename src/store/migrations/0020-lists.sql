-- The first page of a long book, in the order lists open with, without sorting the book: the label, the day, the id. The
-- preorder number stands last, so that the scope of the reader is compared on the entry of the index.
create index personnel_order on personnel (full_name_key, joined_on, id, org_pos);
create index duty_order on duty (place, day, id, org_pos);
create index training_order on training (search_text, held_to, id, org_pos);

-- Behind row-level security an index is asked only by operators that cannot tell anything of a row they are not to see.
-- LIKE is not held for one, so no search used its index and every search read the whole scope. What LIKE can complain of
-- is its pattern, which is ours. Only a superuser may say so: where the owner of the database is none, searches stay slow.
do $$
begin
  alter function pg_catalog.textlike(text, text) leakproof;
exception when insufficient_privilege then
  raise notice 'LIKE stays outside the indexes: a superuser may run "alter function pg_catalog.textlike(text, text) leakproof"';
end
$$;
