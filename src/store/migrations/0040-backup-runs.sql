-- A backup names the version of the schema it was taken of.
grant select on migrations to saovuong_app;

-- Each backup taken and each rehearsal of a restore, with what came of it: kept for whoever asks when it was last tried.
create table backup_runs (
  province_id bigint not null,
  id uuid not null,
  org_pos bigint not null,
  kind text not null,
  constraint backup_runs_kind check (kind in ('backup', 'rehearsal')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  by_login text not null,
  ok boolean not null,
  file text not null,
  detail jsonb not null,
  constraint backup_runs_pkey primary key (province_id, id)
);
create index backup_runs_at on backup_runs (started_at desc);
alter table backup_runs enable row level security;
alter table backup_runs force row level security;
create policy backup_runs_scope on backup_runs
  using (org_pos >= current_setting('sao.lo', true)::bigint and org_pos <= current_setting('sao.hi', true)::bigint)
  with check (org_pos >= current_setting('sao.lo', true)::bigint and org_pos <= current_setting('sao.hi', true)::bigint);
grant select, insert on backup_runs to saovuong_app;
