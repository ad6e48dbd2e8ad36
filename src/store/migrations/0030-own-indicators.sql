-- Indicators a province adds to the catalogue for itself; from a day, and until a day where it stops asking.
create table own_indicators (
  province_id bigint not null,
  id text not null,
  unit_id bigint not null,
  org_pos bigint not null,
  chapter text not null,
  section text,
  title text not null,
  unit_word text not null,
  stock boolean not null,
  levels text[] not null,
  part_of text,
  valid_from date not null,
  valid_to date,
  added_by text not null,
  added_at timestamptz not null,
  constraint own_indicators_pkey primary key (province_id, id),
  constraint own_indicators_days check (valid_to is null or valid_to > valid_from)
);

call guard_register('own_indicators');
-- Those who are asked read what they are asked; nobody but who added it ends it, and nothing is taken away.
call read_below('own_indicators');
revoke update, delete on own_indicators from saovuong_app;
grant update (valid_to) on own_indicators to saovuong_app;
