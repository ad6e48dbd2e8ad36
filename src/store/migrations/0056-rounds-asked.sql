-- A round of a unit above is read by those it asks, and by nobody else: the database itself holds that, by the numbers of the units
-- asked, kept beside the round. A bare comparison of ranges, as every policy here.
select set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);

alter table report_rounds add column asked int8multirange not null default '{}';
update report_rounds r set asked = coalesce(
  (select range_agg(int8range(e.org_pos, e.org_pos, '[]')) from expected_units e where e.round_id = r.id), '{}');

-- Whoever is added to a list stands at their own place; the round stands at its opener. The scope is opened for this one change and
-- given back.
create function keep_asked() returns trigger
language plpgsql security definer
set search_path = public, pg_temp
set sao.province_lo = '0'
set sao.province_hi = '9007199254740991'
as $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update report_rounds r set asked = (
      select range_agg(int8range(e.org_pos, e.org_pos, '[]')) from expected_units e where e.round_id = r.id)
    where r.id in (select round_id from changed);
  perform set_config('sao.lo', lo, true), set_config('sao.hi', hi, true);
  return null;
end
$$;
revoke all on function keep_asked() from public;
create trigger expected_units_asked after insert on expected_units referencing new table as changed for each statement execute function keep_asked();
create trigger expected_units_moved after update on expected_units referencing new table as changed for each statement execute function keep_asked();

drop policy report_rounds_above on report_rounds;
-- Where no scope is set nobody asks: a range without an end would hold every unit.
create policy report_rounds_asked on report_rounds for select
  using (asked && int8multirange(int8range(coalesce(current_setting('sao.lo', true)::bigint, -1), coalesce(current_setting('sao.hi', true)::bigint, -1), '[]')));
