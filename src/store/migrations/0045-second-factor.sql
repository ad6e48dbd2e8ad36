-- A second proof of who somebody is: the shared secret of their telephone, sealed with the key outside the database, and codes
-- on paper for the day it is lost, each as its digest and good once.
create table second_factors (
  user_id uuid not null,
  secret_sealed bytea not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,                  -- null: shown, not yet proved; it guards nothing before
  last_step bigint not null default 0,       -- a code is good once: none of this half minute or before it
  constraint second_factors_pkey primary key (user_id),
  constraint second_factors_user foreign key (user_id) references users (id)
);
create table recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_codes_pkey primary key (user_id, code_hash),
  constraint recovery_codes_user foreign key (user_id) references users (id)
);
grant select, insert, update, delete on second_factors, recovery_codes to saovuong_app;

-- When whoever sits at a session last proved who they are: what weighs is asked for again ten minutes later.
alter table sessions add column confirmed_at timestamptz;
update sessions set confirmed_at = opened_at;
alter table sessions alter column confirmed_at set not null;

-- A sample province is entered with one press and its passwords are printed: no second proof is asked there, and it says so.
insert into settings (name, value) select 'second_factor', '{"asked": false}'::jsonb where exists (select from settings where name = 'demo')
on conflict do nothing;
