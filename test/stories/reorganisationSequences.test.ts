import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { reshape, type Step } from '#domain/reorganisation.ts'
import type { Db } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { treeUnder } from '#store/reshapeTree.ts'
import { unitById } from '#store/units.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { verifyFigures } from '#store/verify.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

/** Three days of the year on which a decision takes effect, and what is asked before, between and after them. */
const DAYS = ['2026-04-01', '2026-05-01', '2026-06-01'] as const
const ASKED = ['2026-03-31', '2026-04-30', '2026-05-31', '2026-07-14'] as const
const FIGURES = ['militia_strength', 'msdf_deferred', 'population_total', 'duty_man_days'] as const

/** Any unit of the province, or one a step before has founded; `khong-co` is none. */
const unit = fc.constantFrom('tan-lap', 'phu-son', 'dien-luc', 'so-y-te', 'tan-an', 'xa-moi', 'xa-khac', 'khu-vuc', 'khong-co')
const commune = fc.constantFrom('tan-lap', 'phu-son', 'xa-moi', 'xa-khac')
const kinds = { 'xa-moi': 'commune', 'xa-khac': 'commune', 'khu-vuc': 'regional_command' } as const

const founding: fc.Arbitrary<Step> = fc
  .record({ code: fc.constantFrom('xa-moi', 'xa-khac', 'khu-vuc'), parent: fc.constantFrom('son-ha', 'khu-vuc') })
  .map(({ code, parent }) => ({ kind: 'found', code, unitKind: kinds[code as keyof typeof kinds], name: `Ban ${code}`, parent }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: founding },
  fc.record({ kind: fc.constant('rename' as const), unit, name: fc.constantFrom('Ban CHQS xã Đổi Tên', 'Ban CHQS xã Tên Khác') }),
  fc.record({
    kind: fc.constant('move' as const),
    unit,
    parent: fc.oneof(unit, fc.constantFrom('son-ha', 'khu-vuc', 'khu-vuc')),
  }),
  fc.record({ kind: fc.constant('merge' as const), units: commune.map((one) => [one]), into: commune }),
  fc
    .record({ unit: commune, ends: fc.boolean(), to: commune, team: fc.constantFrom('Bản Mới', 'Bản Cũ') })
    .map(({ unit, ends, to, team }): Step => {
      const assign = ends ? [{ to, rest: true }] : [{ to, groups: [team] }]
      return { kind: 'split', unit, ends, assign }
    }),
  fc.record({ kind: fc.constant('dissolve' as const), unit, into: unit }),
)
const decisions = fc.tuple(...DAYS.map(() => fc.array(step, { minLength: 3, maxLength: 6 })))

/** Thu administers the province; people, population and duty stand at its communes and at one agency. */
async function provinceAtWork(country: Country): Promise<Person> {
  const id = await addUser(country.db, { login: 'thu', name: 'Bùi Thị Thu', password: null })
  await addGrant(country.db, id, 'administrator', country.unit('son-ha').id)
  country.tokens.set('thu', await openSession(country.db, id, 'test', NOW))
  const minh = country.person('minh')
  const save = (register: string, at: string, values: object) => minh.does('saveRow', { register, unit: at, values })
  const member = { bornOn: '1998-02-03', forceKind: 'on_site', post: 'soldier', joinedOn: '2024-03-01', status: 'serving' }
  await save('personnel', 'tan-lap', { ...member, fullName: 'Lò Văn Pản', force: 'militia', team: 'Bản Mới' })
  await save('personnel', 'tan-lap', { ...member, fullName: 'Vì Thị Hoa', force: 'militia', team: 'Bản Cũ', female: true })
  await save('personnel', 'phu-son', {
    ...member,
    fullName: 'Cà Văn Inh',
    force: 'militia',
    status: 'deferred',
    ground: 'defer_h',
  })
  await save('personnel', 'so-y-te', { ...member, fullName: 'Tòng Văn Phát', force: 'self_defence' })
  for (const [at, value] of [
    ['tan-lap', 4200],
    ['phu-son', 6100],
  ] as const) {
    await save('baseData', at, { kind: 'population', value, asOf: '2025-01-01', source: 'UBND xã' })
    await save('duty', at, { day: '2026-03-02', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 2, manDays: 2, turns: 1 })
  }
  while ((await foldLedger(country.db)) > 0);
  return country.person('thu')
}

type Report = { figures: Record<string, { value: number | null }> }

/** What the province reports as of each day, as each day had its tree or under the tree of one. */
async function ofProvince(thu: Person, treeDate?: string): Promise<unknown[]> {
  const out = []
  for (const asOf of ASKED) {
    const report = await thu.does<Report>('showReport', {
      unit: 'son-ha',
      period: '2026',
      asOf,
      ...(treeDate ? { treeDate } : {}),
    })
    out.push(FIGURES.map((id) => report.figures[id]?.value ?? null))
  }
  return out
}

/** Units that on some day stand nowhere, or in two places at once, or under themselves. */
async function misplaced(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select u.code, d.day::text, (select count(*) from unit_links l
        where l.unit_id = u.id and l.valid_from <= d.day and (l.valid_to is null or l.valid_to > d.day)) as places,
      (select count(*) from unit_lineage l join units r on r.id = l.ancestor_id
        where l.unit_id = u.id and r.code = 'cuc' and l.valid_from <= d.day and (l.valid_to is null or l.valid_to > d.day)) as ways_up
    from units u, unnest(${[...ASKED, ...DAYS]}::date[]) d (day)
    where u.code <> 'cuc' and u.valid_from <= d.day and (u.valid_to is null or u.valid_to > d.day)`.execute(db)
  return (rows as { places: number; waysUp: number }[]).filter(({ places, waysUp }) => places !== 1 || waysUp !== 1)
}

test('whatever Thu decides, one decision after another: nobody loses a place, and the province reports what it did under every tree', async () => {
  const seen = { applied: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(decisions, (lists) =>
      world.trial(async (country) => {
        const thu = await provinceAtWork(country)
        const was = await ofProvince(thu)
        for (const [at, wished] of lists.entries()) {
          const effectiveOn = DAYS[at] ?? DAYS[0]
          const tree = await treeUnder(country.db, await unitById(country.db, country.unit('son-ha').id))
          const stands = (steps: readonly Step[]) => reshape(tree, steps, effectiveOn).findings.length === 0
          const steps: Step[] = []
          for (const one of wished) if (stands([...steps, one])) steps.push(one)
          const decision = {
            ...{ unit: 'son-ha', number: `${at + 1}/QĐ-BCH`, decidedOn: '2026-03-20', effectiveOn },
            ...{ title: 'Sắp xếp đơn vị', steps },
          }
          if (steps.length < wished.length) {
            const refused = await thu.isRefused('planReorganisation', { ...decision, steps: wished })
            assert.equal(refused.code, 'reorganisation.refused')
            seen.refused++
          }
          if (steps.length === 0) continue
          const { id } = await thu.does<{ id: string }>('planReorganisation', decision)
          const { ready } = await thu.does<{ ready: boolean }>('previewReorganisation', { unit: 'son-ha', id })
          if (ready) await thu.does('applyReorganisation', { unit: 'son-ha', id })
          else await thu.isRefused('applyReorganisation', { unit: 'son-ha', id })
          seen[ready ? 'applied' : 'refused']++
        }
        while ((await foldLedger(country.db)) > 0);
        assert.deepEqual(await misplaced(country.db), [])
        assert.deepEqual(await ofProvince(thu), was)
        for (const day of ASKED) assert.deepEqual(await ofProvince(thu, day), was)
        assert.deepEqual((await verifyFigures(country.db, await homeOf(country.database), () => {})).differences, [])
      }),
    ),
    { numRuns: 3 },
  )
  assert.ok(seen.applied > 0, 'not one decision was carried out')
})
