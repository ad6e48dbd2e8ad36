-- Where figures are kept in parts by province, one whose unit goes to another province leaves its part and enters the other: that is
-- no taking back, and nobody is told of it.
create or replace function keep_entry_removal() returns trigger
language plpgsql
as $$
begin
  insert into entry_removals (province_id, unit_id, org_pos, measure, period, as_of, version)
  select old.province_id, old.unit_id, old.org_pos, old.measure, old.period, old.as_of, old.version + 1
  where not exists (
    select from units u join entries e on e.province_id = u.province_id and e.unit_id = u.id
    where u.id = old.unit_id and e.measure = old.measure and e.period = old.period and e.as_of = old.as_of)
  on conflict on constraint entry_removals_pkey do update set version = excluded.version, removed_at = excluded.removed_at, org_pos = excluded.org_pos;
  return null;
end
$$;
