-- A book that the units below may read: a course opened by the province is named in the books of its agencies. A row then
-- carries, beside its preorder number, where the range of its unit ends, so that the policy is two bare comparisons.
create function fill_org_end() returns trigger
language plpgsql
set search_path = public
as $$
begin
  -- Whoever may write the row sees its unit: the scope of the write holds for units too.
  select u.end_pos into new.org_end from units u where u.id = new.unit_id;
  return new;
end
$$;

create procedure read_below(t text)
language plpgsql
set search_path = public
as $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
begin
  execute format('alter table %I add column org_end bigint', t);
  -- An owner that is no superuser is bound by the policies too: the scope is opened for this one change and given back.
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  execute format('update %I r set org_end = u.end_pos from units u where u.id = r.unit_id', t);
  perform set_config('sao.lo', coalesce(nullif(lo, ''), '-1'), true), set_config('sao.hi', coalesce(nullif(hi, ''), '-1'), true);
  execute format('alter table %I alter column org_end set not null', t);
  execute format('create trigger %I before insert or update on %I for each row execute function fill_org_end()', t || '_org_end', t);
  execute format('create policy %I on %I for select using (org_pos <= current_setting(''sao.lo'', true)::bigint
                  and org_end >= current_setting(''sao.lo'', true)::bigint)', t || '_above', t);
end
$$;
revoke all on procedure read_below(text) from public;

call read_below('courses');
