-- Why a figure that was asked about is right: said of these very figures, by whom and when; never changed, never taken back.
create table explanations (
  province_id bigint not null,
  id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  period text not null,
  indicator text not null,
  about text not null,                       -- the rule, the indicator and the figures it was asked of
  question text not null,                    -- as it was read by whoever answered
  reason text not null,
  said_by text not null,
  said_at timestamptz not null,
  constraint explanations_pkey primary key (province_id, id),
  constraint explanations_reason check (length(reason) between 5 and 500)
);
create index explanations_unit on explanations (province_id, unit_id, period);

call guard_register('explanations');
revoke update, delete on explanations from saovuong_app;
