-- Sổ khen thưởng
create table commendations (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  subject_kind text not null,
  constraint commendations_subject_kind check (subject_kind in ('collective', 'individual')),
  subject text not null,
  constraint commendations_subject check (length(subject) >= 2 and length(subject) <= 120),
  post text,
  constraint commendations_post check (length(post) <= 120),
  award text not null,
  constraint commendations_award check (award in ('national_fighter', 'army_fighter', 'basic_fighter', 'advanced_fighter', 'victory_unit', 'advanced_unit', 'flag', 'merit', 'letter', 'medal')),
  decided_by text not null,
  constraint commendations_decided_by check (decided_by in ('commune_committee', 'district_committee', 'provincial_committee', 'district_command', 'regional_command', 'provincial_command', 'military_region', 'minister', 'prime_minister')),
  year integer not null,
  constraint commendations_year check (year >= 2000 and year <= 2100),
  occasion text not null,
  constraint commendations_occasion check (length(occasion) >= 2 and length(occasion) <= 120),
  state text not null,
  constraint commendations_state check (state in ('proposed', 'considered', 'awarded', 'not_awarded')),
  proposed_on date,
  decision text,
  constraint commendations_decision check (length(decision) <= 60),
  decided_on date,
  reason text,
  constraint commendations_reason check (length(reason) <= 300),
  day date not null,
  constraint commendations_pkey primary key (province_id, id)
);
create index commendations_list on commendations (org_pos, day);
create index commendations_search on commendations using gin (search_text gin_trgm_ops);
create unique index commendations_once on commendations (province_id, unit_id, subject, award, year, decided_by, occasion);
call guard_register('commendations');

-- Tỷ lệ danh hiệu thi đua
create table commendation_ceilings (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  award text not null,
  constraint commendation_ceilings_award check (award in ('basic_fighter', 'advanced_fighter', 'victory_unit', 'advanced_unit')),
  percent integer not null,
  constraint commendation_ceilings_percent check (percent >= 1 and percent <= 100),
  applies_from date not null,
  basis text not null,
  constraint commendation_ceilings_basis check (length(basis) >= 3 and length(basis) <= 120),
  constraint commendation_ceilings_pkey primary key (province_id, id)
);
create index commendation_ceilings_list on commendation_ceilings (org_pos, applies_from);
create index commendation_ceilings_search on commendation_ceilings using gin (search_text gin_trgm_ops);
create unique index commendation_ceilings_once on commendation_ceilings (province_id, unit_id, award, applies_from);
call guard_register('commendation_ceilings');

-- Sổ kỷ luật
create table discipline (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  person uuid not null,
  form text not null,
  constraint discipline_form check (form in ('reprimand', 'warning', 'demotion', 'dismissal', 'stripped')),
  ground text not null,
  constraint discipline_ground check (ground in ('orders', 'absence', 'report', 'conduct', 'property', 'law')),
  repeated boolean not null,
  decided_on date not null,
  decision text not null,
  constraint discipline_decision check (length(decision) >= 2 and length(decision) <= 60),
  cases integer not null,
  constraint discipline_cases check (cases >= 0 and cases <= 1),
  recognised_from date,
  recognised_on date,
  post text not null,
  constraint discipline_pkey primary key (province_id, id)
);
create index discipline_list on discipline (org_pos, decided_on);
create index discipline_search on discipline using gin (search_text gin_trgm_ops);
create unique index discipline_once on discipline (province_id, unit_id, person, decided_on, decision);
create index discipline_person on discipline (province_id, person);
call guard_register('discipline');

