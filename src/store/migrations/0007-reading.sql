-- The scope of a reader as a bound of the index, not a question to every row. A policy compares org_pos with two settings;
-- where the index does not hold org_pos, both settings are looked up and cast again for each row, which cost four times
-- the reading itself. As the last column of the key the same comparison is made on the entry of the index.

alter table figure_years drop constraint figure_years_pkey,
  add constraint figure_years_pkey primary key (province_id, unit_id, year, measure, org_pos);
alter table figure_days drop constraint figure_days_pkey,
  add constraint figure_days_pkey primary key (province_id, unit_id, day, measure, org_pos);

drop index ledger_unit_day;
create index ledger_unit_day on ledger (province_id, unit_id, day, org_pos);
-- Whoever reads a commune meets what waits to be folded there, not what waits in the nation.
drop index ledger_pending;
create index ledger_pending on ledger (org_pos, unit_id) where not folded;
