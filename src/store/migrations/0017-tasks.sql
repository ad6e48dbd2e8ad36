-- Directives and what follows from them: tasks, shortcomings, petitions.

-- Sổ chỉ đạo, kết luận
create table directives (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  kind text not null,
  constraint directives_kind check (kind in ('conference_conclusion', 'directive', 'resolution', 'inspection_conclusion', 'spoken')),
  source text not null,
  constraint directives_source check (length(source) >= 3 and length(source) <= 200),
  document uuid,
  paragraph text not null,
  constraint directives_paragraph check (length(paragraph) >= 1 and length(paragraph) <= 60),
  content text not null,
  constraint directives_content check (length(content) >= 5 and length(content) <= 1000),
  given_on date not null,
  given_by text,
  constraint directives_given_by check (length(given_by) <= 120),
  due_on date,
  measured_by text,
  constraint directives_measured_by check (length(measured_by) <= 200),
  constraint directives_pkey primary key (province_id, id)
);
create index directives_list on directives (org_pos, given_on);
create index directives_search on directives using gin (search_text gin_trgm_ops);
create unique index directives_once on directives (province_id, unit_id, source, paragraph, given_on);
create index directives_document on directives (province_id, document);
call guard_register('directives');

-- Sổ nhiệm vụ được giao
create table tasks (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  content text not null,
  constraint tasks_content check (length(content) >= 5 and length(content) <= 500),
  source text,
  constraint tasks_source check (length(source) <= 260),
  assigned_by text,
  constraint tasks_assigned_by check (length(assigned_by) <= 160),
  assigned_on date not null,
  due_on date not null,
  received_on date,
  person text,
  constraint tasks_person check (length(person) <= 80),
  done_on date,
  evidence text,
  constraint tasks_evidence check (length(evidence) <= 500),
  result text not null,
  constraint tasks_result check (result in ('open', 'on_time', 'late')),
  overdue_from date,
  directive uuid,
  constraint tasks_pkey primary key (province_id, id)
);
create index tasks_list on tasks (org_pos, assigned_on);
create index tasks_search on tasks using gin (search_text gin_trgm_ops);
create unique index tasks_once on tasks (province_id, unit_id, content, assigned_on);
create index tasks_directive on tasks (province_id, directive);
call guard_register('tasks');

-- Sổ tồn tại, hạn chế
create table shortcomings (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  content text not null,
  constraint shortcomings_content check (length(content) >= 5 and length(content) <= 500),
  found_by text not null,
  constraint shortcomings_found_by check (found_by in ('self', 'superior', 'conference', 'report', 'complaint')),
  found_by_whom text,
  constraint shortcomings_found_by_whom check (length(found_by_whom) <= 160),
  found_on date not null,
  cause text,
  constraint shortcomings_cause check (length(cause) <= 500),
  evidence text,
  constraint shortcomings_evidence check (length(evidence) <= 300),
  due_on date,
  closed_on date,
  remedy text,
  constraint shortcomings_remedy check (length(remedy) <= 500),
  result text not null,
  constraint shortcomings_result check (result in ('open', 'on_time', 'late')),
  overdue_from date,
  constraint shortcomings_pkey primary key (province_id, id)
);
create index shortcomings_list on shortcomings (org_pos, found_on);
create index shortcomings_search on shortcomings using gin (search_text gin_trgm_ops);
create unique index shortcomings_once on shortcomings (province_id, unit_id, content, found_on);
call guard_register('shortcomings');

-- Sổ kiến nghị, đề xuất
create table petitions (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  content text not null,
  constraint petitions_content check (length(content) >= 5 and length(content) <= 600),
  raised_on date not null,
  raised_by text,
  constraint petitions_raised_by check (length(raised_by) <= 120),
  addressee text not null,
  constraint petitions_addressee check (addressee in ('commune', 'regional_command', 'province', 'military_region', 'department', 'general_staff')),
  due_on date,
  received_on date,
  answered_on date,
  answer text,
  constraint petitions_answer check (length(answer) <= 1000),
  answer_number text,
  constraint petitions_answer_number check (length(answer_number) <= 60),
  escalated_to text,
  constraint petitions_escalated_to check (escalated_to in ('commune', 'regional_command', 'province', 'military_region', 'department', 'general_staff')),
  escalated_on date,
  result text not null,
  constraint petitions_result check (result in ('open', 'on_time', 'late')),
  overdue_from date,
  constraint petitions_pkey primary key (province_id, id)
);
create index petitions_list on petitions (org_pos, raised_on);
create index petitions_search on petitions using gin (search_text gin_trgm_ops);
create unique index petitions_once on petitions (province_id, unit_id, content, raised_on);
call guard_register('petitions');
