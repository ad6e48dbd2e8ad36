-- Force units and citizens of militia age; as tableSql() writes them.

-- Sổ phân đội
create table force_units (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  name text not null,
  constraint force_units_name check (length(name) >= 2 and length(name) <= 80),
  type text not null,
  constraint force_units_type check (type in ('command', 'team', 'squad', 'crew', 'platoon', 'company', 'flotilla', 'battalion', 'naval_battalion')),
  force text not null,
  constraint force_units_force check (force in ('militia', 'self_defence')),
  force_kind text not null,
  constraint force_units_force_kind check (force_kind in ('on_site', 'mobile', 'standing', 'maritime', 'air_defence', 'artillery', 'reconnaissance', 'signals', 'engineer', 'chemical_defence', 'medical')),
  size integer not null,
  constraint force_units_size check (size >= 1 and size <= 1000),
  founded_on date not null,
  disbanded_on date,
  decision text,
  constraint force_units_decision check (length(decision) <= 60),
  constraint force_units_pkey primary key (province_id, id)
);
create index force_units_list on force_units (org_pos, founded_on);
create index force_units_search on force_units using gin (search_text gin_trgm_ops);
create unique index force_units_once on force_units (province_id, unit_id, name, founded_on);
call guard_register('force_units');

-- Sổ công dân trong độ tuổi dân quân tự vệ
create table citizens (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  full_name text not null,
  full_name_key text not null,
  constraint citizens_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  female boolean not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  hamlet text,
  constraint citizens_hamlet check (length(hamlet) <= 120),
  entry text not null,
  constraint citizens_entry check (entry in ('first', 'supplementary', 'continued')),
  registered_on date not null,
  left_on date,
  status text not null,
  constraint citizens_status check (status in ('registered', 'absent', 'moved_away', 'struck_off')),
  place text,
  constraint citizens_place check (length(place) <= 160),
  cohort integer,
  age_from date,
  age_until date,
  person uuid,
  constraint citizens_pkey primary key (province_id, id)
);
create index citizens_list on citizens (org_pos, registered_on);
create index citizens_search on citizens using gin (search_text gin_trgm_ops);
create unique index citizens_once on citizens (province_id, identity_no_mark) where left_on is null;
create index citizens_person on citizens (province_id, person);
call guard_register('citizens');

-- Whether a person already stands in the same book of another unit: the unit's name and nothing else. Any book of people
-- that is dated by left_on and seals identity_no may be asked about, so the table is named.
drop function find_people_elsewhere(bytea[], bigint, bigint);
create function find_people_elsewhere(book text, marks bytea[], own_lo bigint, own_hi bigint)
returns table (mark bytea, unit_id bigint, unit_name text)
language plpgsql security definer
set search_path = public
as $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  return query execute format(
    'select p.identity_no_mark, p.unit_id, u.name from %I p join units u on u.id = p.unit_id
     where p.identity_no_mark = any ($1) and p.left_on is null and (p.org_pos < $2 or p.org_pos > $3)', book)
    using marks, own_lo, own_hi;
  perform set_config('sao.lo', lo, true), set_config('sao.hi', hi, true);
end
$$;
revoke all on function find_people_elsewhere(text, bytea[], bigint, bigint) from public;
grant execute on function find_people_elsewhere(text, bytea[], bigint, bigint) to saovuong_app;
