-- Files attached to rows of registers: the bytes stand in the database, so that a backup, a restore and the scope of a
-- person hold for them as for the row. The same content stands once at a row.
create table files (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  register text not null,
  record uuid not null,
  name text not null,
  constraint files_name check (length(name) between 1 and 200),
  kind text not null,
  constraint files_kind check (kind in ('pdf', 'docx', 'xlsx', 'text', 'png', 'jpeg')),
  size integer not null,
  constraint files_size check (size between 1 and 20971520),
  sha256 bytea not null,
  bytes bytea not null,
  constraint files_whole check (octet_length(bytes) = size and sha256(bytes) = sha256),
  note text,
  constraint files_note check (length(note) <= 300),
  added_by text not null,
  added_at timestamptz not null,
  constraint files_pkey primary key (province_id, id),
  constraint files_once unique (province_id, record, sha256)
);
create index files_scope on files (org_pos);
-- Pictures and packages are compressed already: tried again they would only cost time.
alter table files alter column bytes set storage external;
call guard_register('files');
