-- The figures of a unit over a year as one page instead of a row for each measure, its days over a reporting month as
-- another (store/figurePage.ts): a province by its children reads three hundred rows instead of fifty thousand.
drop table figure_years;
drop table figure_days;

create table figure_years (
  province_id bigint not null,               -- 0 for units above the provinces
  unit_id bigint not null,
  year smallint not null,
  org_pos bigint not null,
  page bytea not null,                       -- twelve cells a measure: the reporting months
  constraint figure_years_pkey primary key (province_id, unit_id, year, org_pos)
);

-- Days of the months, for cut-offs inside a month. A unit's own entries stay in the ledger alone.
create table figure_days (
  province_id bigint not null,
  unit_id bigint not null,
  month integer not null,                    -- months since year 0
  org_pos bigint not null,
  page bytea not null,                       -- a cell for each day, the first is the 15th
  constraint figure_days_pkey primary key (province_id, unit_id, month, org_pos)
);

-- A page lies in its row as it is: packed already, and found without a second look.
alter table figure_years alter column page set storage main, set (toast_tuple_target = 8160);
alter table figure_days alter column page set storage main, set (toast_tuple_target = 8160);

call guard_register('figure_years');
call guard_register('figure_days');

-- Few typed figures say more than a number: those are looked up alone.
create index entries_said on entries (province_id, unit_id, as_of, org_pos) where state = 'not_applicable' or qualifier is not null;

-- What was folded is folded anew into pages: the ledger holds all of it. Until that is done readers add it up themselves.
do $$
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update ledger set folded = false where folded;
end
$$;
