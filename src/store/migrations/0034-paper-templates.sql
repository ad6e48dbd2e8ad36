-- Templates of papers a unit wrote in Word: for itself and all below it, from a day. A row without a file says that from that
-- day the unit goes back to the form above it. What was used for a signed paper stays, so that the paper can be printed again.
create table paper_templates (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  kind text not null,
  valid_from date not null,
  name text not null,
  bytes bytea,
  asked jsonb not null default '{}',         -- what the file asks for: names, figures, figures of each unit
  added_by text not null,
  added_at timestamptz not null,
  brought bigint generated always as identity,   -- which came last, where the clock does not tell
  constraint paper_templates_pkey primary key (province_id, id),
  constraint paper_templates_size check (bytes is null or octet_length(bytes) between 100 and 5000000)
);
create index paper_templates_in_force on paper_templates (province_id, kind, unit_id, valid_from);

call guard_register('paper_templates');
call read_below('paper_templates');
revoke update, delete on paper_templates from saovuong_app;
