-- How a person likes to look at a book: which columns, narrowed to what, in which order. It is theirs alone, as their machines
-- are; whoever is sent the address keeps it under a name of their own. No sealed value is ever part of it.
create table saved_views (
  user_id uuid not null,
  register text not null,
  name text not null,
  shape jsonb not null,                      -- columns, conditions, order
  saved_at timestamptz not null,
  constraint saved_views_pkey primary key (user_id, register, name),
  constraint saved_views_user foreign key (user_id) references users (id),
  constraint saved_views_name check (length(name) between 1 and 60)
);
grant select, insert, update, delete on saved_views to saovuong_app;
