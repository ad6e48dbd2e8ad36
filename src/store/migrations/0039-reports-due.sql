-- Reports due in a window are asked for with every figure table: by the day, not through the whole list.
create index expected_units_due on expected_units (due_on);
