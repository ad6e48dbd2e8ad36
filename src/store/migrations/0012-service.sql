-- Military service: registration at 17, the call-up year, discharge, the reserve.
-- Sổ đăng ký nghĩa vụ quân sự tuổi 17
create table age17 (
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
  constraint age17_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  year integer not null,
  constraint age17_year check (year >= 2000 and year <= 2100),
  hamlet text,
  constraint age17_hamlet check (length(hamlet) <= 80),
  school text,
  constraint age17_school check (length(school) <= 120),
  entry text not null,
  constraint age17_entry check (entry in ('january', 'supplement', 'moved_in')),
  listed_on date not null,
  called_on date,
  result text not null,
  constraint age17_result check (result in ('waiting', 'registered', 'absent', 'exempt', 'barred', 'moved_out')),
  result_on date,
  reason text,
  constraint age17_reason check (length(reason) <= 160),
  constraint age17_pkey primary key (province_id, id)
);
create index age17_list on age17 (org_pos, listed_on);
create index age17_search on age17 using gin (search_text gin_trgm_ops);
create unique index age17_once on age17 (province_id, identity_no_mark, year);
call guard_register('age17');

-- Sổ chỉ tiêu gọi công dân nhập ngũ
create table call_up_quota (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  year integer not null,
  constraint call_up_quota_year check (year >= 2000 and year <= 2100),
  army integer not null,
  constraint call_up_quota_army check (army >= 0 and army <= 20000),
  police integer not null,
  constraint call_up_quota_police check (police >= 0 and police <= 20000),
  decision text not null,
  constraint call_up_quota_decision check (length(decision) <= 60),
  decided_on date not null,
  handover_on date not null,
  constraint call_up_quota_pkey primary key (province_id, id)
);
create index call_up_quota_list on call_up_quota (org_pos, handover_on);
create index call_up_quota_search on call_up_quota using gin (search_text gin_trgm_ops);
create unique index call_up_quota_once on call_up_quota (province_id, unit_id, year);
call guard_register('call_up_quota');

-- Sổ tuyển chọn, gọi công dân nhập ngũ
create table service_year (
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
  constraint service_year_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  year integer not null,
  constraint service_year_year check (year >= 2000 and year <= 2100),
  hamlet text,
  constraint service_year_hamlet check (length(hamlet) <= 80),
  schooling text,
  constraint service_year_schooling check (schooling in ('lower', 'upper', 'vocational', 'college', 'university')),
  party_member boolean not null,
  listed_on date not null,
  off_list_on date,
  ground text,
  constraint service_year_ground check (ground in ('defer_a', 'defer_b', 'defer_c', 'defer_d', 'defer_dd', 'defer_e', 'defer_g', 'exempt_a', 'exempt_b', 'exempt_c', 'exempt_d', 'exempt_dd')),
  ground_on date,
  posted_on date,
  volunteered_on date,
  prescreen_called_on date,
  prescreen_on date,
  prescreen_result text,
  constraint service_year_prescreen_result check (prescreen_result in ('passed', 'failed')),
  medical_called_on date,
  medical_on date,
  health_grade_sealed bytea,
  health_grade_mark bytea,
  health_criterion_sealed bytea,
  health_criterion_mark bytea,
  force text,
  constraint service_year_force check (force in ('army', 'police')),
  order_on date,
  order_kind text,
  constraint service_year_order_kind check (order_kind in ('main', 'reserve')),
  order_no text,
  constraint service_year_order_no check (length(order_no) <= 40),
  handed_on date,
  point text,
  constraint service_year_point check (length(point) <= 120),
  recheck_on date,
  recheck_result text,
  constraint service_year_recheck_result check (recheck_result in ('kept', 'returned')),
  replacement boolean not null,
  stop_reason_sealed bytea,
  stop_reason_mark bytea,
  in_force boolean not null,
  list_from date,
  list_until date,
  ground_until date,
  constraint service_year_pkey primary key (province_id, id)
);
create index service_year_list on service_year (org_pos, listed_on);
create index service_year_search on service_year using gin (search_text gin_trgm_ops);
create unique index service_year_once on service_year (province_id, identity_no_mark, year);
call guard_register('service_year');

-- Sổ điểm giao, nhận quân
create table handover_points (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  place text not null,
  constraint handover_points_place check (length(place) >= 2 and length(place) <= 120),
  day date not null,
  army integer not null,
  constraint handover_points_army check (army >= 0 and army <= 20000),
  police integer not null,
  constraint handover_points_police check (police >= 0 and police <= 20000),
  host text,
  constraint handover_points_host check (length(host) <= 120),
  guests text,
  constraint handover_points_guests check (length(guests) <= 200),
  constraint handover_points_pkey primary key (province_id, id)
);
create index handover_points_list on handover_points (org_pos, day);
create index handover_points_search on handover_points using gin (search_text gin_trgm_ops);
create unique index handover_points_once on handover_points (province_id, unit_id, day, place);
call guard_register('handover_points');

-- Sổ quân nhân xuất ngũ trở về
create table discharged (
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
  constraint discharged_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  force text not null,
  constraint discharged_force check (force in ('army', 'police')),
  enlisted_on date,
  discharged_on date not null,
  received_on date not null,
  reserve_on date,
  placed_on date,
  placed_at text,
  constraint discharged_placed_at check (length(placed_at) <= 120),
  constraint discharged_pkey primary key (province_id, id)
);
create index discharged_list on discharged (org_pos, received_on);
create index discharged_search on discharged using gin (search_text gin_trgm_ops);
create unique index discharged_once on discharged (province_id, identity_no_mark);
call guard_register('discharged');

-- Sổ tổng hợp lực lượng dự bị động viên
create table reserve (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  category text not null,
  constraint reserve_category check (category in ('officers', 'soldiers', 'vehicles')),
  stated_on date not null,
  until date,
  registered integer not null,
  constraint reserve_registered check (registered >= 0 and registered <= 5000000),
  quota integer not null,
  constraint reserve_quota check (quota >= 0 and quota <= 5000000),
  assigned integer not null,
  constraint reserve_assigned check (assigned >= 0 and assigned <= 5000000),
  party_members integer not null,
  constraint reserve_party_members check (party_members >= 0 and party_members <= 5000000),
  constraint reserve_pkey primary key (province_id, id)
);
create index reserve_list on reserve (org_pos, stated_on);
create index reserve_search on reserve using gin (search_text gin_trgm_ops);
create unique index reserve_once on reserve (province_id, unit_id, category, stated_on);
call guard_register('reserve');

-- Sổ gọi huấn luyện, phúc tra dự bị
create table reserve_calls (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  title text not null,
  constraint reserve_calls_title check (length(title) >= 2 and length(title) <= 120),
  kind text not null,
  constraint reserve_calls_kind check (kind in ('training', 'readiness', 'verification', 'meeting')),
  day date not null,
  last_day date,
  called integer not null,
  constraint reserve_calls_called check (called >= 0 and called <= 1000000),
  attended integer not null,
  constraint reserve_calls_attended check (attended >= 0 and attended <= 1000000),
  decision text,
  constraint reserve_calls_decision check (length(decision) <= 60),
  constraint reserve_calls_pkey primary key (province_id, id)
);
create index reserve_calls_list on reserve_calls (org_pos, day);
create index reserve_calls_search on reserve_calls using gin (search_text gin_trgm_ops);
create unique index reserve_calls_once on reserve_calls (province_id, unit_id, day, kind, title);
call guard_register('reserve_calls');

-- Sổ xử lý vi phạm nghĩa vụ quân sự
create table service_violations (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  decision text not null,
  constraint service_violations_decision check (length(decision) >= 2 and length(decision) <= 60),
  kind text not null,
  constraint service_violations_kind check (kind in ('registration', 'prescreen', 'medical', 'callup', 'fraud', 'obstruction', 'reserve')),
  happened_on date,
  decided_on date not null,
  measure text not null,
  constraint service_violations_measure check (measure in ('warning', 'fine', 'criminal')),
  fine integer,
  constraint service_violations_fine check (fine >= 0 and fine <= 1000000000),
  complied boolean not null,
  constraint service_violations_pkey primary key (province_id, id)
);
create index service_violations_list on service_violations (org_pos, decided_on);
create index service_violations_search on service_violations using gin (search_text gin_trgm_ops);
create unique index service_violations_once on service_violations (province_id, unit_id, decision);
call guard_register('service_violations');
