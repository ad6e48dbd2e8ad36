-- The second wall: a bare range of preorder numbers, forced on the owner too. Settings are set per transaction.
do $$
declare t text;
begin
  foreach t in array array['ledger','figure_years','figure_days','entries','overrides','target_decisions','targets',
                           'closed_periods','audit_lines','record_versions','personnel','courses','training','duty']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (org_pos >= current_setting(''sao.lo'', true)::bigint and org_pos <= current_setting(''sao.hi'', true)::bigint)
                    with check (org_pos >= current_setting(''sao.lo'', true)::bigint and org_pos <= current_setting(''sao.hi'', true)::bigint)', t || '_scope', t);
  end loop;
end $$;

-- Period locks of a unit above are read by those below it.
create policy closed_periods_above on closed_periods for select
  using (org_pos <= current_setting('sao.lo', true)::bigint and end_pos >= current_setting('sao.lo', true)::bigint);

grant select, insert, update, delete on units, unit_links, unit_lineage, users, grants, sessions, login_failures, settings to saovuong_app;
grant select, insert on measures to saovuong_app;
grant select, insert, update (folded) on ledger to saovuong_app;
grant select, insert, update, delete on figure_years, figure_days to saovuong_app;
grant select, insert, update, delete on entries to saovuong_app;
grant select, insert, update (active) on overrides to saovuong_app;
grant select, insert on target_decisions, targets to saovuong_app;
grant select, insert, update (window_to), delete on closed_periods to saovuong_app;
grant select, insert, update on audit_heads to saovuong_app;
grant select, insert on audit_lines, record_versions to saovuong_app;
grant select, insert, update, delete on personnel, courses, training, duty to saovuong_app;
grant usage on all sequences in schema public to saovuong_app;

-- Whether a person already stands in another unit's register: the unit's name and nothing else.
create function find_people_elsewhere(marks bytea[], own_lo bigint, own_hi bigint)
returns table (mark bytea, unit_id bigint, unit_name text)
language plpgsql security definer
set search_path = public
as $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
begin
  -- An owner that is no superuser is bound by the policies too: the scope is opened for this one look and given back.
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  return query select p.identity_no_mark, p.unit_id, u.name
    from personnel p join units u on u.id = p.unit_id
    where p.identity_no_mark = any (marks) and p.left_on is null and (p.org_pos < own_lo or p.org_pos > own_hi);
  perform set_config('sao.lo', lo, true), set_config('sao.hi', hi, true);
end
$$;
revoke all on function find_people_elsewhere(bytea[], bigint, bigint) from public;
grant execute on function find_people_elsewhere(bytea[], bigint, bigint) to saovuong_app;
