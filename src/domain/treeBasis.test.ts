import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PlacedUnit, placesIn, type Turn } from './treeBasis.ts'

const unit = (id: number, parent: number | null, validFrom = '2010-01-01', validTo: string | null = null): PlacedUnit => ({
  id,
  validFrom,
  validTo,
  firstParent: parent,
  lastParent: parent,
})
const [PROVINCE, DISTRICT, OLD_A, OLD_B, NEW, KEPT, HALF, OTHER_HALF, REGION] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const REFORM = '2025-07-01'

/** Two communes became one, one was divided in two, the district ended and a regional command was founded. */
const units = new Map(
  [
    unit(PROVINCE, null),
    unit(DISTRICT, PROVINCE, '2010-01-01', REFORM),
    unit(OLD_A, DISTRICT, '2010-01-01', REFORM),
    unit(OLD_B, DISTRICT, '2010-01-01', REFORM),
    unit(NEW, PROVINCE, REFORM),
    unit(KEPT, DISTRICT, '2010-01-01', REFORM),
    unit(HALF, REGION, REFORM),
    unit(OTHER_HALF, REGION, REFORM),
    unit(REGION, PROVINCE, REFORM),
  ].map((one) => [one.id, one]),
)
const turn = (from: number, to: number, role: Turn['role'], remains: boolean): Turn => ({
  unit: from,
  successor: to,
  on: REFORM,
  role,
  remains,
})
const turns = [
  turn(OLD_A, NEW, 'merged', true),
  turn(OLD_B, NEW, 'merged', true),
  turn(KEPT, HALF, 'split', false),
  turn(KEPT, OTHER_HALF, 'split', false),
  turn(KEPT, PROVINCE, 'kept', true),
]
const before = new Map([
  [PROVINCE, [PROVINCE]],
  [DISTRICT, [PROVINCE, DISTRICT]],
  [OLD_A, [PROVINCE, DISTRICT, OLD_A]],
  [OLD_B, [PROVINCE, DISTRICT, OLD_B]],
  [KEPT, [PROVINCE, DISTRICT, KEPT]],
])
const after = new Map([
  [PROVINCE, [PROVINCE]],
  [NEW, [PROVINCE, NEW]],
  [REGION, [PROVINCE, REGION]],
  [HALF, [PROVINCE, REGION, HALF]],
  [OTHER_HALF, [PROVINCE, REGION, OTHER_HALF]],
])
const placed = (day: string, paths: ReadonlyMap<number, number[]>) =>
  placesIn({ day, units, turns, path: (one) => paths.get(one) ?? [] })

test("under today's tree old communes stand at their successor, the divided one and the district at the level above", () => {
  const at = placed('2026-01-01', after)
  assert.deepEqual(
    [OLD_A, OLD_B, KEPT, DISTRICT, NEW].map((one) => [at(one).at, at(one).why]),
    [
      [NEW, 'successor'],
      [NEW, 'successor'],
      [PROVINCE, 'undivided'],
      [PROVINCE, 'ended'],
      [NEW, 'itself'],
    ],
  )
})

test('under the tree of before a merged commune cannot be taken apart: its figures stand at the lowest unit above both', () => {
  const at = placed('2025-01-01', before)
  assert.deepEqual(
    [NEW, HALF, OTHER_HALF, REGION].map((one) => [at(one).at, at(one).why]),
    [
      [DISTRICT, 'undivided'],
      [KEPT, 'predecessor'],
      [KEPT, 'predecessor'],
      [PROVINCE, 'not_yet'],
    ],
  )
})
