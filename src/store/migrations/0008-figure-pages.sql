-- Rows of a unit and year are made side by side and written again every month: room for the next version on the same page
-- keeps them there.
alter table figure_years set (fillfactor = 80);
