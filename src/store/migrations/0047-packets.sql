-- Packets between isolated networks: whose keys are believed and for which unit, what went out and came in, and how far each row
-- of the other side is known here.
create table trusted_keys (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  fingerprint text not null,
  name text not null,
  sign_key bytea not null,
  box_key bytea not null,
  trusted_at timestamptz not null,
  trusted_by text not null,
  ended_at timestamptz,
  constraint trusted_keys_pkey primary key (province_id, id)
);
create unique index trusted_keys_once on trusted_keys (province_id, unit_id, fingerprint) where ended_at is null;
call guard_register('trusted_keys');
revoke update, delete on trusted_keys from saovuong_app;
grant update (ended_at) on trusted_keys to saovuong_app;

create table packets (
  province_id bigint not null,
  id uuid not null,
  direction text not null,
  unit_id bigint not null,
  org_pos bigint not null,
  peer text not null,
  made_at timestamptz not null,
  handled_at timestamptz not null,
  by_login text not null,
  counts jsonb not null,
  receipt_at timestamptz,
  receipt jsonb,
  constraint packets_pkey primary key (province_id, direction, id),
  constraint packets_direction check (direction in ('out', 'in'))
);
call guard_register('packets');
revoke delete on packets from saovuong_app;

-- The other side's revision of a row that is known here, and which revision of ours it became (null: theirs was seen, ours kept).
create table packet_rows (
  province_id bigint not null,
  peer text not null,
  register text not null,
  record uuid not null,
  org_pos bigint not null,
  revision integer not null,
  our_version integer,
  constraint packet_rows_pkey primary key (province_id, peer, register, record)
);
call guard_register('packet_rows');
