-- The monthly allowance of a post of command (NĐ 72/2020 Điều 7) is a rate of its own beside the monthly pay of a deputy (Điều 8).
alter table allowance_rates drop constraint allowance_rates_kind;
alter table allowance_rates add constraint allowance_rates_kind
  check (kind in ('labour_day', 'meal', 'hamlet_leader', 'deputy_commander', 'post_commander', 'post_deputy'));
