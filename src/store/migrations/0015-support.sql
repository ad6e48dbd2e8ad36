-- Relief, benefits, works, remains, party cells: as tableSql() writes them from their declarations.

-- Sổ phòng thủ dân sự, giúp dân
create table relief (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  day date not null,
  until date,
  kind text not null,
  constraint relief_kind check (kind in ('disaster', 'rescue', 'forest', 'civil_defence', 'epidemic', 'civic_action')),
  event text,
  constraint relief_event check (length(event) <= 120),
  place text not null,
  constraint relief_place check (length(place) >= 2 and length(place) <= 160),
  decision text,
  constraint relief_decision check (length(decision) <= 60),
  militia integer not null,
  constraint relief_militia check (militia >= 0 and militia <= 100000),
  self_defence integer not null,
  constraint relief_self_defence check (self_defence >= 0 and self_defence <= 100000),
  regulars integer not null,
  constraint relief_regulars check (regulars >= 0 and regulars <= 100000),
  police integer not null,
  constraint relief_police check (police >= 0 and police <= 100000),
  others integer not null,
  constraint relief_others check (others >= 0 and others <= 100000),
  teams integer not null,
  constraint relief_teams check (teams >= 0 and teams <= 1000),
  person_turns integer not null,
  constraint relief_person_turns check (person_turns >= 0 and person_turns <= 200000),
  man_days integer not null,
  constraint relief_man_days check (man_days >= 0 and man_days <= 200000),
  hours integer,
  constraint relief_hours check (hours >= 0 and hours <= 100000),
  evacuated integer,
  constraint relief_evacuated check (evacuated >= 0 and evacuated <= 10000000),
  households integer,
  constraint relief_households check (households >= 0 and households <= 10000000),
  houses integer,
  constraint relief_houses check (houses >= 0 and houses <= 10000000),
  area integer,
  constraint relief_area check (area >= 0 and area <= 10000000),
  cost bigint,
  constraint relief_cost check (cost >= 0 and cost <= 10000000000000),
  joint_with uuid,
  constraint relief_pkey primary key (province_id, id)
);
create index relief_list on relief (org_pos, day);
create index relief_search on relief using gin (search_text gin_trgm_ops);
create unique index relief_once on relief (province_id, unit_id, day, kind, place);
create index relief_joint_with on relief (province_id, joint_with);
call guard_register('relief');

-- Sổ mức chi, trợ cấp
create table allowance_rates (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  kind text not null,
  constraint allowance_rates_kind check (kind in ('labour_day', 'meal', 'hamlet_leader', 'deputy_commander')),
  amount integer not null,
  constraint allowance_rates_amount check (amount >= 1 and amount <= 1000000000),
  decision text not null,
  constraint allowance_rates_decision check (length(decision) >= 2 and length(decision) <= 80),
  valid_from date not null,
  valid_until date,
  constraint allowance_rates_pkey primary key (province_id, id)
);
create index allowance_rates_list on allowance_rates (org_pos, valid_from);
create index allowance_rates_search on allowance_rates using gin (search_text gin_trgm_ops);
create unique index allowance_rates_once on allowance_rates (province_id, unit_id, kind, valid_from);
call guard_register('allowance_rates');

-- Sổ kinh phí
create table budget (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  year integer not null,
  constraint budget_year check (year >= 2000 and year <= 2100),
  kind text not null,
  constraint budget_kind check (kind in ('planned', 'spent')),
  source text not null,
  constraint budget_source check (source in ('ministry', 'locality', 'organisation')),
  item text not null,
  constraint budget_item check (item in ('allowance', 'training', 'uniform', 'support_equipment', 'headquarters', 'activity', 'other')),
  subject text not null,
  constraint budget_subject check (length(subject) >= 2 and length(subject) <= 160),
  day date not null,
  amount bigint not null,
  constraint budget_amount check (amount >= 1 and amount <= 10000000000000),
  decision text,
  constraint budget_decision check (length(decision) <= 60),
  constraint budget_pkey primary key (province_id, id)
);
create index budget_list on budget (org_pos, day);
create index budget_search on budget using gin (search_text gin_trgm_ops);
create unique index budget_once on budget (province_id, unit_id, year, source, item, kind, day, subject);
call guard_register('budget');

-- Sổ trụ sở Ban CHQS cấp xã
create table headquarters (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  old_commune text not null,
  constraint headquarters_old_commune check (length(old_commune) >= 2 and length(old_commune) <= 80),
  new_commune text,
  constraint headquarters_new_commune check (length(new_commune) <= 80),
  work text not null,
  constraint headquarters_work check (work in ('existing', 'built', 'repaired')),
  day date not null,
  status text,
  constraint headquarters_status check (status in ('good', 'worn', 'shared', 'temporary', 'surplus')),
  cost bigint,
  constraint headquarters_cost check (cost >= 0 and cost <= 1000000000000),
  capital text,
  constraint headquarters_capital check (capital in ('ministry', 'province', 'commune', 'organisation', 'social')),
  decision text,
  constraint headquarters_decision check (length(decision) <= 60),
  since date,
  until date,
  constraint headquarters_pkey primary key (province_id, id)
);
create index headquarters_list on headquarters (org_pos, day);
create index headquarters_search on headquarters using gin (search_text gin_trgm_ops);
create unique index headquarters_once on headquarters (province_id, unit_id, old_commune, day);
call guard_register('headquarters');

-- Sổ công trình doanh trại
create table base_works (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint base_works_title check (length(title) >= 2 and length(title) <= 160),
  kind text not null,
  constraint base_works_kind check (kind in ('building', 'training_ground', 'yard', 'other')),
  started_on date not null,
  completed_on date,
  cost bigint,
  constraint base_works_cost check (cost >= 0 and cost <= 10000000000000),
  capital text,
  constraint base_works_capital check (capital in ('ministry', 'province', 'commune', 'organisation', 'social')),
  decision text,
  constraint base_works_decision check (length(decision) <= 60),
  constraint base_works_pkey primary key (province_id, id)
);
create index base_works_list on base_works (org_pos, started_on);
create index base_works_search on base_works using gin (search_text gin_trgm_ops);
create unique index base_works_once on base_works (province_id, unit_id, title, started_on);
call guard_register('base_works');

-- Sổ vụ việc đất quốc phòng
create table land_cases (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint land_cases_title check (length(title) >= 2 and length(title) <= 200),
  kind text not null,
  constraint land_cases_kind check (kind in ('encroachment', 'dispute', 'misuse', 'papers')),
  area integer,
  constraint land_cases_area check (area >= 0 and area <= 100000000),
  opened_on date not null,
  settled_on date,
  outcome text,
  constraint land_cases_outcome check (length(outcome) <= 200),
  decision text,
  constraint land_cases_decision check (length(decision) <= 60),
  constraint land_cases_pkey primary key (province_id, id)
);
create index land_cases_list on land_cases (org_pos, opened_on);
create index land_cases_search on land_cases using gin (search_text gin_trgm_ops);
create unique index land_cases_once on land_cases (province_id, unit_id, title, opened_on);
call guard_register('land_cases');

-- Sổ mua sắm công cụ hỗ trợ, trang phục
create table purchases (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  year integer not null,
  constraint purchases_year check (year >= 2000 and year <= 2100),
  kind text not null,
  constraint purchases_kind check (kind in ('support_equipment', 'uniform')),
  day date not null,
  times integer not null,
  constraint purchases_times check (times >= 1 and times <= 100),
  cost bigint,
  constraint purchases_cost check (cost >= 0 and cost <= 1000000000000),
  decision text not null,
  constraint purchases_decision check (length(decision) >= 2 and length(decision) <= 60),
  constraint purchases_pkey primary key (province_id, id)
);
create index purchases_list on purchases (org_pos, day);
create index purchases_search on purchases using gin (search_text gin_trgm_ops);
create unique index purchases_once on purchases (province_id, unit_id, year, kind);
call guard_register('purchases');

-- Sổ tìm kiếm, quy tập hài cốt liệt sĩ
create table remains (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  mission text not null,
  constraint remains_mission check (length(mission) >= 2 and length(mission) <= 120),
  team text,
  constraint remains_team check (length(team) <= 60),
  land text not null,
  constraint remains_land check (land in ('abroad', 'home')),
  place text not null,
  constraint remains_place check (length(place) >= 2 and length(place) <= 120),
  started_on date not null,
  ended_on date not null,
  recovered integer not null,
  constraint remains_recovered check (recovered >= 0 and recovered <= 10000),
  handed_over integer not null,
  constraint remains_handed_over check (handed_over >= 0 and handed_over <= 10000),
  handed_over_on date,
  constraint remains_pkey primary key (province_id, id)
);
create index remains_list on remains (org_pos, ended_on);
create index remains_search on remains using gin (search_text gin_trgm_ops);
create unique index remains_once on remains (province_id, unit_id, mission, started_on);
call guard_register('remains');

-- Sổ chi bộ quân sự
create table party_cells (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint party_cells_title check (length(title) >= 2 and length(title) <= 120),
  since date not null,
  until date,
  status text not null,
  constraint party_cells_status check (status in ('active', 'dissolved')),
  entry text not null,
  constraint party_cells_entry check (entry in ('founded', 'continued')),
  committee boolean not null,
  members integer not null,
  constraint party_cells_members check (members >= 0 and members <= 500),
  admitted integer not null,
  constraint party_cells_admitted check (admitted >= 0 and admitted <= 100),
  decision text,
  constraint party_cells_decision check (length(decision) <= 60),
  cell uuid,
  constraint party_cells_pkey primary key (province_id, id)
);
create index party_cells_list on party_cells (org_pos, since);
create index party_cells_search on party_cells using gin (search_text gin_trgm_ops);
create unique index party_cells_once on party_cells (province_id, unit_id, title) where until is null;
create index party_cells_cell on party_cells (province_id, cell);
call guard_register('party_cells');

-- Sổ chính sách hậu phương quân đội
create table rear_policy (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  kind text not null,
  constraint rear_policy_kind check (kind in ('serving_family', 'martyr_family', 'wounded', 'veteran', 'other')),
  people integer not null,
  constraint rear_policy_people check (people >= 0 and people <= 1000000),
  since date not null,
  until date,
  note text not null,
  constraint rear_policy_note check (length(note) >= 2 and length(note) <= 160),
  constraint rear_policy_pkey primary key (province_id, id)
);
create index rear_policy_list on rear_policy (org_pos, since);
create index rear_policy_search on rear_policy using gin (search_text gin_trgm_ops);
create unique index rear_policy_once on rear_policy (province_id, unit_id, kind, since);
call guard_register('rear_policy');
