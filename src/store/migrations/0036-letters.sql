-- Reminders by mail: where a person is written to, and every letter with what became of it.
alter table users add column email text;
alter table users add constraint users_email check (email ~ '^[^@\s<>,;"]+@[^@\s<>,;"]+$' and length(email) <= 200);

create table letters (
  province_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  day date not null,
  to_login text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting',
  tries integer not null default 0,
  next_at timestamptz not null,
  fault text,
  made_at timestamptz not null,
  sent_at timestamptz,
  constraint letters_pkey primary key (province_id, id),
  -- One letter a person a round a day, however often the pass is made.
  constraint letters_once unique (province_id, round_id, to_login, day),
  constraint letters_state check (state in ('waiting', 'sending', 'sent', 'failed'))
);
create index letters_waiting on letters (next_at) where state in ('waiting', 'sending');
call guard_register('letters');
revoke update, delete on letters from saovuong_app;
grant update (state, tries, next_at, fault, sent_at) on letters to saovuong_app;
grant update (email) on users to saovuong_app;
