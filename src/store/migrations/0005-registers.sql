-- The registers, as tableSql() in registerTable.ts writes them from their declarations.

-- Sổ cán bộ, chiến sĩ
create table personnel (
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
  constraint personnel_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  female boolean not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  force text not null,
  constraint personnel_force check (force in ('militia', 'self_defence')),
  force_kind text not null,
  constraint personnel_force_kind check (force_kind in ('on_site', 'mobile', 'standing', 'maritime', 'air_defence', 'artillery', 'reconnaissance', 'signals', 'engineer', 'chemical_defence', 'medical')),
  post text not null,
  constraint personnel_post check (post in ('commander', 'political_officer', 'deputy_commander', 'deputy_political_officer', 'hamlet_leader', 'company_leader', 'platoon_leader', 'squad_leader', 'crew_leader', 'soldier')),
  team text,
  constraint personnel_team check (length(team) <= 60),
  joined_on date not null,
  left_on date,
  status text not null,
  constraint personnel_status check (status in ('registered', 'selected', 'serving', 'extended', 'completed', 'managed_pool', 'deferred', 'exempt', 'early_discharge', 'struck_off', 'moved_away')),
  ground text,
  constraint personnel_ground check (ground in ('defer_a', 'defer_b', 'defer_c', 'defer_d', 'defer_dd', 'defer_e', 'defer_g', 'defer_h', 'exempt_a', 'exempt_b', 'exempt_c', 'exempt_d', 'exempt_dd', 'early_a', 'early_b', 'early_c', 'early_d', 'early_dd', 'strike_a', 'strike_b', 'strike_c', 'strike_d', 'strike_dd', 'strike_e')),
  entry text not null,
  constraint personnel_entry check (entry in ('admitted', 'transferred', 'continued')),
  party_member boolean not null,
  youth_union boolean not null,
  decision text,
  constraint personnel_decision check (length(decision) <= 60),
  person uuid,
  constraint personnel_pkey primary key (province_id, id)
);
create index personnel_list on personnel (org_pos, joined_on);
create index personnel_search on personnel using gin (search_text gin_trgm_ops);
create unique index personnel_once on personnel (province_id, identity_no_mark) where left_on is null;
create index personnel_person on personnel (province_id, person);

-- Sổ lớp tập huấn, huấn luyện
create table courses (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint courses_title check (length(title) >= 3 and length(title) <= 160),
  kind text not null,
  constraint courses_kind check (kind in ('officer', 'unit_leader', 'force')),
  programme text not null,
  constraint courses_programme check (programme in ('first_year', 'later_12', 'later_7', 'standing_60', 'course')),
  held_from date not null,
  held_to date not null,
  days integer not null,
  constraint courses_days check (days >= 1 and days <= 90),
  place text,
  constraint courses_place check (length(place) <= 120),
  decision text,
  constraint courses_decision check (length(decision) <= 60),
  constraint courses_pkey primary key (province_id, id)
);
create index courses_list on courses (org_pos, held_to);
create index courses_search on courses using gin (search_text gin_trgm_ops);
create unique index courses_once on courses (province_id, unit_id, title, held_from);

-- Sổ theo dõi tập huấn, huấn luyện
create table training (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  person uuid not null,
  course uuid not null,
  called boolean not null,
  present boolean not null,
  absence text,
  constraint training_absence check (absence in ('work', 'sick', 'study', 'away', 'unexplained')),
  grade text,
  constraint training_grade check (grade in ('excellent', 'good', 'pass', 'fail')),
  kind text not null,
  constraint training_kind check (kind in ('officer', 'unit_leader', 'force')),
  programme text not null,
  constraint training_programme check (programme in ('first_year', 'later_12', 'later_7', 'standing_60', 'course')),
  held_to date not null,
  days integer not null,
  constraint training_pkey primary key (province_id, id)
);
create index training_list on training (org_pos, held_to);
create index training_search on training using gin (search_text gin_trgm_ops);
create unique index training_once on training (province_id, unit_id, course, person);
create index training_person on training (province_id, person);
create index training_course on training (province_id, course);

-- Sổ trực, tuần tra, canh gác
create table duty (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  day date not null,
  kind text not null,
  constraint duty_kind check (kind in ('duty', 'patrol', 'event')),
  shift text not null,
  constraint duty_shift check (shift in ('day', 'night', 'day_night')),
  place text not null,
  constraint duty_place check (length(place) >= 2 and length(place) <= 120),
  people integer not null,
  constraint duty_people check (people >= 1 and people <= 5000),
  turns integer not null,
  constraint duty_turns check (turns >= 0 and turns <= 100),
  man_days integer not null,
  constraint duty_man_days check (man_days >= 0 and man_days <= 5000),
  team_turns integer not null,
  constraint duty_team_turns check (team_turns >= 0 and team_turns <= 1000),
  person_turns integer not null,
  constraint duty_person_turns check (person_turns >= 0 and person_turns <= 20000),
  alongside text,
  constraint duty_alongside check (alongside in ('police', 'border_guard', 'regular', 'several')),
  decision text,
  constraint duty_decision check (length(decision) <= 60),
  joint_with uuid,
  constraint duty_pkey primary key (province_id, id)
);
create index duty_list on duty (org_pos, day);
create index duty_search on duty using gin (search_text gin_trgm_ops);
create unique index duty_once on duty (province_id, unit_id, day, kind, shift, place);
create index duty_joint_with on duty (province_id, joint_with);
