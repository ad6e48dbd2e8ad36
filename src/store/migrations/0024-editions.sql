-- Reports up the chain: rounds opened by a unit, who is to send, and the editions each unit sends.

-- A province's own days for a kind of report, from a day on; the latest row in force counts.
create table report_dates (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  end_pos bigint not null,
  line text not null,
  kind text not null,
  valid_from date not null,
  as_of_months smallint,
  as_of_day smallint,
  due_months smallint,
  due_day smallint,
  due_days_after smallint,
  basis text not null,
  set_by text not null,
  set_at timestamptz not null,
  constraint report_dates_pkey primary key (province_id, id),
  constraint report_dates_once unique (province_id, unit_id, line, kind, valid_from),
  constraint report_dates_as_of check ((as_of_months is null) = (as_of_day is null) and as_of_day between 1 and 31),
  constraint report_dates_due check ((due_days_after is null) = (due_months is not null and due_day is not null) and due_day between 1 and 31)
);

create table report_rounds (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  end_pos bigint not null,
  line text not null,
  kind text not null,
  period text not null,
  title text not null,
  opens_on date not null,
  window_from date not null,
  cut_off date not null,
  as_of date not null,
  prepared_from date not null,
  due_on date not null,
  basis text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  constraint report_rounds_pkey primary key (province_id, id),
  constraint report_rounds_once unique (province_id, unit_id, line, kind, period, as_of),
  constraint report_rounds_days check (opens_on <= as_of and as_of >= window_from and due_on >= as_of)
);
create index report_rounds_scope on report_rounds (org_pos, period);

-- The list of units that are to send, as it stood when the round was opened, and what became of it.
create table expected_units (
  province_id bigint not null,                 -- of the unit that is to send
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  name text not null,
  due_on date not null,
  from_start boolean not null,
  excused boolean not null default false,
  constraint expected_units_pkey primary key (province_id, round_id, unit_id)
);
create index expected_units_round on expected_units (round_id, org_pos);

-- Every later change of that list, with its reason.
create table expected_changes (
  province_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  deed text not null,
  due_on date,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint expected_changes_pkey primary key (province_id, id),
  constraint expected_changes_deed check (deed in ('add', 'excuse', 'restore', 'extend')),
  constraint expected_changes_reason check (length(reason) >= 5)
);
create index expected_changes_round on expected_changes (round_id, org_pos);

-- One version of a unit's report. The text of what it says is hashed; both stand as they are once the draft was checked.
create table editions (
  province_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  number smallint not null,
  of text not null,
  cause text not null,
  replaces uuid,
  state text not null,
  version integer not null default 1,
  reason text,
  on_behalf text,                              -- why somebody from above entered it for the unit
  content text not null,
  content_hash bytea,
  findings integer not null default 0,
  submitted_at timestamptz,
  submitted_on date,                           -- the same moment as the day in Vietnam, on which it is in time or late
  made_at timestamptz not null,
  moved_at timestamptz not null,
  moved_by text not null,
  constraint editions_pkey primary key (province_id, id),
  constraint editions_number unique (province_id, round_id, unit_id, of, number),
  constraint editions_of check (of in ('report', 'roll_up')),
  constraint editions_cause check (cause in ('first', 'resubmission', 'replacement', 'correction', 'restatement')),
  constraint editions_state check (state in ('draft', 'checked', 'approved', 'submitted', 'received', 'returned', 'accepted', 'rolled_up', 'published', 'replaced')),
  constraint editions_cause_said check (cause in ('first', 'resubmission') or (reason is not null and length(reason) >= 5)),
  constraint editions_whole check (state = 'draft' or content_hash = sha256(convert_to(content, 'UTF8'))),
  constraint editions_hashed check (state = 'draft' or content_hash is not null),
  constraint editions_submission check ((submitted_at is null) = (submitted_on is null))
);
-- One edition of a unit under way in a round, and one that counts.
create unique index editions_under_way on editions (province_id, round_id, unit_id, of) where state in ('draft', 'checked', 'approved', 'submitted', 'received');
create index editions_round on editions (round_id, org_pos);
create index editions_scope on editions (org_pos);

create function keep_edition() returns trigger
language plpgsql
as $$
begin
  if (new.province_id, new.id, new.round_id, new.unit_id, new.org_pos, new.number, new.of, new.cause, new.replaces, new.made_at)
      is distinct from (old.province_id, old.id, old.round_id, old.unit_id, old.org_pos, old.number, old.of, old.cause, old.replaces, old.made_at)
    or (old.state <> 'draft' and (new.content is distinct from old.content or (new.content_hash is distinct from old.content_hash and new.state <> 'draft')))
    or (old.state not in ('draft', 'checked', 'approved') and new.state in ('draft', 'checked', 'approved'))
    or (old.submitted_at is not null and (new.submitted_at, new.submitted_on, new.reason, new.on_behalf) is distinct from (old.submitted_at, old.submitted_on, old.reason, old.on_behalf))
  then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'an edition that was checked or sent up does not change';
  end if;
  return new;
end
$$;
create trigger editions_keep before update on editions for each row execute function keep_edition();

create function refuse_removal() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'an edition is never removed';
end
$$;
create trigger editions_stay before delete on editions for each row execute function refuse_removal();

-- What an edition counted, by measure: written as it is sent up, added up above in one statement.
create table edition_facts (
  province_id bigint not null,
  edition_id uuid not null,
  measure text not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  value bigint not null,
  constraint edition_facts_pkey primary key (province_id, edition_id, measure, org_pos)
);

-- Facts come once, with the step that sends the edition up: later none is added, changed or taken away.
create function keep_edition_facts() returns trigger
language plpgsql
as $$
begin
  if exists (select from (select distinct province_id, edition_id from added) a join editions e on e.province_id = a.province_id and e.id = a.edition_id where e.state <> 'approved') then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'the figures of an edition that was sent up do not change';
  end if;
  return null;
end
$$;
create trigger edition_facts_keep after insert on edition_facts referencing new table as added for each statement execute function keep_edition_facts();
create trigger edition_facts_stay before update or delete on edition_facts for each row execute function refuse_removal();

-- Every step of an edition: who, when, in whose name, why.
create table edition_steps (
  province_id bigint not null,
  id uuid not null,
  edition_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null,
  verb text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  login text not null,
  name text not null,
  signs_as text,                               -- KT., TUQ., TL.: who signs for the head
  for_name text,                               -- the head signed for
  basis text,
  reason text,
  constraint edition_steps_pkey primary key (province_id, id),
  constraint edition_steps_once unique (province_id, edition_id, version)
);
create index edition_steps_scope on edition_steps (org_pos, at);

create table return_slips (
  province_id bigint not null,
  id uuid not null,
  edition_id uuid not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  cells jsonb not null,
  reason text not null,
  due_on date not null,
  returned_by text not null,
  returned_name text not null,
  returned_at timestamptz not null,
  constraint return_slips_pkey primary key (province_id, id),
  constraint return_slips_once unique (province_id, edition_id),
  constraint return_slips_reason check (length(reason) >= 5)
);

-- What is said about a cell of an edition, by both sides.
create table edition_comments (
  province_id bigint not null,
  id uuid not null,
  edition_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  indicator text not null,
  words text not null,
  said_by text not null,
  said_name text not null,
  said_at timestamptz not null,
  constraint edition_comments_pkey primary key (province_id, id),
  constraint edition_comments_words check (length(words) between 1 and 1000)
);
create index edition_comments_edition on edition_comments (province_id, edition_id, said_at);

-- Who signs for the head of a unit, from a day until the day before another (NĐ 30/2020 Đ13). Ended, never removed.
create table delegations (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  to_login text not null,
  to_name text not null,
  for_login text not null,
  for_name text not null,
  signs_as text not null,
  basis text not null,
  valid_from date not null,
  valid_to date not null,
  made_at timestamptz not null,
  constraint delegations_pkey primary key (province_id, id),
  constraint delegations_signs_as check (signs_as in ('KT', 'TUQ', 'TL')),
  constraint delegations_stretch check (valid_to > valid_from and valid_to <= valid_from + 366),
  constraint delegations_not_oneself check (to_login <> for_login),
  constraint delegations_basis check (length(basis) >= 5)
);
create index delegations_unit on delegations (province_id, unit_id, to_login);

do $$
declare t text;
begin
  foreach t in array array['report_dates', 'report_rounds', 'expected_units', 'expected_changes', 'editions', 'edition_facts', 'edition_steps', 'return_slips', 'edition_comments', 'delegations']
  loop
    execute format('call guard_register(%L)', t);
    execute format('revoke update, delete on %I from saovuong_app', t);
  end loop;
end $$;
grant update (due_on, excused) on expected_units to saovuong_app;
grant update (state, version, reason, on_behalf, content, content_hash, findings, submitted_at, submitted_on, moved_at, moved_by) on editions to saovuong_app;
grant update (valid_to) on delegations to saovuong_app;

-- A round and the days of the province are read by the units below, as period locks are.
create policy report_rounds_above on report_rounds for select
  using (org_pos <= current_setting('sao.lo', true)::bigint and end_pos >= current_setting('sao.lo', true)::bigint);
create policy report_dates_above on report_dates for select
  using (org_pos <= current_setting('sao.lo', true)::bigint and end_pos >= current_setting('sao.lo', true)::bigint);
