-- Packets that carry report editions, typed figures and files as well. Whether a key is that of the place above: only such a one
-- opens rounds here and says that a report was received, returned or accepted.
alter table trusted_keys add column above boolean not null default false;

-- A typed figure taken back leaves its number behind, so that the other network hears of it, and one typed anew goes on counting.
create table entry_removals (
  province_id bigint not null,
  unit_id bigint not null,
  org_pos bigint not null,
  measure text not null,
  period text not null,
  as_of date not null,
  version integer not null,
  removed_at timestamptz not null default now(),
  constraint entry_removals_pkey primary key (province_id, unit_id, measure, period, as_of)
);
call guard_register('entry_removals');
revoke delete on entry_removals from saovuong_app;

create function keep_entry_removal() returns trigger
language plpgsql
as $$
begin
  insert into entry_removals (province_id, unit_id, org_pos, measure, period, as_of, version)
  values (old.province_id, old.unit_id, old.org_pos, old.measure, old.period, old.as_of, old.version + 1)
  on conflict on constraint entry_removals_pkey do update set version = excluded.version, removed_at = excluded.removed_at, org_pos = excluded.org_pos;
  return null;
end
$$;
create trigger entries_removed after delete on entries for each row execute function keep_entry_removal();

create function go_on_counting() returns trigger
language plpgsql
as $$
begin
  new.version := greatest(new.version, (
    select r.version + 1 from entry_removals r
    where r.province_id = new.province_id and r.unit_id = new.unit_id and r.measure = new.measure and r.period = new.period and r.as_of = new.as_of));
  return new;
end
$$;
create trigger entries_counted before insert on entries for each row execute function go_on_counting();
