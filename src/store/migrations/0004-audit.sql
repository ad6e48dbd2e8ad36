-- Who did what: one line for every write, in its transaction, each line's hash made of the one before it.

create table audit_heads (
  province_id bigint not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_heads_pkey primary key (province_id)
);

create table audit_lines (
  province_id bigint not null,
  seq bigint not null,
  org_pos bigint not null,
  unit_id bigint not null,
  at timestamptz not null,
  login text not null,
  action text not null,
  line text not null,                        -- exactly the text that was hashed
  hash bytea not null,
  constraint audit_lines_pkey primary key (province_id, seq)
);
create index audit_lines_at on audit_lines (province_id, at);
create index audit_lines_pos on audit_lines (org_pos, at);

-- What a record was before it changed: personal columns as they were, sensitive ones left out.
create table record_versions (
  province_id bigint not null,
  register text not null,
  record uuid not null,
  version integer not null,
  org_pos bigint not null,
  at timestamptz not null,
  login text not null,
  deed text not null,
  before jsonb not null,
  after jsonb,
  constraint record_versions_pkey primary key (province_id, register, record, version)
);
