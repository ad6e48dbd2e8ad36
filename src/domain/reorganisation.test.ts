import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from './period.ts'
import { assignPeople, reshape, type Step, type TreeUnit } from './reorganisation.ts'
import { type Lineage, spread } from './unit.ts'
import { type DatedTree, lineageIn } from './unitTree.ts'

const FOUNDED = '2020-01-01'
const ON = '2025-07-01'

/** A province with districts, communes and self-defence commands, some of them ended before the day. */
const aTree = fc
  .array(
    fc.record({
      above: fc.nat(),
      kind: fc.constantFrom('district', 'commune', 'agency_command'),
      ended: fc.integer({ min: 0, max: 9 }),
    }),
    {
      minLength: 3,
      maxLength: 14,
    },
  )
  .map((list) => {
    const tree = new Map<string, TreeUnit>()
    const put = (code: string, kind: TreeUnit['kind'], parent: string | null, validTo: Day | null = null) =>
      tree.set(code, { code, kind, name: code, parent, validFrom: FOUNDED, validTo, linkedOn: FOUNDED, namedOn: FOUNDED })
    put('tinh', 'province', null)
    for (const [index, { above, kind, ended }] of list.entries()) {
      const width = { province: 4, district: 3, commune: 2, agency_command: 1 } as const
      const places = [...tree.values()].filter(
        (unit) => (width[unit.kind as keyof typeof width] ?? 0) > width[kind as keyof typeof width] && unit.validTo === null,
      )
      put(
        `${kind}-${index}`,
        kind as TreeUnit['kind'],
        places[above % places.length]?.code ?? 'tinh',
        ended === 0 ? '2024-03-01' : null,
      )
    }
    return tree
  })

const someSteps = (codes: readonly string[]): fc.Arbitrary<Step[]> => {
  const code = fc.constantFrom(...codes, 'moi-1', 'moi-2', 'khong-co')
  return fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('found' as const),
        code: fc.constantFrom('moi-1', 'moi-2'),
        unitKind: fc.constantFrom('district' as const, 'commune' as const),
        name: fc.constant('Mới'),
        parent: code,
      }),
      fc.record({ kind: fc.constant('move' as const), unit: code, parent: code }),
      fc.record({ kind: fc.constant('merge' as const), units: fc.array(code, { minLength: 1, maxLength: 2 }), into: code }),
      fc.record({ kind: fc.constant('dissolve' as const), unit: code, into: code }),
      fc.record({
        kind: fc.constant('split' as const),
        unit: code,
        ends: fc.boolean(),
        assign: code.map((to) => [{ to, rest: true }]),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
}

const anEvent = aTree.chain((tree) => fc.record({ tree: fc.constant(tree), steps: someSteps([...tree.keys()]) }))

/** The dated tree before the event, and after it. */
function dated(
  tree: ReadonlyMap<string, TreeUnit>,
  event: ReturnType<typeof reshape> | null,
): { tree: DatedTree; ids: Map<string, number> } {
  const all = event?.after ?? tree
  const ids = new Map([...all.keys()].map((code, index) => [code, index + 1]))
  const id = (code: string): number => ids.get(code) ?? assert.fail(code)
  const links: { unit: number; parent: number; from: Day; to: Day | null }[] = []
  for (const unit of tree.values()) {
    if (unit.parent === null) continue
    const leaves = event?.moved.some((one) => one.unit === unit.code) || event?.ended.some((one) => one.unit === unit.code)
    links.push({ unit: id(unit.code), parent: id(unit.parent), from: FOUNDED, to: leaves ? ON : null })
  }
  for (const { unit, to } of event?.moved ?? []) links.push({ unit: id(unit), parent: id(to), from: ON, to: null })
  for (const { code, parent } of event?.founded ?? [])
    if (!event?.moved.some(({ unit }) => unit === code)) links.push({ unit: id(code), parent: id(parent), from: ON, to: null })
  return {
    ids,
    tree: {
      units: new Map([...all.values()].map((unit) => [id(unit.code), unit])),
      links,
      remains: new Map((event?.ended ?? []).flatMap(({ unit, heir }) => (heir === null ? [] : [[id(unit), id(heir)]]))),
    },
  }
}

const entry = fc.record({
  at: fc.nat(),
  day: fc.integer({ min: 0, max: 3000 }).map((days) => addDays(FOUNDED, days)),
  amount: fc.integer({ min: -20, max: 90 }),
  stock: fc.boolean(),
})

test('whatever is accepted leaves a tree: one way up from every unit that stands, and nobody without a place', () => {
  let accepted = 0
  fc.assert(
    fc.property(anEvent, ({ tree, steps }) => {
      const event = reshape(tree, steps, ON)
      if (event.findings.length > 0) return
      accepted++
      const standing = [...event.after.values()].filter(({ validTo }) => validTo === null)
      for (const unit of standing) {
        const seen = new Set<string>()
        for (let at: TreeUnit | undefined = unit; at.parent !== null; ) {
          assert.ok(!seen.has(at.code), 'a cycle')
          seen.add(at.code)
          at = event.after.get(at.parent) ?? assert.fail(`${unit.code} hangs on nothing`)
          assert.ok(at.validTo === null, `${unit.code} stands under ${at.code} that ended`)
        }
      }
      const before = [...tree.values()].filter(({ validTo }) => validTo === null).length
      assert.equal(standing.length, before + event.founded.length - event.ended.length)
      for (const { heir } of event.ended) assert.ok(heir === null || event.after.has(heir))
    }),
    { numRuns: 3000 },
  )
  assert.ok(accepted > 100, `${accepted} events went through`)
})

test('the day before and every day earlier each unit has the figures it had; from the day on the province has lost nothing', () => {
  let accepted = 0
  fc.assert(
    fc.property(
      anEvent,
      fc.array(entry, { maxLength: 25 }),
      fc.integer({ min: -400, max: 400 }),
      ({ tree, steps }, entries, shift) => {
        const event = reshape(tree, steps, ON)
        if (event.findings.length > 0 || event.ended.some(({ heir }) => heir === null)) return
        accepted++
        const codes = [...tree.keys()]
        const [was, is] = [dated(tree, null), dated(tree, event)]
        const figure = ({ tree: one, ids }: typeof was, code: string, stock: boolean, from: Day, to: Day): number => {
          const at = ids.get(code)
          let sum = 0
          for (const { at: place, ...delta } of entries) {
            if (delta.stock !== stock) continue
            const unit = tree.get(codes[place % codes.length] ?? '') ?? assert.fail()
            if (delta.day < unit.validFrom || (unit.validTo !== null && delta.day >= unit.validTo)) continue
            for (const shown of spread(delta, lineageIn(one, ids.get(unit.code) ?? 0)))
              if (shown.unitId === at && shown.day <= to && (stock || shown.day >= from)) sum += shown.amount
          }
          return sum
        }
        const before = addDays(ON, -1)
        for (const code of codes)
          for (const stock of [true, false])
            assert.equal(
              figure(is, code, stock, FOUNDED, before),
              figure(was, code, stock, FOUNDED, before),
              `${code} before the day`,
            )
        const day = addDays(ON, Math.abs(shift))
        for (const stock of [true, false])
          assert.equal(figure(is, 'tinh', stock, FOUNDED, day), figure(was, 'tinh', stock, FOUNDED, day), 'the province')
      },
    ),
    { numRuns: 3000 },
  )
  assert.ok(accepted > 100, `${accepted} events went through`)
})

test('what a unit left behind goes on with its heir, and with whoever takes over from that one', () => {
  const units = new Map(
    [
      [1, null],
      [2, '2025-07-01'],
      [3, '2026-01-01'],
      [4, null],
    ].map(([id, validTo]) => [id as number, { validFrom: FOUNDED, validTo: validTo as Day | null }]),
  )
  const links = [2, 3, 4].map((unit) => ({ unit, parent: 1, from: FOUNDED, to: units.get(unit)?.validTo ?? null }))
  const remains = new Map([
    [2, 3],
    [3, 4],
  ])
  const rows: Lineage[] = lineageIn({ units, links, remains }, 2)
  const of = (ancestor: number) => rows.filter(({ ancestorId }) => ancestorId === ancestor).map(({ from, to }) => [from, to])
  assert.deepEqual(of(2), [[FOUNDED, '2025-07-01']])
  assert.deepEqual(of(3), [['2025-07-01', '2026-01-01']])
  assert.deepEqual(of(4), [['2026-01-01', null]])
  assert.deepEqual(of(1).sort(), [
    [FOUNDED, '2025-07-01'],
    ['2025-07-01', '2026-01-01'],
    ['2026-01-01', null],
  ])
})

test('everybody is sent once: by name before team, the rest where the rest goes, and whoever is named twice is told', () => {
  const people = [
    { id: 'a', name: 'Lò Văn Pản', group: 'Tổ 1' },
    { id: 'b', name: 'Vì Thị Hoa', group: 'Tổ 1' },
    { id: 'c', name: 'Cà Văn Inh', group: 'Tổ 2' },
    { id: 'd', name: 'Tòng Văn Phát', group: null },
  ]
  const sent = assignPeople(people, [
    { to: 'bac', people: ['a'] },
    { to: 'nam', groups: ['Tổ 1'] },
    { to: 'dong', groups: ['Tổ 2'] },
    { to: 'tay', groups: ['Tổ 2'] },
  ])
  assert.deepEqual(
    [...sent.to],
    [
      ['a', 'bac'],
      ['b', 'nam'],
    ],
  )
  assert.deepEqual([sent.twice.map(({ id }) => id), sent.left.map(({ id }) => id)], [['c'], ['d']])
  assert.equal(assignPeople(people, [{ to: 'bac', rest: true }]).to.size, 4)
})
