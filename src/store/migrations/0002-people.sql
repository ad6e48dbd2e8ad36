-- Log-ins, rights, sessions. No unit's records are here; the policies of the records are the second wall.

create table users (
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text,                        -- argon2id; null: cannot log in with a password
  active boolean not null default true,
  created_at timestamptz not null default now(),
  constraint users_pkey primary key (id),
  constraint users_login unique (login)
);

create table grants (
  user_id uuid not null,
  role text not null,
  unit_id bigint not null,
  valid_from date not null default '1900-01-01',
  valid_to date,
  constraint grants_pkey primary key (user_id, role, unit_id, valid_from),
  constraint grants_user foreign key (user_id) references users (id),
  constraint grants_unit foreign key (unit_id) references units (id),
  constraint grants_role check (role in ('clerk','approver','viewer','auditor','administrator'))
);

create table sessions (
  token_hash bytea not null,                 -- sha-256 of the cookie; the cookie itself is nowhere
  user_id uuid not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  constraint sessions_pkey primary key (token_hash),
  constraint sessions_user foreign key (user_id) references users (id)
);

create table login_failures (
  login text not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint login_failures_pkey primary key (login)
);

-- Facts about this installation: whether it is a demo, where a person lands first.
create table settings (
  name text not null,
  value jsonb not null,
  constraint settings_pkey primary key (name)
);
