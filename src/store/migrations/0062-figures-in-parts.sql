-- What units are held to (targets, and what each must have) stands on pages of its own: a report asks of a hundred and fifty
-- units below for a quarter of their measures, and read all of each page to find it. A measure keeps the part it was numbered in.
alter table measures add column held_to boolean not null default false;
update measures set held_to = true where id in (
    'annual_plan.approved', 'annual_plan.required', 'callup_orders_issued', 'commune_exercises_held',
    'commune_exercises_planned', 'conscription_age_citizens', 'coordination_results_reported_units', 'deferred_callup',
    'district_or_area_exercise_planned', 'enlisted_higher_education', 'enlisted_party_members', 'enlisted_total',
    'enlistment_quota_army', 'enlistment_quota_police', 'exempt_callup', 'first_year_trained', 'force_training.called',
    'force_training.graded', 'force_training_attended', 'force_training_quota', 'grade_excellent_count', 'grade_fail_count',
    'grade_good_count', 'grade_pass_count', 'health_grade1', 'health_grade2', 'health_grade3', 'later_year_12day_trained',
    'later_year_7day_trained', 'medical_attended', 'medical_called', 'officer_training.called', 'officer_training_attended',
    'officer_training_quota', 'org_commands_to_consolidate', 'prescreen_attended', 'prescreen_called', 'prescreen_passed',
    'recheck_rejected', 'reserve_callup_orders', 'standing_militia_60day_trained', 'training_man_days',
    'unit_leader_training.called', 'unit_leader_training_attended', 'unit_leader_training_quota',
    'units_missing_coordination_regulation', 'units_without_annual_plan', 'units_without_annual_resolution', 'volunteers'
);

do $$
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  delete from figure_years;
  delete from figure_days;
end
$$;

alter table figure_years add column part smallint not null default 1;   -- 0: what units are held to, 1: the rest
alter table figure_days add column part smallint not null default 1;
alter table figure_years drop constraint figure_years_pkey,
  add constraint figure_years_pkey primary key (province_id, unit_id, year, part, org_pos);
alter table figure_days drop constraint figure_days_pkey,
  add constraint figure_days_pkey primary key (province_id, unit_id, month, part, org_pos);
alter table figure_years alter column part drop default;
alter table figure_days alter column part drop default;

-- What was folded is folded anew into parts: the ledger holds all of it. Until that is done readers add it up themselves.
do $$
begin
  perform set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);
  update ledger set folded = false where folded;
end
$$;
