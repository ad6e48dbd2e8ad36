-- A page of figures as text instead of bytes: the database sends text as it lies there, bytes only spelled out at twice
-- their length, which was half of what a report of a province waited for.
drop table figure_years;
drop table figure_days;

create table figure_years (
  province_id bigint not null,               -- 0 for units above the provinces
  unit_id bigint not null,
  year smallint not null,
  org_pos bigint not null,
  page text not null,                        -- twelve cells a measure: the reporting months
  constraint figure_years_pkey primary key (province_id, unit_id, year, org_pos)
);

-- Days of the months, for cut-offs inside a month. A unit's own entries stay in the ledger alone.
create table figure_days (
  province_id bigint not null,
  unit_id bigint not null,
  month integer not null,                    -- months since year 0
  org_pos bigint not null,
  page text not null,                        -- a cell for each day, the first is the 15th
  constraint figure_days_pkey primary key (province_id, unit_id, month, org_pos)
);

-- A page lies in its row as it is: packed already, and found without a second look.
alter table figure_years alter column page set storage main, set (toast_tuple_target = 8160);
alter table figure_days alter column page set storage main, set (toast_tuple_target = 8160);

call guard_register('figure_years');
call guard_register('figure_days');

-- Targets of a unit are read from the index alone, the reader's scope as a bound of it.
drop index targets_unit;
create index targets_unit on targets (province_id, unit_id, period, org_pos) include (indicator, value, decided_on, decision_id);

-- What was folded is folded anew into pages: the ledger holds all of it. Until that is done readers add it up themselves.
do $$
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update ledger set folded = false where folded;
end
$$;
