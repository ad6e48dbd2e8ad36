import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowded } from '#domain/apart.ts'
import { addYears, type Day, type Window } from '#domain/period.ts'
import { percentOf } from '#domain/quantity.ts'
import { contributions, type Register, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import { endsOf } from '#domain/succession.ts'
import { existsAt } from '#domain/unit.ts'
import { AGENCIES } from './agencies.ts'
import { militaryService } from './militaryService.ts'
import { sonGiang } from './sonGiang.ts'
import { COMMUNES } from './territory.ts'
import type { DemoRow } from './world.ts'

const world = sonGiang()
const kinds = new Map(world.units.map(({ code, kind, managedBy }) => [code, { kind, managedBy }]))
const H1_2023: Window = { from: '2022-12-15', to: '2023-07-15' }
const H1_2022: Window = { from: '2021-12-15', to: '2022-07-15' }
const H1_2024: Window = { from: '2023-12-15', to: '2024-06-14' }

/** Every delta of every row, once: what the ledger would hold. */
const ledger = Object.entries({ ...world.rows, ...militaryService().rows }).flatMap(([key, rows]) =>
  rows.flatMap((row: DemoRow) =>
    contributions(registers[key] as Register, row.values, kinds.get(row.unit) ?? { kind: '', managedBy: null }).map((delta) => ({
      ...delta,
      unit: row.unit,
    })),
  ),
)
const byIndicator = Map.groupBy(ledger, ({ indicator }) => indicator)
const byUnit = Map.groupBy(ledger, ({ indicator, unit }) => `${indicator} ${unit}`)

/** A stock is what came and did not go until the last day; a flow what happened within the window. */
function figure(indicator: string, window: Window, unit?: string): number {
  return ((unit === undefined ? byIndicator.get(indicator) : byUnit.get(`${indicator} ${unit}`)) ?? [])
    .filter((delta) => delta.day <= window.to && (delta.stock || delta.day >= window.from))
    .reduce((sum, { amount }) => sum + amount, 0)
}

function assigned(indicator: string, period: string, by: Day, unit = 'son-giang'): number {
  const lines = new Map<string, number>()
  const papers = world.targets.filter(
    (paper) => paper.unit === unit && paper.indicator === indicator && paper.period === period && paper.decidedOn <= by,
  )
  for (const paper of papers.sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))) {
    for (const line of paper.lines) lines.set(line.unit, line.value)
    assert.equal(
      [...lines.values()].reduce((a, b) => a + b, 0),
      paper.total,
      `${paper.number} adds up`,
    )
  }
  return [...lines.values()].reduce((a, b) => a + b, 0)
}

test('the officer who opens the report of Sơn Giang as of 15/7/2023 finds the eight figures of the conference', () => {
  assert.equal(world.units.filter((unit) => unit.kind === 'agency_command' && existsAt(unit, '2023-07-15')).length, 47)
  assert.deepEqual(
    Object.fromEntries(
      [
        'sdf_strength',
        'sdf_female_strength',
        'duty_turns',
        'duty_man_days',
        'officer_training_attended',
        'unit_leader_training_attended',
        'force_training_attended',
      ].map((indicator) => [indicator, figure(indicator, H1_2023)]),
    ),
    {
      sdf_strength: 1122,
      sdf_female_strength: 166,
      duty_turns: 48,
      duty_man_days: 8832,
      officer_training_attended: 81,
      unit_leader_training_attended: 116,
      force_training_attended: 519,
    },
  )
  assert.equal(assigned('officer_training_attended', '2023', '2023-07-15'), 89)
  assert.equal(assigned('unit_leader_training_attended', '2023', '2023-07-15'), 121)
  assert.equal(assigned('force_training_attended', '2023', '2023-07-15'), 842)
  assert.equal(assigned('sdf_strength', '2023', '2023-07-15'), 1122)
})

test('in 2024 the posts of the agencies go on, and each commune keeps one over the new year', () => {
  assert.equal(figure('duty_turns', H1_2024), 48 + 96)
  assert.ok(figure('duty_man_days', H1_2024) > 48 * 154)
})

test('before the revision of 20/4 the 47 agencies were to train 850', () => {
  assert.equal(assigned('force_training_attended', '2023', '2023-04-19'), 850)
})

test('every agency has its own strength, women, trainees and duty', () => {
  for (const agency of AGENCIES) {
    const of = (indicator: string) => figure(indicator, H1_2023, agency.code)
    assert.deepEqual(
      [
        of('sdf_strength'),
        of('sdf_female_strength'),
        of('force_training.called'),
        of('force_training_attended'),
        of('officer_training.called'),
        of('officer_training_attended'),
        of('unit_leader_training.called'),
        of('unit_leader_training_attended'),
        of('duty_turns'),
        of('duty_man_days'),
      ],
      [
        agency.strength,
        agency.women,
        agency.forceDue,
        agency.forcePresent,
        agency.officersDue,
        agency.officersPresent,
        agency.leadersDue,
        agency.leadersPresent,
        agency.posts,
        agency.posts * 184,
      ],
      agency.name,
    )
  }
})

test('of the 323 absent from force training, 119 gave no reason', () => {
  const absent = world.rows.training.filter(
    ({ values }) => values.kind === 'force' && values.present === false && String(values.heldTo).startsWith('2023'),
  )
  assert.equal(absent.length, 323)
  assert.equal(absent.filter(({ values }) => values.absence === 'unexplained').length, 119)
})

test('the commands to consolidate add up to what the conference was told', () => {
  assert.equal(figure('org_commands_to_consolidate', H1_2023), 5)
})

test('the year before comes from records too, and is smaller', () => {
  assert.deepEqual(
    [
      'sdf_strength',
      'sdf_female_strength',
      'duty_turns',
      'duty_man_days',
      'officer_training_attended',
      'unit_leader_training_attended',
      'force_training_attended',
    ].map((indicator) => figure(indicator, H1_2022)),
    [1088, 161, 44, 7832, 75, 108, 452],
  )
  assert.equal(assigned('force_training_attended', '2022', '2022-07-15'), figure('force_training.called', H1_2022))
  assert.equal(assigned('officer_training_attended', '2022', '2022-07-15'), figure('officer_training.called', H1_2022))
})

test('the power company grew from 24 to 27 on 1/7/2023, and the province from 1.119 to 1.122', () => {
  const at = (to: Day, unit?: string) => figure('sdf_strength', { from: to, to }, unit)
  assert.deepEqual([at('2023-06-30', 'cong-ty-dien-luc'), at('2023-07-01', 'cong-ty-dien-luc')], [24, 27])
  assert.deepEqual([at('2023-06-30'), at('2023-07-01')], [1119, 1122])
})

test('in the first half of 2024 the force is 1,35 % of the population and 0,89 % registered at seventeen', () => {
  const strength = figure('militia_strength', H1_2024) + figure('sdf_strength', H1_2024)
  const population = figure('population_total', H1_2024)
  assert.deepEqual([strength, population], [22_154, 1_641_011])
  assert.equal(percentOf(strength, population), 1.35)
  assert.equal(percentOf(figure('registered_age17', H1_2024), population), 0.89)
  assert.equal(figure('registered_age17', H1_2024), 14_605)
  const before = figure('militia_strength', H1_2023) + figure('sdf_strength', H1_2023)
  assert.ok(before < strength && before > 21_000, `a year earlier ${before}`)
})

test('the call-up of 2024 meets its quota at every step down', () => {
  assert.equal(figure('enlisted_total', H1_2024), 2847)
  assert.equal(figure('enlistment_quota_army', H1_2024) + figure('enlistment_quota_police', H1_2024), 2847)
  assert.equal(assigned('enlisted_total', '2024', '2024-06-14'), 2847)
  for (const { unit, value } of world.targets.find(
    (paper) => paper.unit === 'son-giang' && paper.indicator === 'enlisted_total' && paper.period === '2024',
  )?.lines ?? []) {
    assert.equal(assigned('enlisted_total', '2024', '2024-06-14', unit), value, unit)
  }
})

test('every commune has its militia command, hamlet leaders and patrols', () => {
  for (const { code } of COMMUNES) {
    const posts = world.rows.personnel
      .filter((row) => row.unit === code && row.values.status === 'serving')
      .map(({ values }) => values.post)
    for (const post of ['commander', 'political_officer', 'deputy_commander', 'deputy_political_officer'])
      assert.equal(posts.filter((held) => held === post).length, 1, `${code} ${post}`)
    assert.ok(figure('hamlet_team_leaders_total', H1_2024, code) >= 6, code)
    assert.ok(figure('patrol_team_turns', H1_2024, code) > 0, code)
  }
})

test('joint patrols name a leading row of the same day and place, so that they count once above', () => {
  const rows = new Map(world.rows.duty.map((row) => [row.id, row]))
  const joint = world.rows.duty.filter(({ values }) => values.jointWith !== null)
  assert.ok(joint.length > 60)
  for (const { unit, values } of joint) {
    const leading = rows.get(String(values.jointWith))
    assert.deepEqual(
      [leading?.values.day, leading?.values.place, leading?.values.kind, leading?.values.jointWith],
      [values.day, values.place, values.kind, null],
    )
    assert.notEqual(leading?.unit, unit)
  }
})

test('no row of the demo would be refused at the counter of its register', () => {
  for (const [key, rows] of Object.entries(world.rows)) {
    const register = registers[key] as Register
    for (const { id, unit, values } of rows) {
      assert.deepEqual(Object.keys(values).sort(), Object.keys(register.columns).sort(), `${key} columns`)
      assert.deepEqual(checkRow(register, values, '2026-11-22', undefined, kinds.get(unit)), [], `${key} ${unit} ${id}`)
    }
  }
})

test('what a row says is what follows from it, and no post is held twice', () => {
  for (const [key, rows] of Object.entries(world.rows)) {
    const register = registers[key] as Register
    for (const { values } of rows) assert.deepEqual(withComputed(register, values), values, key)
    for (const [unit, ours] of Map.groupBy(rows, (row) => row.unit)) {
      const at = kinds.get(unit) ?? assert.fail(unit)
      const held = ours.map(({ values }) => values)
      for (const rule of register.apart ?? []) assert.deepEqual([...crowded(rule, held, at).keys()], [], `${key} ${unit}`)
      const { succession } = register
      if (succession)
        for (const [row, until] of endsOf(succession, held)) assert.equal(row[succession.until], until, `${key} ${unit}`)
    }
  }
})

test('each stretch of a member follows from the one before as the register allows', () => {
  for (const rows of Map.groupBy(world.rows.personnel, ({ values }) => values.person).values()) {
    rows.forEach(({ id, values }, index) => {
      assert.equal(checkMove(registers.personnel as Register, rows[index - 1]?.values ?? null, values), null, id)
    })
  }
})

test('ids are unique, references lead somewhere, and everybody has one way through the registers', () => {
  const ids = Object.values(world.rows).flatMap((rows) => rows.map(({ id }) => id))
  assert.equal(new Set(ids).size, ids.length)
  const known = new Set(ids)
  for (const { values } of world.rows.training) assert.ok(known.has(String(values.person)) && known.has(String(values.course)))
  const chains = new Map<string, DemoRow[]>()
  for (const row of world.rows.personnel)
    chains.set(String(row.values.person), [...(chains.get(String(row.values.person)) ?? []), row])
  const identities = new Set<string>()
  for (const [chain, rows] of chains) {
    assert.equal(rows[0]?.id, chain)
    assert.equal(new Set(rows.map(({ values }) => values.identityNo)).size, 1)
    assert.match(String(rows[0]?.values.identityNo), /^\d{12}$/)
    identities.add(String(rows[0]?.values.identityNo))
    rows.forEach((row, index) => {
      const next = rows[index + 1]
      assert.equal(row.values.leftOn, next ? next.values.joinedOn : null, `${chain} has a gap`)
    })
  }
  assert.equal(identities.size, chains.size)
})

test('each register recognises its rows: nothing stands twice', () => {
  const { duty, courses, training, personnel } = world.rows
  const once = (rows: readonly DemoRow[], key: (row: DemoRow) => string) => assert.equal(new Set(rows.map(key)).size, rows.length)
  once(duty, ({ unit, values }) => [unit, values.day, values.kind, values.shift, values.place].join('|'))
  once(courses, ({ unit, values }) => [unit, values.title, values.heldFrom].join('|'))
  once(training, ({ unit, values }) => [unit, values.course, values.person].join('|'))
  once(
    personnel.filter(({ values }) => values.leftOn === null),
    ({ unit, values }) => [unit, values.fullName, values.bornOn].join('|'),
  )
})

test('the communes pass from districts to regions on 1/7/2025 without a day between', () => {
  for (const { code } of COMMUNES) {
    const links = world.links.filter(({ unit }) => unit === code)
    assert.deepEqual(
      links.map(({ from, to }) => [from, to]),
      [
        ['2010-01-01', '2025-07-01'],
        ['2025-07-01', null],
      ],
    )
    assert.equal(links[0] && world.successions.find(({ unit }) => unit === links[0]?.parent)?.successor, links[1]?.parent)
  }
})

test('whoever attended a course reads its name: it was opened by their own unit or one above it', () => {
  const courses = new Map(world.rows.courses.map(({ id, unit }) => [id, unit]))
  const above = (unit: string): string[] => [
    unit,
    ...world.links.flatMap((link) => (link.unit === unit ? above(link.parent) : [])),
  ]
  for (const unit of new Set(world.rows.training.map((row) => row.unit))) {
    const rows = world.rows.training.filter((row) => row.unit === unit)
    const held = above(unit)
    assert.ok(
      rows.every(({ values }) => held.includes(courses.get(String(values.course)) ?? '')),
      unit,
    )
  }
})

test('nobody called to a course is under eighteen or over the age of service', () => {
  const people = new Map(world.rows.personnel.map((row) => [row.id, row]))
  for (const { values } of world.rows.training) {
    const bornOn = String(people.get(String(values.person))?.values.bornOn)
    assert.ok(addYears(bornOn, 18) <= String(values.heldTo) && addYears(bornOn, 56) > String(values.heldTo), bornOn)
  }
})

test('the same world comes out of every call', () => {
  assert.deepEqual(sonGiang(), world)
})
