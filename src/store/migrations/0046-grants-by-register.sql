-- A right may be for some books alone: whoever keeps the duty roster needs no roll of people. Null: every book and everything else.
alter table grants add column registers text[];
alter table grants add constraint grants_registers check (cardinality(registers) > 0);
