-- The text of a report as its unit writes it. Every saving is a further version; nothing is ever changed.
create table report_texts (
  province_id bigint not null,
  unit_id bigint not null,
  org_pos bigint not null,
  period text not null,
  as_of date not null,
  version integer not null,
  sections jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint report_texts_version check (version > 0),
  constraint report_texts_pkey primary key (province_id, unit_id, period, as_of, version)
);
call guard_register('report_texts');
revoke update, delete on report_texts from saovuong_app;
