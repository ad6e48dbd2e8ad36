import { sql } from 'kysely'
import { addDays, type Day, monthStart } from '#domain/period.ts'
import type { Db } from './db.ts'
import { addToPage, type Cells, cellsOf, type Page } from './figurePage.ts'
import { inParts, measuresHeldTo, PAGES, pagesOf, type ShownDays } from './figurePages.ts'
import { BY_UNIT, holdFolding, SHOWN_DAYS } from './ledger.ts'

/** A figure that is kept otherwise than it comes to when it is worked out anew. */
export type Difference = {
  where: 'ledger' | 'months' | 'days'
  unit: string
  measure: string
  when: string
  held: number | null
  recomputed: number | null
}

/** So many units at once, that a nation can be compared in the memory of a province. */
const AT_ONCE = 500

/** Every page of months and days against the folded part of the ledger, spread anew; folding waits until the transaction ends. */
export async function compareFolds(db: Db): Promise<Difference[]> {
  await holdFolding(db)
  await sql`create temporary table shown_anew on commit drop as
    with b as (select unit_id, measure, day, amount, stock from ledger where folded) ${SHOWN_DAYS}`.execute(db)
  await sql`create index on shown_anew (ancestor_id)`.execute(db)
  await sql`analyze shown_anew`.execute(db)
  const { rows: units } = await sql<{ id: number; code: string }>`select id, code from units order by code`.execute(db)
  const { rows: measures } = await sql<{ no: number; id: string }>`select no, id from measures`.execute(db)
  const names = new Map(measures.map(({ no, id }) => [no, id]))
  const out: Difference[] = []
  for (let first = 0; first < units.length && out.length < 1000; first += AT_ONCE) {
    const some = units.slice(first, first + AT_ONCE)
    const codes = new Map(some.map(({ id, code }) => [id, code]))
    for (const { kind, unitId, at, held, fresh } of await pagesTwice(db, [...codes.keys()])) {
      // The same cells are the same page: only what differs is opened.
      if (held === fresh) continue
      for (const { measure, cell, was, is } of differingCells(cellsOf(held), cellsOf(fresh)))
        out.push({
          where: kind === 'years' ? 'months' : 'days',
          unit: codes.get(unitId) ?? String(unitId),
          measure: names.get(measure) ?? String(measure),
          when: kind === 'years' ? `${at}-${cell + 1}` : dayOfCell(at, cell),
          held: was,
          recomputed: is,
        })
    }
  }
  await sql`drop table shown_anew`.execute(db)
  return out.sort((a, b) => order(a, b)).slice(0, 1000)
}

const KINDS = ['years', 'days'] as const
const EMPTY: Page = ''

type TwoPages = { kind: keyof typeof PAGES; unitId: number; at: number; held: Page; fresh: Page }

/** Each page of some units as it is kept and as it comes to; where one of them is not there, an empty one. */
async function pagesTwice(db: Db, unitIds: readonly number[]): Promise<TwoPages[]> {
  const { rows: shown } = await sql<ShownDays>`
    select u.province_id, u.id as unit_id, u.pos as org_pos, ${BY_UNIT} from shown_anew s join units u on u.id = s.ancestor_id
    where s.ancestor_id = any (${unitIds}::bigint[]) group by u.id`.execute(db)
  const fresh = pagesOf(shown)
  const heldTo = await measuresHeldTo(db)
  const out: TwoPages[] = []
  for (const kind of KINDS) {
    const { table, at } = PAGES[kind]
    const { rows } = await sql<{ unitId: number; at: number; part: number; page: Page }>`
      select f.unit_id, f.${at} as at, f.part, f.page from units u join ${table} f on f.province_id = u.province_id and f.unit_id = u.id
      where u.id = any (${unitIds}::bigint[])`.execute(db)
    const held = new Map(rows.map((row) => [`${row.unitId} ${row.at} ${row.part}`, row]))
    for (const { unitId, at, part, changes } of fresh[kind].flatMap((page) => inParts(page, heldTo))) {
      const key = `${unitId} ${at} ${part}`
      out.push({ kind, unitId, at, held: held.get(key)?.page ?? EMPTY, fresh: addToPage(undefined, changes) })
      held.delete(key)
    }
    for (const { unitId, at, page } of held.values()) out.push({ kind, unitId, at, held: page, fresh: EMPTY })
  }
  return out
}

function* differingCells(held: Cells, fresh: Cells) {
  for (const measure of new Set([...held.keys(), ...fresh.keys()])) {
    const [was, is] = [held.get(measure) ?? [], fresh.get(measure) ?? []]
    for (let cell = 0; cell < Math.max(was.length, is.length); cell++)
      if (was[cell] !== is[cell]) yield { measure, cell, was: numberOf(was[cell]), is: numberOf(is[cell]) }
  }
}

const numberOf = (amount: bigint | undefined): number | null => (amount === undefined ? null : Number(amount))

const dayOfCell = (month: number, cell: number): Day => addDays(monthStart(month), cell)

const order = (a: Difference, b: Difference): number =>
  byText(b.where, a.where) || byText(a.unit, b.unit) || byText(a.measure, b.measure) || byText(a.when, b.when)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
