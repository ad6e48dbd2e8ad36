import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Formula, operandsOf, parseFormula } from '../formula.ts'
import { checkFormula, circleIn, type Known, sameUnitWord } from '../formulaCheck.ts'
import { foldTone } from '../wording.ts'
import { baseCounts, CHAPTERS, INDICATORS, indicators } from './index.ts'

/** Reports, targets and stored figures name these ids: one that goes missing loses its history. */
const FROZEN = `
  guiding_documents_issued party_resolutions_issued units_without_annual_resolution units_without_annual_plan
  annual_plan_coverage_rate coordination_regulations_in_force units_missing_coordination_regulation
  schemes_projects_active directive_tasks_on_time_rate petitions_answered msdf_total_strength msdf_population_rate
  militia_strength sdf_strength sdf_strength_provincial_direct sdf_strength_commune_managed sdf_female_strength
  sdf_female_rate sdf_bases_total sdf_units_provincial_direct org_military_commands_total org_commands_to_consolidate
  commune_military_commands_total commune_commander_fill_rate commune_deputy_commander_fill_rate
  commune_deputy_political_fill_rate commune_assistant_fill_rate regular_officers_posted_to_commune
  professional_servicemen_posted_to_commune regional_defence_commands_total hamlet_team_leaders_total
  on_site_militia_strength on_site_sdf_strength mobile_msdf_strength standing_militia_strength maritime_msdf_strength
  specialised_msdf_strength msdf_squads_total msdf_platoons_total msdf_companies_total strength_vs_assigned_quota_rate
  establishment_fill_rate sdf_share_of_staff_rate msdf_admitted_new msdf_completed_service msdf_extended_service
  msdf_deferred msdf_exempted msdf_removed officer_training_quota officer_training_attended officer_training_rate
  unit_leader_training_quota unit_leader_training_attended unit_leader_training_rate officer_training_days
  force_training_quota force_training_attended force_training_rate force_training_rate_vs_strength first_year_trained
  later_year_12day_trained later_year_7day_trained standing_militia_60day_trained training_man_days
  training_units_completed grade_excellent_count grade_good_count grade_pass_count grade_fail_count pass_rate
  good_or_better_rate excellent_rate unit_training_grade contest_participants contest_prizes_won commune_exercises_planned
  commune_exercises_held commune_exercise_rate district_or_area_exercise_planned commune_commanders_trained_degree_rate
  duty_turns duty_man_days duty_man_days_per_turn patrol_team_turns patrol_person_turns patrol_average_team_size
  patrol_sorties coordination_results_reported_units events_protected disaster_relief_person_turns
  disaster_relief_man_days people_evacuated households_helped civic_action_person_turns epidemic_control_person_turns
  registered_age17 registered_age17_population_rate age17_listed_january age17_registration_rate conscription_age_citizens
  deferred_callup exempt_callup prescreen_called prescreen_attended prescreen_passed medical_called medical_attended
  medical_attendance_rate medical_fit medical_fit_rate health_grade1 health_grade2 health_grade3 fit_vs_quota_rate
  enlistment_quota_total enlistment_quota_army enlistment_quota_police enlisted_total enlistment_completion_rate
  callup_orders_issued reserve_callup_orders volunteers enlisted_party_members enlisted_higher_education handover_points
  recheck_rejected discharged_soldiers_received discharged_job_placed conscription_violations_handled
  reservists_registered reserve_officers_registered reserve_assigned_rate reserve_called_for_training
  reserve_training_attended reserve_training_rate reserve_verification_rounds reserve_vehicles_registered
  reserve_party_member_rate dse_trained_group1 dse_trained_group2 dse_trained_group3 dse_trained_group4
  dse_trained_dignitaries dse_trained_total dse_trained_yoy_growth dse_plan_completion_rate dse_classes_opened
  dse_pupils_students_taught dse_pupils_students_rate dse_communicators_recognised dse_councils_consolidated
  commune_hq_total commune_hq_coverage_rate commune_hq_built_repaired commune_hq_investment commune_hq_average_cost
  budget_msdf_spent labour_day_allowance_rate meal_allowance_rate hamlet_leader_allowance_rate support_equipment_purchased
  martyr_remains_repatriated_abroad martyr_remains_recovered_domestic martyr_remains_total army_rear_policy_beneficiaries
  military_party_cells_total military_party_cells_created party_cells_with_committee_rate msdf_party_member_rate
  militia_party_member_rate sdf_party_member_rate msdf_youth_union_rate collectives_titled_by_province_command
  basic_emulation_fighters advanced_fighters advanced_units victory_units collectives_commended_by_committee
  individuals_commended_by_committee emulation_flags commendation_letters disciplinary_cases conference_sites
  conference_delegates conference_units_represented conference_conclusions_tasks inspections_conducted
  inspection_findings_open reports_due reports_on_time_rate ratio_recompute_mismatch reporting_coverage_rate
  post_submission_amendments population_total communes_total provinces_total org_staff_total citizens_msdf_age
`
  .trim()
  .split(/\s+/)

const known = (id: string): Known | undefined => indicators.get(id) ?? baseCounts.get(id)

const formulaOf = (id: string): Formula | null => {
  const text = indicators.get(id)?.formula
  return text === undefined ? null : parseFormula(text).formula
}

test('the catalogue holds the 199 indicators, each id once', () => {
  assert.equal(FROZEN.length, 199)
  assert.deepEqual(INDICATORS.map(({ id }) => id).sort(), [...FROZEN].sort())
  assert.equal(indicators.size, INDICATORS.length)
})

test('ids are snake_case English, base counts are two such words and a dot', () => {
  for (const { id } of INDICATORS) assert.match(id, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
  for (const id of baseCounts.keys()) assert.match(id, /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/)
})

test('chapters stand in order and all fourteen are filled', () => {
  const chapters = INDICATORS.map(({ chapter }) => chapter)
  assert.deepEqual(chapters, [...chapters].sort())
  assert.deepEqual([...new Set(chapters)], Object.keys(CHAPTERS))
})

test('titles are Vietnamese with their marks, in composed letters, and no two are the same', () => {
  const titles = [...INDICATORS.map(({ title }) => title), ...[...baseCounts.values()].map(({ title }) => title)]
  for (const title of titles) {
    assert.equal(title, title.normalize('NFC'))
    assert.notEqual(foldTone(title), title.toLowerCase(), title)
  }
  assert.equal(new Set(titles).size, titles.length)
  for (const { titleEn } of INDICATORS) assert.match(titleEn, /^[\x20-\x7e]+$/)
})

test('every formula is one, and says nothing wrong', () => {
  for (const { id, formula } of INDICATORS) {
    if (formula === undefined) continue
    const parsed = parseFormula(formula)
    assert.deepEqual(parsed.findings, [], id)
    assert.ok(parsed.formula)
    assert.deepEqual(checkFormula(parsed.formula, known, id), [], id)
  }
})

test('no formula needs itself', () => {
  const formulas = new Map(
    INDICATORS.flatMap(({ id }) => {
      const formula = formulaOf(id)
      return formula ? [[id, formula] as const] : []
    }),
  )
  assert.ok(formulas.size > 40)
  assert.equal(circleIn(formulas), null)
})

test('a ratio is a division and is recomputed; nothing else is', () => {
  for (const { id, measure, overTree, percent, unit } of INDICATORS) {
    const formula = formulaOf(id)
    if (measure === 'ratio') assert.ok(formula?.kind === 'binary' && formula.op === '/', id)
    assert.equal(overTree === 'recompute', measure === 'ratio', id)
    assert.equal(percent === true, measure === 'ratio' && unit === '%', id)
  }
})

test('a count made of others is a sum of them, so that the sum of the children is the sum of the parts', () => {
  for (const { id, measure } of INDICATORS) {
    const formula = measure === 'ratio' ? null : formulaOf(id)
    const linear = (part: Formula): boolean =>
      part.kind === 'operand'
        ? part.when === 'now'
        : part.kind === 'binary' && (part.op === '+' || part.op === '-') && linear(part.left) && linear(part.right)
    if (formula) assert.ok(linear(formula), id)
  }
})

test('a percentage compares like with like', () => {
  for (const { id, percent } of INDICATORS) {
    const formula = percent ? formulaOf(id) : null
    if (formula?.kind !== 'binary') continue
    const words = [formula.left, formula.right].map((side) =>
      operandsOf(side).flatMap((operand) => indicators.get(operand.id)?.unit ?? []),
    )
    for (const word of words[0] ?? [])
      for (const other of words[1] ?? []) assert.ok(comparable(word, other), `${id}: ${word} : ${other}`)
  }
})

/** A commune command has its headquarters, an exercise is held by a commune: one each. */
const ONE_EACH = new Set(['trụ sở ban'])
const comparable = (word: string, other: string): boolean => sameUnitWord(word, other) || ONE_EACH.has(`${word} ${other}`)

test('base counts belong to a ratio or to a sum that uses them, stand in its ladder of counts, or move a stock', () => {
  for (const { id, owner } of baseCounts.values()) {
    const used = INDICATORS.some((indicator) => {
      const formula = formulaOf(indicator.id)
      return formula !== null && operandsOf(formula).some((operand) => operand.id === id)
    })
    const moves = INDICATORS.some((indicator) => [...(indicator.moves?.in ?? []), ...(indicator.moves?.out ?? [])].includes(id))
    assert.ok(used || moves || id.endsWith('.called') || id.endsWith('.graded'), `${id} of ${owner.id}`)
    assert.ok(!indicators.has(id))
  }
})

test('attained and assigned point at each other and count the same thing', () => {
  const pairs = INDICATORS.filter(({ target }) => target !== undefined)
  assert.ok(pairs.length >= 5)
  for (const attained of pairs) {
    const assigned = indicators.get(attained.target ?? '')
    assert.equal(assigned?.targetOf, attained.id)
    assert.ok(sameUnitWord(assigned?.unit ?? '', attained.unit))
  }
  for (const { id, targetOf } of INDICATORS) if (targetOf !== undefined) assert.equal(indicators.get(targetOf)?.target, id)
})

test('phrases are composed, lower case, and each names one indicator only', () => {
  const owners = new Map<string, string>()
  for (const { id, phrases } of INDICATORS) {
    assert.ok(phrases.length >= 2, id)
    for (const phrase of phrases) {
      assert.equal(phrase, phrase.normalize('NFC').toLowerCase().trim(), id)
      assert.doesNotMatch(phrase, /\s\s|[.!?]$/)
      assert.equal(owners.get(phrase), undefined, `${phrase}: ${id}`)
      owners.set(phrase, id)
    }
  }
})

test('the basis is an article or practice, in words a reader can look up', () => {
  for (const { id, basis } of INDICATORS) assert.match(basis, /^(practice|Luật |NĐ |TT |NQ |KL |QĐ |HD |Ban Chỉ đạo 515)/, id)
})

test('money kept in đồng says what its printed unit is worth', () => {
  for (const { id, measure, unit, scale } of INDICATORS) {
    if (unit === 'tỷ đồng') assert.equal(scale, 1_000_000_000, id)
    else assert.equal(scale, undefined, id)
    if (measure === 'money') assert.match(unit, /đồng/)
  }
})

test('units that lack something are counted as stocks of units', () => {
  const lacking = INDICATORS.filter((indicator) => indicator.lacking)
  assert.deepEqual(lacking.map(({ id }) => id).sort(), [
    'org_commands_to_consolidate',
    'units_missing_coordination_regulation',
    'units_without_annual_plan',
    'units_without_annual_resolution',
  ])
  for (const { time, overTree } of lacking) assert.deepEqual([time, overTree], ['stock', 'sum'])
})
