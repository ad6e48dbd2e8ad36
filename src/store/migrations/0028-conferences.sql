-- A conference says where, when, chaired by whom, and whether it is kept by lists; its programme, sites, guests and papers have books.
alter table conferences
  add column starts_at text,
  add constraint conferences_starts_at check (length(starts_at) >= 2 and length(starts_at) <= 16),
  add column place text,
  add constraint conferences_place check (length(place) <= 200),
  add column chair text,
  add constraint conferences_chair check (length(chair) <= 200),
  add column leaders text,
  add constraint conferences_leaders check (length(leaders) <= 600),
  add column period text,
  add constraint conferences_period check (length(period) <= 60),
  add column as_of date,
  add column listed boolean not null default false,
  add column speech text,
  add constraint conferences_speech check (length(speech) <= 2000);
alter table conferences alter column listed drop default;

-- A conclusion names its conference and who carries it out.
alter table directives
  add column owners text,
  add constraint directives_owners check (length(owners) <= 8000),
  add column conference uuid,
  add column held_on date,
  add column listed boolean;
create index directives_conference on directives (province_id, conference);

-- Sổ chương trình hội nghị
create table conference_items (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  conference uuid not null,
  held_on date not null,
  listed boolean not null,
  starts_at text not null,
  constraint conference_items_starts_at check (length(starts_at) >= 2 and length(starts_at) <= 16),
  minutes integer,
  constraint conference_items_minutes check (minutes >= 1 and minutes <= 720),
  part text not null,
  constraint conference_items_part check (part in ('opening', 'report', 'film', 'papers', 'speech', 'commendation', 'course', 'conclusion', 'break', 'other')),
  content text not null,
  constraint conference_items_content check (length(content) >= 3 and length(content) <= 300),
  person text,
  constraint conference_items_person check (length(person) <= 200),
  minute_of_day integer,
  constraint conference_items_minute_of_day check (minute_of_day >= 0 and minute_of_day <= 1439),
  constraint conference_items_pkey primary key (province_id, id)
);
create index conference_items_list on conference_items (org_pos, held_on);
create index conference_items_search on conference_items using gin (search_text gin_trgm_ops);
create unique index conference_items_once on conference_items (province_id, unit_id, conference, starts_at, content);
create index conference_items_conference on conference_items (province_id, conference);
call guard_register('conference_items');
-- Sổ điểm cầu hội nghị
create table conference_sites (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  conference uuid not null,
  held_on date not null,
  listed boolean not null,
  name text not null,
  constraint conference_sites_name check (length(name) >= 2 and length(name) <= 160),
  kind text not null,
  constraint conference_sites_kind check (kind in ('main', 'site')),
  body text,
  constraint conference_sites_body check (length(body) <= 160),
  place text,
  constraint conference_sites_place check (length(place) <= 160),
  contact text,
  constraint conference_sites_contact check (length(contact) <= 120),
  phone text,
  constraint conference_sites_phone check (length(phone) >= 3 and length(phone) <= 30),
  seats integer,
  constraint conference_sites_seats check (seats >= 1 and seats <= 20000),
  tested_on date,
  present integer,
  constraint conference_sites_present check (present >= 0 and present <= 20000),
  constraint conference_sites_pkey primary key (province_id, id)
);
create index conference_sites_list on conference_sites (org_pos, held_on);
create index conference_sites_search on conference_sites using gin (search_text gin_trgm_ops);
create unique index conference_sites_once on conference_sites (province_id, unit_id, conference, name);
create index conference_sites_conference on conference_sites (province_id, conference);
call guard_register('conference_sites');
-- Sổ thành phần dự hội nghị
create table conference_guests (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  conference uuid not null,
  held_on date not null,
  listed boolean not null,
  guest text not null,
  constraint conference_guests_guest check (length(guest) >= 2 and length(guest) <= 200),
  kind text not null,
  constraint conference_guests_kind check (kind in ('unit', 'leader', 'guest')),
  site text,
  constraint conference_guests_site check (length(site) <= 160),
  asked integer,
  constraint conference_guests_asked check (asked >= 1 and asked <= 1000),
  reply text,
  constraint conference_guests_reply check (reply in ('coming', 'not_coming')),
  came text,
  constraint conference_guests_came check (came in ('present', 'absent')),
  reason text,
  constraint conference_guests_reason check (length(reason) <= 200),
  constraint conference_guests_pkey primary key (province_id, id)
);
create index conference_guests_list on conference_guests (org_pos, held_on);
create index conference_guests_search on conference_guests using gin (search_text gin_trgm_ops);
create unique index conference_guests_once on conference_guests (province_id, unit_id, conference, guest);
create index conference_guests_conference on conference_guests (province_id, conference);
call guard_register('conference_guests');
-- Sổ tham luận hội nghị
create table conference_papers (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  conference uuid not null,
  held_on date not null,
  listed boolean not null,
  title text not null,
  constraint conference_papers_title check (length(title) >= 5 and length(title) <= 300),
  body text not null,
  constraint conference_papers_body check (length(body) >= 2 and length(body) <= 160),
  speaker text,
  constraint conference_papers_speaker check (length(speaker) <= 120),
  place integer,
  constraint conference_papers_place check (place >= 1 and place <= 200),
  use text not null,
  constraint conference_papers_use check (use in ('read', 'printed')),
  received_on date,
  constraint conference_papers_pkey primary key (province_id, id)
);
create index conference_papers_list on conference_papers (org_pos, held_on);
create index conference_papers_search on conference_papers using gin (search_text gin_trgm_ops);
create unique index conference_papers_once on conference_papers (province_id, unit_id, conference, title);
create index conference_papers_conference on conference_papers (province_id, conference);
call guard_register('conference_papers');
