import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contributions, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import { UNIT_KINDS } from '#domain/unit.ts'
import { unitContributions } from '#domain/unitCounts.ts'
import { binhLam } from './binhLam.ts'
import { demo } from './demo.ts'

const part = binhLam()
const personnel = registers.personnel as Register
const people = part.rows?.personnel ?? []
const units = new Map((part.units ?? []).map((unit) => [unit.code, unit]))

/** A stock of the province on a day, from its rows and its tree. */
function stock(indicator: string, day: string): number {
  const rows = people.flatMap(({ unit, values }) =>
    contributions(personnel, values, units.get(unit) ?? { kind: '', managedBy: null }),
  )
  const tree = [...units.values()].flatMap((unit) => unitContributions({ ...unit, id: 0, provinceId: 0, pos: 0, end: 0 }))
  return [...rows, ...tree]
    .filter((delta) => delta.indicator === indicator && delta.day <= day)
    .reduce((sum, { amount }) => sum + amount, 0)
}

test('on 19/1/2026 the conference of Bình Lâm hears 297 bases with 6.796 members, 93 of them direct with 2.581', () => {
  const at = (indicator: string) => stock(indicator, '2026-01-19')
  assert.deepEqual(
    ['sdf_bases_total', 'sdf_strength', 'sdf_units_provincial_direct', 'sdf_strength_provincial_direct'].map(at),
    [297, 6796, 93, 2581],
  )
})

test('two months later there are more, for some were admitted in March', () => {
  assert.ok(stock('sdf_strength', '2026-03-20') > 6796)
})

test('no row of Bình Lâm would be refused, each stretch follows from the one before, and no number stands twice', () => {
  for (const { id, unit, values } of people) {
    assert.deepEqual(checkRow(personnel, values, '2026-11-22', undefined, units.get(unit)), [], id)
    assert.deepEqual(Object.keys(values).sort(), Object.keys(personnel.columns).sort())
  }
  const chains = Map.groupBy(people, ({ values }) => values.person)
  for (const rows of chains.values())
    for (const [at, { id, values }] of rows.entries())
      assert.equal(checkMove(personnel, rows[at - 1]?.values ?? null, values), null, id)
  assert.equal(new Set(people.map(({ values }) => values.identityNo)).size, chains.size)
})

test('in the whole demo codes, ids and identity numbers stand once, every unit fits under its parent', () => {
  const world = demo()
  const once = (list: readonly unknown[]) => assert.equal(new Set(list).size, list.length)
  once(world.units.map(({ code }) => code))
  once(Object.values(world.rows).flatMap((rows) => rows.map(({ id }) => id)))
  const firsts = (world.rows.personnel ?? []).filter(({ id, values }) => values.person === id)
  once(firsts.map(({ values }) => values.identityNo))
  const kinds = new Map(world.units.map(({ code, kind }) => [code, kind]))
  const last = new Map(world.links.map(({ unit, parent }) => [unit, parent]))
  const room = new Map<string, number>()
  for (const [unit, parent] of last) {
    const [kind, above] = [kinds.get(unit), kinds.get(parent)]
    if (kind && above) room.set(parent, (room.get(parent) ?? UNIT_KINDS[above].width - 1) - UNIT_KINDS[kind].width)
  }
  for (const [parent, left] of room) assert.ok(left >= 0, parent)
})
