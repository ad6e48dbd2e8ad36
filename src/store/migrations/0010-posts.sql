-- Established posts and who holds them, commands to consolidate, base data; as tableSql() writes them.

-- Sổ chức vụ theo biên chế
create table posts (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  post text not null,
  constraint posts_post check (post in ('commander', 'political_officer', 'deputy_commander', 'deputy_political_officer', 'assistant', 'technical_specialist', 'hamlet_leader', 'battalion_leader', 'battalion_political_officer', 'company_leader', 'company_political_officer', 'platoon_leader', 'squad_leader', 'boat_master', 'crew_leader')),
  seats integer not null,
  constraint posts_seats check (seats >= 1 and seats <= 500),
  established_on date not null,
  until date,
  decision text,
  constraint posts_decision check (length(decision) <= 60),
  title text,
  constraint posts_title check (length(title) <= 60),
  constraint posts_pkey primary key (province_id, id)
);
create index posts_list on posts (org_pos, established_on);
create index posts_search on posts using gin (search_text gin_trgm_ops);
create unique index posts_once on posts (province_id, unit_id, post, established_on);
call guard_register('posts');

-- Sổ người giữ chức vụ
create table terms (
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
  constraint terms_full_name check (length(full_name) >= 2 and length(full_name) <= 80),
  born_on date not null,
  identity_no_sealed bytea,
  identity_no_mark bytea,
  identity_no_last text,
  post uuid not null,
  holder_kind text not null,
  constraint terms_holder_kind check (holder_kind in ('regular_officer', 'professional_serviceman', 'militia', 'part_time')),
  qualified boolean not null,
  appointed_by text,
  constraint terms_appointed_by check (appointed_by in ('military_region', 'province_chairman', 'province_commander', 'district_chairman', 'district_commander', 'commune_commander')),
  decision text,
  constraint terms_decision check (length(decision) <= 60),
  appointed_on date not null,
  until date,
  post_code text not null,
  seats integer not null,
  post_from date not null,
  post_until date,
  constraint terms_pkey primary key (province_id, id)
);
create index terms_list on terms (org_pos, appointed_on);
create index terms_search on terms using gin (search_text gin_trgm_ops);
create unique index terms_once on terms (province_id, unit_id, post, full_name, born_on, appointed_on);
create index terms_post on terms (province_id, post);
call guard_register('terms');

-- Sổ kiện toàn Ban CHQS
create table consolidation (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  since date not null,
  lacks text not null,
  constraint consolidation_lacks check (lacks in ('commander', 'political_officer', 'deputies', 'several', 'decision')),
  detail text,
  constraint consolidation_detail check (length(detail) <= 200),
  due_on date,
  completed_on date,
  decision text,
  constraint consolidation_decision check (length(decision) <= 60),
  outcome text,
  constraint consolidation_outcome check (outcome in ('on_time', 'late')),
  constraint consolidation_pkey primary key (province_id, id)
);
create index consolidation_list on consolidation (org_pos, since);
create index consolidation_search on consolidation using gin (search_text gin_trgm_ops);
create unique index consolidation_once on consolidation (province_id, unit_id, since);
call guard_register('consolidation');

-- Sổ số liệu nền
create table base_data (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  kind text not null,
  constraint base_data_kind check (kind in ('population', 'staff', 'msdf_age')),
  value integer not null,
  constraint base_data_value check (value >= 0 and value <= 200000000),
  as_of date not null,
  source text not null,
  constraint base_data_source check (length(source) >= 3 and length(source) <= 160),
  note text,
  constraint base_data_note check (length(note) <= 200),
  until date,
  constraint base_data_pkey primary key (province_id, id)
);
create index base_data_list on base_data (org_pos, as_of);
create index base_data_search on base_data using gin (search_text gin_trgm_ops);
create unique index base_data_once on base_data (province_id, unit_id, kind, as_of);
call guard_register('base_data');

