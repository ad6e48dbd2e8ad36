-- A book is searched by words, so its index holds words: a search of a hundred thousand people costs the lists of its
-- words instead of those of every three letters, and a row written costs six entries instead of forty.
do $$
declare
  one record;
begin
  for one in
    select tablename, indexname from pg_indexes
    where schemaname = current_schema() and tablename <> 'units' and indexdef like '%(search_text gin_trgm_ops)%'
  loop
    execute format('drop index %I', one.indexname);
    execute format('create index %I on %I using gin (array_to_tsvector(array_remove(string_to_array(search_text, '' ''), '''')))',
      one.indexname, one.tablename);
  end loop;
end
$$;

-- As with LIKE: what these complain of is a pattern or an array, and both are ours, never a row's.
do $$
begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
  alter function pg_catalog.array_to_tsvector(text[]) leakproof;
  alter function pg_catalog.array_remove(anycompatiblearray, anycompatible) leakproof;
  alter function pg_catalog.string_to_array(text, text) leakproof;
exception when insufficient_privilege then
  raise notice 'the words of a book stay outside the indexes: a superuser may run "alter function … leakproof" for pg_catalog.ts_match_vq(tsvector, tsquery), array_to_tsvector(text[]), array_remove(anycompatiblearray, anycompatible), string_to_array(text, text)';
end
$$;
