-- Machines a person may work on without a network, each with the key its local data are closed with. The key stands here
-- sealed by the installation's own; a revoked machine is never given it again, and its sessions end.
create table devices (
  user_id uuid not null,
  id uuid not null,
  name text not null,
  sealed_key bytea not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  constraint devices_pkey primary key (user_id, id),
  constraint devices_user foreign key (user_id) references users (id)
);
grant select, insert, update on devices to saovuong_app;
alter table sessions add column device uuid;
