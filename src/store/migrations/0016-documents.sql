-- Documents, their receipts down the tree, and what each unit must hold, as tableSql() writes them from their declarations.

-- Sổ văn bản đi, đến
create table documents (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  direction text not null,
  constraint documents_direction check (direction in ('out', 'in')),
  number integer not null,
  constraint documents_number check (number >= 1 and number <= 99999),
  symbol text not null,
  constraint documents_symbol check (length(symbol) >= 2 and length(symbol) <= 40),
  reference text not null,
  constraint documents_reference check (length(reference) <= 50),
  issued_on date not null,
  kind text not null,
  constraint documents_kind check (kind in ('resolution', 'decision', 'directive', 'regulation', 'rules', 'communique', 'notice', 'guidance', 'programme', 'plan', 'option', 'scheme', 'project', 'report', 'minutes', 'proposal', 'contract', 'official_letter', 'dispatch', 'memorandum', 'agreement', 'authorisation', 'invitation', 'introduction', 'leave_permit', 'sending_slip', 'transfer_slip', 'notice_slip', 'open_letter', 'party_resolution', 'conclusion', 'coordination_regulation', 'coordination_plan')),
  abstract text not null,
  constraint documents_abstract check (length(abstract) >= 5 and length(abstract) <= 500),
  subject text,
  constraint documents_subject check (subject in ('annual_resolution', 'annual_plan', 'coordination_regulation', 'coordination_report_h1', 'coordination_report_h2', 'scheme')),
  year integer,
  constraint documents_year check (year >= 2000 and year <= 2100),
  guiding boolean not null,
  issuer text,
  constraint documents_issuer check (length(issuer) <= 160),
  authority text,
  constraint documents_authority check (authority in ('head', 'collective', 'for_head', 'by_order', 'delegated', 'acting')),
  signer text,
  constraint documents_signer check (length(signer) <= 80),
  recipients text,
  constraint documents_recipients check (length(recipients) <= 500),
  arrived_on date,
  in_force_from date,
  expires_on date,
  revoked_on date,
  holds_from date,
  ends_on date,
  series text not null,
  series_from date,
  constraint documents_pkey primary key (province_id, id)
);
create index documents_list on documents (org_pos, issued_on);
create index documents_search on documents using gin (search_text gin_trgm_ops);
create unique index documents_once on documents (province_id, unit_id, series);
call guard_register('documents');

-- Sổ tiếp nhận văn bản cấp trên
create table receipts (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  reference text not null,
  constraint receipts_reference check (length(reference) >= 3 and length(reference) <= 60),
  issued_on date not null,
  kind text not null,
  constraint receipts_kind check (kind in ('resolution', 'decision', 'directive', 'regulation', 'rules', 'communique', 'notice', 'guidance', 'programme', 'plan', 'option', 'scheme', 'project', 'report', 'minutes', 'proposal', 'contract', 'official_letter', 'dispatch', 'memorandum', 'agreement', 'authorisation', 'invitation', 'introduction', 'leave_permit', 'sending_slip', 'transfer_slip', 'notice_slip', 'open_letter', 'party_resolution', 'conclusion', 'coordination_regulation', 'coordination_plan')),
  abstract text not null,
  constraint receipts_abstract check (length(abstract) >= 5 and length(abstract) <= 500),
  sender text not null,
  constraint receipts_sender check (length(sender) >= 2 and length(sender) <= 160),
  sent_on date not null,
  due_on date,
  received_on date,
  acknowledged_on date,
  acknowledged_by text,
  constraint receipts_acknowledged_by check (length(acknowledged_by) <= 80),
  result text not null,
  constraint receipts_result check (result in ('open', 'on_time', 'late')),
  overdue_from date,
  document uuid,
  constraint receipts_pkey primary key (province_id, id)
);
create index receipts_list on receipts (org_pos, sent_on);
create index receipts_search on receipts using gin (search_text gin_trgm_ops);
create unique index receipts_once on receipts (province_id, unit_id, reference, sender, issued_on);
create index receipts_document on receipts (province_id, document);
call guard_register('receipts');

-- Sổ văn bản phải có
create table required_documents (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  version integer not null default 1,
  search_text text not null default '',
  changed_by text not null,
  changed_at timestamptz not null default now(),
  subject text not null,
  constraint required_documents_subject check (subject in ('annual_resolution', 'annual_plan', 'coordination_regulation', 'coordination_report_h1', 'coordination_report_h2')),
  year integer not null,
  constraint required_documents_year check (year >= 2000 and year <= 2100),
  name text,
  required_from date not null,
  fulfilled_on date,
  document uuid,
  expires_on date,
  note text,
  constraint required_documents_note check (length(note) <= 300),
  document_from date,
  document_until date,
  document_subject text,
  lacks_from date,
  lacks_until date,
  held_from date,
  held_until date,
  expired_from date,
  expired_until date,
  ends_on date,
  fulfilled date,
  requirement text not null,
  requirement_from date,
  constraint required_documents_pkey primary key (province_id, id)
);
create index required_documents_list on required_documents (org_pos, required_from);
create index required_documents_search on required_documents using gin (search_text gin_trgm_ops);
create unique index required_documents_once on required_documents (province_id, unit_id, requirement);
create index required_documents_document on required_documents (province_id, document);
call guard_register('required_documents');
