import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutoffOf } from './calendar.ts'
import { figuresOf } from './figures.ts'
import { shortfallsOf, type UnitFigures } from './shortfalls.ts'

function agency(id: string, name: string, facts: Record<string, number>, targets: Record<string, number> = {}): UnitFigures {
  const cutoff = cutoffOf({ kind: 'half', year: 2023, part: 1 })
  assert.ok(cutoff)
  const now = new Map(Object.entries(facts).map(([fact, value]) => [fact, { value, known: true }]))
  const unit = { id, code: id, name, level: 'CQ' as const }
  const figures = figuresOf({
    unit,
    cutoff,
    now,
    before: new Map(),
    targets: new Map(Object.entries(targets)),
    targetsBefore: new Map(),
    sources: () => 'derived',
    notApplicable: new Set(),
  })
  return { unit, figures }
}

const force = (id: string, name: string, attended: number, due: number): UnitFigures =>
  agency(id, name, { force_training_attended: attended }, { force_training_attended: due })

test('the largest gap comes first, then the weakest share, then the name', () => {
  const units = [
    force('a', 'Sở Y tế', 18, 20),
    force('b', 'Sở Xây dựng', 10, 20),
    force('c', 'Đài Truyền hình', 3, 5),
    force('d', 'Báo Sơn Giang', 18, 20),
    force('e', 'Sở Tài chính', 20, 20),
  ]
  const listed = shortfallsOf(units)
  assert.deepEqual(
    listed.map(({ name, gap, percent }) => [name, gap, percent]),
    [
      ['Sở Xây dựng', -10, 50],
      ['Đài Truyền hình', -2, 60],
      ['Báo Sơn Giang', -2, 90],
      ['Sở Y tế', -2, 90],
    ],
  )
  assert.ok(listed.every(({ indicator }) => indicator === 'force_training_attended'))
})

test('a unit that has not reported is not called short', () => {
  assert.deepEqual(shortfallsOf([agency('a', 'Sở Y tế', {}, { force_training_attended: 20 })]), [])
})

test('units that lack a resolution are named, without a target', () => {
  const units = [
    agency('a', 'Sở Y tế', { units_without_annual_resolution: 1 }),
    agency('b', 'Sở Nội vụ', { units_without_annual_resolution: 0 }),
  ]
  assert.deepEqual(shortfallsOf(units), [
    {
      indicator: 'units_without_annual_resolution',
      unit: 'a',
      name: 'Sở Y tế',
      value: 1,
      target: null,
      gap: null,
      percent: null,
    },
  ])
})

test('indicators are listed in the order of the catalogue', () => {
  const unit = agency(
    'a',
    'Sở Y tế',
    { force_training_attended: 1, officer_training_attended: 1, units_without_annual_plan: 1 },
    { force_training_attended: 9, officer_training_attended: 2 },
  )
  assert.deepEqual(
    shortfallsOf([unit]).map(({ indicator }) => indicator),
    ['units_without_annual_plan', 'officer_training_attended', 'force_training_attended'],
  )
})
