-- A right may be for some books alone. Beside the range of units the transaction says which books it may see and which it may
-- write (`sao.books_seen`, `sao.books_kept`: names between commas, or a star), and each book compares that with its own name: no
-- row is looked at for it. Where nothing is said nothing is narrowed, as with the parts of a province; the application says it
-- with every transaction.
create procedure guard_book(t text)
language plpgsql
as $$
declare
  seen text := format('coalesce(nullif(current_setting(''sao.books_seen'', true), ''''), ''*'') in (''*'') or strpos(current_setting(''sao.books_seen'', true), %L) > 0', ',' || t || ',');
  kept text := format('coalesce(nullif(current_setting(''sao.books_kept'', true), ''''), ''*'') in (''*'') or strpos(current_setting(''sao.books_kept'', true), %L) > 0', ',' || t || ',');
begin
  execute format('create policy %I on %I as restrictive using (%s) with check (%s)', t || '_book', t, seen, kept);
  execute format('create policy %I on %I as restrictive for delete using (%s)', t || '_book_kept', t, kept);
end
$$;
revoke all on procedure guard_book(text) from public;

-- Every book there is: their tables alone hold words to search by and who changed a row.
do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('province_id', 'id', 'unit_id', 'org_pos', 'version', 'search_text', 'changed_by', 'changed_at')) = 8
    order by 1
  loop
    call guard_book(t);
  end loop;
end
$$;

-- What rows of all books were, and what is attached to them, stands together and says of which book it is.
do $$
declare t text;
begin
  foreach t in array array['record_versions', 'files'] loop
    execute format($policy$create policy %I on %I as restrictive
      using (coalesce(nullif(current_setting('sao.books_seen', true), ''), '*') in ('*') or strpos(current_setting('sao.books_seen', true), ',' || register || ',') > 0)
      with check (coalesce(nullif(current_setting('sao.books_kept', true), ''), '*') in ('*') or strpos(current_setting('sao.books_kept', true), ',' || register || ',') > 0)$policy$,
      t || '_book', t);
  end loop;
end
$$;

-- These look beyond the books of whoever asks, as they look beyond the range.
alter function find_people_elsewhere(text, bytea[], bigint, bigint) set sao.books_seen = '*';
alter function renumber_units(jsonb) set sao.books_seen = '*';
alter function renumber_units(jsonb) set sao.books_kept = '*';
