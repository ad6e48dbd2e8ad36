-- Sổ kết quả huấn luyện đơn vị
create table training_results (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  year integer not null,
  constraint training_results_year check (year >= 2000 and year <= 2100),
  content text not null,
  constraint training_results_content check (length(content) >= 3 and length(content) <= 120),
  completed_on date not null,
  due integer,
  constraint training_results_due check (due >= 1 and due <= 20000),
  present integer,
  constraint training_results_present check (present >= 0 and present <= 20000),
  grade text,
  constraint training_results_grade check (grade in ('excellent', 'good', 'pass', 'fail')),
  graded_by text,
  constraint training_results_graded_by check (length(graded_by) <= 120),
  decision text,
  constraint training_results_decision check (length(decision) <= 60),
  rating integer,
  constraint training_results_rating check (rating >= 1 and rating <= 4),
  constraint training_results_pkey primary key (province_id, id)
);
create index training_results_list on training_results (org_pos, completed_on);
create index training_results_search on training_results using gin (search_text gin_trgm_ops);
create unique index training_results_once on training_results (province_id, unit_id, year);
call guard_register('training_results');

-- Sổ diễn tập
create table exercises (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint exercises_title check (length(title) >= 3 and length(title) <= 120),
  kind text not null,
  constraint exercises_kind check (kind in ('commune_defence', 'civil_defence', 'area', 'province')),
  planned_for date not null,
  held_on date,
  days integer,
  constraint exercises_days check (days >= 1 and days <= 30),
  participants integer,
  constraint exercises_participants check (participants >= 1 and participants <= 20000),
  grade text,
  constraint exercises_grade check (grade in ('excellent', 'good', 'pass', 'fail')),
  decision text,
  constraint exercises_decision check (length(decision) <= 60),
  constraint exercises_pkey primary key (province_id, id)
);
create index exercises_list on exercises (org_pos, planned_for);
create index exercises_search on exercises using gin (search_text gin_trgm_ops);
create unique index exercises_once on exercises (province_id, unit_id, kind, planned_for);
call guard_register('exercises');

-- Sổ hội thi, hội thao
create table contests (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint contests_title check (length(title) >= 3 and length(title) <= 160),
  kind text not null,
  constraint contests_kind check (kind in ('sports', 'contest')),
  level text not null,
  constraint contests_level check (level in ('unit', 'area', 'province', 'military_region', 'ministry')),
  held_on date not null,
  participants integer not null,
  constraint contests_participants check (participants >= 1 and participants <= 5000),
  team_prizes integer not null,
  constraint contests_team_prizes check (team_prizes >= 0 and team_prizes <= 200),
  individual_prizes integer not null,
  constraint contests_individual_prizes check (individual_prizes >= 0 and individual_prizes <= 500),
  rank text,
  constraint contests_rank check (rank in ('first', 'second', 'third', 'consolation', 'none')),
  prizes integer not null,
  constraint contests_prizes check (prizes >= 0 and prizes <= 700),
  decision text,
  constraint contests_decision check (length(decision) <= 60),
  constraint contests_pkey primary key (province_id, id)
);
create index contests_list on contests (org_pos, held_on);
create index contests_search on contests using gin (search_text gin_trgm_ops);
create unique index contests_once on contests (province_id, unit_id, title, held_on);
call guard_register('contests');

-- Sổ lớp bồi dưỡng kiến thức QPAN
create table dse_classes (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint dse_classes_title check (length(title) >= 3 and length(title) <= 160),
  object_group text not null,
  constraint dse_classes_object_group check (object_group in ('group1', 'group2', 'group3', 'group4', 'dignitaries', 'managers')),
  held_from date not null,
  held_to date not null,
  days integer not null,
  constraint dse_classes_days check (days >= 1 and days <= 120),
  people integer not null,
  constraint dse_classes_people check (people >= 1 and people <= 5000),
  turns integer,
  constraint dse_classes_turns check (turns >= 1 and turns <= 50000),
  certificates integer,
  constraint dse_classes_certificates check (certificates >= 0 and certificates <= 5000),
  organiser text,
  constraint dse_classes_organiser check (length(organiser) <= 120),
  place text,
  constraint dse_classes_place check (length(place) <= 120),
  decision text,
  constraint dse_classes_decision check (length(decision) <= 60),
  constraint dse_classes_pkey primary key (province_id, id)
);
create index dse_classes_list on dse_classes (org_pos, held_to);
create index dse_classes_search on dse_classes using gin (search_text gin_trgm_ops);
create unique index dse_classes_once on dse_classes (province_id, unit_id, title, held_from);
call guard_register('dse_classes');

-- Sổ học sinh, sinh viên học GDQPAN
create table dse_pupils (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  school text not null,
  constraint dse_pupils_school check (length(school) >= 3 and length(school) <= 160),
  level text not null,
  constraint dse_pupils_level check (level in ('upper_secondary', 'vocational', 'college', 'university')),
  school_year text not null,
  constraint dse_pupils_school_year check (length(school_year) >= 9 and length(school_year) <= 9),
  term text not null,
  constraint dse_pupils_term check (term in ('year', 'first', 'second')),
  counted_on date not null,
  due integer not null,
  constraint dse_pupils_due check (due >= 0 and due <= 200000),
  taught integer not null,
  constraint dse_pupils_taught check (taught >= 0 and taught <= 200000),
  note text,
  constraint dse_pupils_note check (length(note) <= 200),
  term_from date not null,
  term_until date not null,
  constraint dse_pupils_pkey primary key (province_id, id)
);
create index dse_pupils_list on dse_pupils (org_pos, counted_on);
create index dse_pupils_search on dse_pupils using gin (search_text gin_trgm_ops);
create unique index dse_pupils_once on dse_pupils (province_id, unit_id, school, school_year, term);
call guard_register('dse_pupils');

-- Sổ tuyên truyền viên GDQPAN
create table communicators (
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
  constraint communicators_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  work text,
  constraint communicators_work check (length(work) <= 120),
  recognised_on date not null,
  until date,
  decision text not null,
  constraint communicators_decision check (length(decision) <= 60),
  person uuid,
  constraint communicators_pkey primary key (province_id, id)
);
create index communicators_list on communicators (org_pos, recognised_on);
create index communicators_search on communicators using gin (search_text gin_trgm_ops);
create index communicators_person on communicators (province_id, person);
call guard_register('communicators');

-- Sổ Hội đồng GDQPAN
create table dse_councils (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint dse_councils_title check (length(title) >= 3 and length(title) <= 120),
  act text not null,
  constraint dse_councils_act check (act in ('founded', 'consolidated')),
  decided_on date not null,
  until date,
  decision text not null,
  constraint dse_councils_decision check (length(decision) <= 60),
  members integer not null,
  constraint dse_councils_members check (members >= 1 and members <= 60),
  council uuid,
  constraint dse_councils_pkey primary key (province_id, id)
);
create index dse_councils_list on dse_councils (org_pos, decided_on);
create index dse_councils_search on dse_councils using gin (search_text gin_trgm_ops);
create index dse_councils_council on dse_councils (province_id, council);
call guard_register('dse_councils');

-- Sổ hội nghị, giao ban
create table conferences (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint conferences_title check (length(title) >= 3 and length(title) <= 200),
  kind text not null,
  constraint conferences_kind check (kind in ('half_year', 'year', 'briefing', 'assigning', 'with_course')),
  held_on date not null,
  sites integer not null,
  constraint conferences_sites check (sites >= 0 and sites <= 12000),
  delegates integer,
  constraint conferences_delegates check (delegates >= 1 and delegates <= 100000),
  invited integer,
  constraint conferences_invited check (invited >= 1 and invited <= 12000),
  represented integer,
  constraint conferences_represented check (represented >= 0 and represented <= 12000),
  tasks integer,
  constraint conferences_tasks check (tasks >= 0 and tasks <= 200),
  decision text,
  constraint conferences_decision check (length(decision) <= 60),
  constraint conferences_pkey primary key (province_id, id)
);
create index conferences_list on conferences (org_pos, held_on);
create index conferences_search on conferences using gin (search_text gin_trgm_ops);
create unique index conferences_once on conferences (province_id, unit_id, title, held_on);
call guard_register('conferences');

-- Sổ kiểm tra công tác quốc phòng
create table inspections (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint inspections_title check (length(title) >= 3 and length(title) <= 160),
  held_on date not null,
  level text not null,
  constraint inspections_level check (level in ('ministry', 'military_region', 'province', 'area', 'commune')),
  inspected_by text,
  constraint inspections_inspected_by check (length(inspected_by) <= 120),
  result text,
  constraint inspections_result check (result in ('excellent', 'good', 'pass', 'fail')),
  decision text,
  constraint inspections_decision check (length(decision) <= 60),
  constraint inspections_pkey primary key (province_id, id)
);
create index inspections_list on inspections (org_pos, held_on);
create index inspections_search on inspections using gin (search_text gin_trgm_ops);
create unique index inspections_once on inspections (province_id, unit_id, title, held_on);
call guard_register('inspections');

-- Sổ tồn tại sau kiểm tra
create table inspection_findings (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  inspection uuid not null,
  content text not null,
  constraint inspection_findings_content check (length(content) >= 5 and length(content) <= 200),
  due date,
  fixed_on date,
  remedy text,
  constraint inspection_findings_remedy check (length(remedy) <= 200),
  found_on date not null,
  late boolean not null,
  constraint inspection_findings_pkey primary key (province_id, id)
);
create index inspection_findings_list on inspection_findings (org_pos, found_on);
create index inspection_findings_search on inspection_findings using gin (search_text gin_trgm_ops);
create unique index inspection_findings_once on inspection_findings (province_id, unit_id, inspection, content);
create index inspection_findings_inspection on inspection_findings (province_id, inspection);
call guard_register('inspection_findings');
