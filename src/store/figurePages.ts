import { sql } from 'kysely'
import { type Day, monthOfYear, monthStart, monthYear, reportingMonth } from '#domain/period.ts'
import { arrayText, elementsOf } from './arrayText.ts'
import type { Db } from './db.ts'
import { addToPage, type Cells, type Page } from './figurePage.ts'

/** Whose page: of a year, or of a reporting month (months since year 0). */
export type PagePlace = { provinceId: number; unitId: number; orgPos: number; at: number }
export type ChangedPage = PagePlace & { changes: Cells }
/** A page is kept in two parts: 0 is what units are held to, which is asked of many units at once, 1 the rest. */
export type PartOfPage = ChangedPage & { part: 0 | 1 }

/** Which pages hold the months of years, which the days of months. */
export const PAGES = {
  years: { table: sql.table('figure_years'), at: sql.ref('year'), type: sql.raw('smallint') },
  days: { table: sql.table('figure_days'), at: sql.ref('month'), type: sql.raw('integer') },
} as const

/** So many pages at once: some megabytes. */
const AT_ONCE = 1000

/** Adds to pages that are there and begins those that are not. One writer at a time (`foldLedger`). */
export async function addToPages(db: Db, kind: keyof typeof PAGES, changed: readonly ChangedPage[]): Promise<void> {
  const { table, at, type } = PAGES[kind]
  const heldTo = await measuresHeldTo(db)
  const ordered = changed
    .flatMap((page) => inParts(page, heldTo))
    .sort((a, b) => a.provinceId - b.provinceId || a.unitId - b.unitId || a.at - b.at || a.part - b.part)
  for (let first = 0; first < ordered.length; first += AT_ONCE) {
    const some = ordered.slice(first, first + AT_ONCE)
    const list = (of: (page: PartOfPage) => unknown) => arrayText(some.map(of))
    const places = sql`unnest(${list((p) => p.provinceId)}::bigint[], ${list((p) => p.unitId)}::bigint[], ${list((p) => p.at)}::${type}[], ${list((p) => p.part)}::smallint[], ${list((p) => p.orgPos)}::bigint[])`
    const { rows } = await sql<{ no: number; page: Page }>`
      select x.no, f.page from rows from (${places}) with ordinality x (province_id, unit_id, at, part, org_pos, no)
      join ${table} f on f.province_id = x.province_id and f.unit_id = x.unit_id and f.${at} = x.at and f.part = x.part and f.org_pos = x.org_pos`.execute(
      db,
    )
    const held = new Map(rows.map(({ no, page }) => [no, page]))
    const pages = some.map(({ changes }, index) => addToPage(held.get(index + 1), changes))
    await sql`
      insert into ${table} (province_id, unit_id, ${at}, part, org_pos, page)
      select * from rows from (${places}, unnest(${arrayText(pages)}::text[])) x (province_id, unit_id, at, part, org_pos, page)
      on conflict (province_id, unit_id, ${at}, part, org_pos) do update set page = excluded.page`.execute(db)
  }
}

export async function measuresHeldTo(db: Db): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ no: number }>`select no from measures where held_to`.execute(db)
  return new Set(rows.map(({ no }) => no))
}

/** The parts of a page that something is added to. */
export function inParts({ changes, ...place }: ChangedPage, heldTo: ReadonlySet<number>): PartOfPage[] {
  const parts: [Cells, Cells] = [new Map(), new Map()]
  for (const [measure, cells] of changes) parts[heldTo.has(measure) ? 0 : 1].set(measure, cells)
  return ([0, 1] as const).flatMap((part) => (parts[part].size > 0 ? [{ ...place, part, changes: parts[part] }] : []))
}

/** What one unit shows on some days, as the columns of a question bring it: texts of arrays of the same length. */
export type ShownDays = PagePlaceOfUnit & { measures: string; days: string; amounts: string; above: string }
type PagePlaceOfUnit = Omit<PagePlace, 'at'>

/** The pages of years and of months that some days belong to; on those of days stands what did not happen at the unit itself. */
export function pagesOf(shown: Iterable<ShownDays>): Record<keyof typeof PAGES, ChangedPage[]> {
  const out: Record<keyof typeof PAGES, ChangedPage[]> = { years: [], days: [] }
  for (const { provinceId, unitId, orgPos, ...columns } of shown) {
    const [years, months] = [new Map<number, Cells>(), new Map<number, Cells>()]
    const [days, amounts, above] = [columns.days, columns.amounts, columns.above].map(elementsOf)
    for (const [index, measure] of elementsOf(columns.measures).entries()) {
      const { month, cell } = placeOf(days?.[index] ?? '')
      add(years, monthYear(month), Number(measure), monthOfYear(month) - 1, amounts?.[index])
      add(months, month, Number(measure), cell, above?.[index])
    }
    for (const [at, changes] of years) out.years.push({ provinceId, unitId, orgPos, at, changes })
    for (const [at, changes] of months) out.days.push({ provinceId, unitId, orgPos, at, changes })
  }
  return out
}

function add(pages: Map<number, Cells>, at: number, measure: number, cell: number, amount: string | undefined): void {
  if (amount === undefined || amount === 'NULL') return
  const page = pages.get(at) ?? new Map<number, (bigint | undefined)[]>()
  pages.set(at, page)
  const cells = page.get(measure) ?? []
  page.set(measure, cells)
  cells[cell] = (cells[cell] ?? 0n) + BigInt(amount)
}

/** The same few days come with every unit. */
const places = new Map<Day, { month: number; cell: number }>()

function placeOf(day: Day): { month: number; cell: number } {
  let place = places.get(day)
  if (!place) {
    const month = reportingMonth(day)
    place = { month, cell: cellOfDay(month, day) }
    places.set(day, place)
  }
  return place
}

/** Where a day stands on the page of its reporting month. */
export const cellOfDay = (month: number, day: Day): number => (Date.parse(day) - Date.parse(monthStart(month))) / 86_400_000
