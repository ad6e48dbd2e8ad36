-- A participation also says when its course began, so that two at once are seen; and duty has a roster of names.
alter table training add column held_from date;
-- The owner is bound by the policies too: the scope is opened for what stands already, and given back.
do $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update training t set held_from = c.held_from from courses c where c.id = t.course;
  perform set_config('sao.lo', coalesce(nullif(lo, ''), '-1'), true), set_config('sao.hi', coalesce(nullif(hi, ''), '-1'), true);
end
$$;
alter table training alter column held_from set not null;

-- Lịch trực, huy động
create table duty_roster (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  person uuid not null,
  day date not null,
  until date not null,
  shift text not null,
  constraint duty_roster_shift check (shift in ('day', 'night', 'day_night')),
  deed text not null,
  constraint duty_roster_deed check (deed in ('duty', 'patrol', 'event', 'call_out')),
  place text not null,
  constraint duty_roster_place check (length(place) >= 2 and length(place) <= 120),
  role text,
  constraint duty_roster_role check (role in ('commanding', 'officer', 'member')),
  decision text,
  constraint duty_roster_decision check (length(decision) <= 60),
  member uuid,
  free_from date,
  constraint duty_roster_pkey primary key (province_id, id)
);
create index duty_roster_list on duty_roster (org_pos, day);
create index duty_roster_search on duty_roster using gin (search_text gin_trgm_ops);
create unique index duty_roster_once on duty_roster (province_id, unit_id, person, day, shift, place);
create index duty_roster_person on duty_roster (province_id, person);
create index duty_roster_member on duty_roster (province_id, member);
call guard_register('duty_roster');
