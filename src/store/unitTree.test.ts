import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#domain/period.ts'
import type { Lineage } from '#domain/unit.ts'
import { type DatedTree, lineageIn } from '#domain/unitTree.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { EVERYWHERE, inScope } from './db.ts'
import { lineageOf, writeLineage } from './units.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh?.drop())

const aDay = fc.integer({ min: 1, max: 40 }).map((weeks) => addDays('2025-01-01', weeks * 7))

/** Units stand under units of smaller numbers, one link after another; ended ones may leave what they had to any other. */
const aTree = fc
  .array(
    fc.record({
      from: fc.option(aDay, { nil: null, freq: 3 }),
      to: fc.option(aDay, { nil: null, freq: 3 }),
      parents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      cuts: fc.array(aDay, { maxLength: 2 }),
      heir: fc.option(fc.nat(), { nil: null }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((list): DatedTree => {
    const units = new Map<number, { validFrom: Day; validTo: Day | null }>([[1, { validFrom: '2024-01-01', validTo: null }]])
    const links: DatedTree['links'][number][] = []
    const remains = new Map<number, number>()
    for (const [index, { from, to, parents, cuts, heir }] of list.entries()) {
      const unit = index + 2
      const validFrom = from ?? '2024-06-01'
      const validTo = to !== null && to > validFrom ? to : null
      units.set(unit, { validFrom, validTo })
      const days = [validFrom, ...[...new Set(cuts)].filter((day) => day > validFrom).sort()]
      for (const [at, day] of days.entries())
        links.push({
          unit,
          parent: ((parents[at % parents.length] ?? 0) % (unit - 1)) + 1,
          from: day,
          to: days[at + 1] ?? validTo,
        })
      if (heir !== null && validTo !== null) remains.set(unit, (heir % (unit - 1)) + 1)
    }
    return { units, links: links.filter(({ from, to }) => to === null || to > from), remains }
  })

const text = (rows: readonly Lineage[]): string[] =>
  rows.map(({ ancestorId, depth, from, to }) => `${ancestorId} ${depth} ${from} ${to}`).sort()

test('the lineage the database writes is the one the rule says, whoever moved, ended and left something behind', async () => {
  await fc.assert(
    fc.asyncProperty(aTree, async (tree) => {
      const undo = new Error('undo')
      await assert.rejects(
        inScope(fresh.database, EVERYWHERE, async (db) => {
          const ids = [...tree.units.keys()]
          await sql`
            insert into units (id, province_id, code, kind, name, short_name, search_text, valid_from, valid_to, pos, end_pos, next_pos)
            select id, 0, 'u' || id, 'commune', 'Xã', 'Xã', '', f, t, id * 10, id * 10 + 5, id * 10 + 1
            from unnest(${ids}::bigint[], ${ids.map((id) => tree.units.get(id)?.validFrom)}::date[], ${ids.map((id) => tree.units.get(id)?.validTo)}::date[]) x (id, f, t)`.execute(
            db,
          )
          const { links } = tree
          await sql`
            insert into unit_links (unit_id, parent_id, valid_from, valid_to)
            select * from unnest(${links.map(({ unit }) => unit)}::bigint[], ${links.map(({ parent }) => parent)}::bigint[], ${links.map(({ from }) => from)}::date[], ${links.map(({ to }) => to)}::date[])`.execute(
            db,
          )
          const remains = [...tree.remains]
          await sql`
            insert into unit_successions (unit_id, successor_id, valid_from, role, remains)
            select u, s, '2025-01-01', 'merged', true from unnest(${remains.map(([unit]) => unit)}::bigint[], ${remains.map(([, heir]) => heir)}::bigint[]) x (u, s)`.execute(
            db,
          )
          const expected = ids.map((id) => lineageIn(tree, id))
          // Two ways to the same ancestor from the same day would be one row of the database: such a tree is not asked.
          if (expected.some((rows) => new Set(rows.map(({ ancestorId, from }) => `${ancestorId} ${from}`)).size < rows.length))
            throw undo
          await writeLineage(db, ids)
          const written = await lineageOf(db, ids)
          for (const [index, id] of ids.entries()) assert.deepEqual(text(written.get(id) ?? []), text(expected[index] ?? []))
          throw undo
        }),
        undo,
      )
    }),
    { numRuns: 120 },
  )
})
