-- Reorganisation as a dated event: what is planned, what units were called before, who came after whom.

create table reorganisations (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,                     -- the unit in whose subtree all of it happens
  org_pos bigint not null,
  number text not null,
  decided_on date not null,
  effective_on date not null,
  title text not null,
  steps jsonb not null,
  state text not null,
  bridge jsonb,                                -- before = after, as it was asserted when it was applied
  planned_by text not null,
  planned_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  reason text,
  constraint reorganisations_pkey primary key (province_id, id),
  constraint reorganisations_state check (state in ('planned', 'applied', 'withdrawn')),
  constraint reorganisations_days check (decided_on <= effective_on),
  constraint reorganisations_ended check ((state = 'planned') = (ended_at is null)),
  constraint reorganisations_bridge check ((state = 'applied') = (bridge is not null))
);
create unique index reorganisations_once on reorganisations (province_id, unit_id, number, decided_on) where state <> 'withdrawn';
call guard_register('reorganisations');
revoke update, delete on reorganisations from saovuong_app;
grant update (state, bridge, ended_by, ended_at, reason) on reorganisations to saovuong_app;

-- What a unit was called, from a day until the day before another; today's name stands at the unit.
create table unit_names (
  unit_id bigint not null,
  name text not null,
  short_name text not null,
  valid_from date not null,
  valid_to date not null,
  constraint unit_names_pkey primary key (unit_id, valid_from),
  constraint unit_names_unit foreign key (unit_id) references units (id),
  constraint unit_names_validity check (valid_to > valid_from)
);

-- Who came after whom. What a unit that ended leaves behind (everything that is not people) stands from that day on under
-- the one successor marked so: merged into it, or kept by the parent where a split divided the people.
create table unit_successions (
  unit_id bigint not null,
  successor_id bigint not null,
  valid_from date not null,
  role text not null,
  remains boolean not null,
  reorganisation uuid,
  source text,
  constraint unit_successions_pkey primary key (unit_id, successor_id, valid_from),
  constraint unit_successions_unit foreign key (unit_id) references units (id),
  constraint unit_successions_successor foreign key (successor_id) references units (id),
  constraint unit_successions_role check (role in ('merged', 'split', 'kept')),
  constraint unit_successions_not_itself check (unit_id <> successor_id)
);
create unique index unit_successions_remains on unit_successions (unit_id) where remains;
create index unit_successions_successor on unit_successions (successor_id, valid_from);
grant select, insert on unit_names, unit_successions to saovuong_app;

-- People who go with their unit begin a stretch that is neither an admission nor a move of theirs.
alter table personnel drop constraint personnel_entry,
  add constraint personnel_entry check (entry in ('admitted', 'transferred', 'continued', 'carried'));

-- An edition stays the edition it is; only the numbers of the tree beside it follow its unit, and only by renumber_units,
-- which runs as the owner: the application's role may not touch them.
create or replace function keep_edition() returns trigger
language plpgsql
as $$
begin
  if (new.id, new.round_id, new.unit_id, new.number, new.of, new.cause, new.replaces, new.made_at)
      is distinct from (old.id, old.round_id, old.unit_id, old.number, old.of, old.cause, old.replaces, old.made_at)
    or ((new.province_id, new.org_pos) is distinct from (old.province_id, old.org_pos) and current_user = 'saovuong_app')
    or (old.state not in ('draft', 'checked', 'approved') and new.state in ('draft', 'checked', 'approved'))
    or (old.state = 'draft' and new.state <> 'draft' and new.content_hash is distinct from sha256(convert_to(new.content, 'UTF8')))
    or (old.submitted_at is not null and (new.submitted_at, new.submitted_on, new.reason, new.on_behalf) is distinct from (old.submitted_at, old.submitted_on, old.reason, old.on_behalf))
  then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'an edition that was checked or sent up does not change';
  end if;
  return new;
end
$$;

drop trigger edition_facts_stay on edition_facts;
create function keep_edition_fact() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or current_user = 'saovuong_app'
    or (new.edition_id, new.measure, new.round_id, new.unit_id, new.value) is distinct from (old.edition_id, old.measure, old.round_id, old.unit_id, old.value)
  then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'the figures of an edition never change';
  end if;
  return new;
end
$$;
create trigger edition_facts_stay before update or delete on edition_facts for each row execute function keep_edition_fact();

-- Units that moved carry every row along: wherever a table keeps the preorder number of a unit, it follows. Both places must
-- lie within the scope of whoever asks; the trail stays in the chain of its province.
create function renumber_units(moves jsonb) returns void
language plpgsql security definer
set search_path = public, pg_temp
as $$
declare
  lo text := current_setting('sao.lo', true);
  hi text := current_setting('sao.hi', true);
  t record;
begin
  create temporary table moving on commit drop as
    select u.pos as old_pos, u.province_id as old_province, m.*
    from jsonb_to_recordset(moves) m (id bigint, new_pos bigint, new_end bigint, new_next bigint, new_province bigint) join units u on u.id = m.id;
  if exists (select from moving where least(old_pos, new_pos) < lo::bigint or greatest(old_pos, new_end) > hi::bigint) then
    drop table moving;
    raise exception 'units may be renumbered only within the scope that asks';
  end if;
  create unique index on moving (old_pos);
  analyze moving;
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update units u set pos = m.new_pos, end_pos = m.new_end, next_pos = m.new_next, province_id = m.new_province from moving m where u.id = m.id;
  for t in
    select c.oid::regclass as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'end_pos' and not a.attisdropped) as ranged,
      c.relname <> 'audit_lines' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'province_id' and not a.attisdropped) as split
    from pg_class c join pg_attribute o on o.attrelid = c.oid and o.attname = 'org_pos' and not o.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  loop
    execute format('update %s r set org_pos = m.new_pos %s %s from moving m where r.org_pos = m.old_pos', t.name,
      case when t.ranged then ', end_pos = m.new_end' else '' end,
      case when t.split and exists (select from moving where new_province <> old_province) then ', province_id = m.new_province' else '' end);
  end loop;
  drop table moving;
  perform set_config('sao.lo', lo, true), set_config('sao.hi', hi, true);
end
$$;
revoke all on function renumber_units(jsonb) from public;
grant execute on function renumber_units(jsonb) to saovuong_app;
