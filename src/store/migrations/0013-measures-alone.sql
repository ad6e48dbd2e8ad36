-- A conference, or the grade of a unit, stands for its unit alone: its entries show at no level above.
alter table measures add column alone boolean not null default false;

-- What was already numbered and folded upwards is folded anew, at its own unit only. An owner that is no superuser is bound
-- by the policies too: the scope is opened for this one change.
do $$
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update measures set alone = true
    where id in ('schemes_projects_active', 'officer_training_days', 'unit_training_grade', 'labour_day_allowance_rate',
      'meal_allowance_rate', 'hamlet_leader_allowance_rate', 'conference_sites', 'conference_delegates',
      'conference_units_represented', 'conference_conclusions_tasks');
  delete from figure_years where measure in (select no from measures where alone);
  delete from figure_days where measure in (select no from measures where alone);
  update ledger set folded = false where measure in (select no from measures where alone);
end
$$;
