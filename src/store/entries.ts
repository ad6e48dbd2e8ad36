import { sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { newId } from './ids.ts'
import { appendLedger, type LedgerEntry } from './ledger.ts'
import { personNamed } from './users.ts'

/** A figure typed at a unit for a period, as of a day. */
export type Entry = {
  id: string
  unitId: number
  measure: string
  period: string
  windowFrom: Day
  asOf: Day
  state: 'value' | 'zero' | 'not_applicable'
  value: number | null
  qualifier: string | null
  note: string | null
  version: number
  /** The person, by name. */
  enteredBy: string
  enteredAt: Date
}

export async function entriesOf(db: Db, unitIds: readonly number[], measures?: readonly string[]): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.*, ${personNamed('e.entered_by')} as entered_by from units u join entries e on e.province_id = u.province_id and e.unit_id = u.id
    where u.id = any (${unitIds}::bigint[]) ${measures ? sql`and e.measure = any (${measures}::text[])` : sql``}
    order by e.measure, e.as_of, e.entered_at`.execute(db)
  return rows
}

type Said = Pick<Entry, 'period' | 'asOf' | 'state' | 'value'>

/**
 * What the entries of one unit and measure add to the ledger: steps from one to the next. A stock steps from what was
 * said before; a flow is cumulative within its period, so that the half-year said again a month later adds what came since.
 */
function steps(entries: readonly Said[], stock: boolean): Map<Day, number> {
  const out = new Map<Day, number>()
  for (const series of stock ? [entries] : Map.groupBy(entries, (entry) => entry.period).values()) {
    let before = 0
    for (const { asOf, state, value } of [...series].sort((a, b) => a.asOf.localeCompare(b.asOf))) {
      if (state === 'not_applicable') continue
      const amount = state === 'zero' ? 0 : (value ?? 0)
      out.set(asOf, (out.get(asOf) ?? 0) + amount - before)
      before = amount
    }
  }
  return out
}

export type EntryWrite = {
  unit: Unit
  measure: string
  period: string
  window: Window
  state: Entry['state'] | 'missing'
  value: number | null
  qualifier: string | null
  note: string | null
}

/**
 * Writes typed figures: each replaces what the unit said for the same period and day, and the ledger receives the
 * difference. A stock said later steps from what was said before it.
 */
export async function saveEntries(db: Db, home: Home, writes: readonly EntryWrite[], by: string): Promise<void> {
  const unitIds = [...new Set(writes.map(({ unit }) => unit.id))]
  const known = await entriesOf(db, unitIds, [...new Set(writes.map(({ measure }) => measure))])
  const ledger: LedgerEntry[] = []
  const keyOf = (unitId: number, measure: string) => `${unitId} ${measure}`
  const lists = Map.groupBy(known, (entry) => keyOf(entry.unitId, entry.measure))
  const saved: { write: EntryWrite; id: string }[] = []
  for (const [key, group] of Map.groupBy(writes, ({ unit, measure }) => keyOf(unit.id, measure))) {
    const measure = home.measures.byId.get(group[0]?.measure ?? '')
    if (!measure || !group[0]) throw new Error(`measure without a number: ${key}`)
    const before = lists.get(key) ?? []
    const same = (one: { period: string; asOf: Day }, write: EntryWrite) =>
      one.period === write.period && one.asOf === write.window.to
    const after: Said[] = before.filter((one) => !group.some((write) => same(one, write)))
    for (const write of group) {
      const old = before.find((one) => same(one, write))
      if (write.state !== 'missing') {
        after.push({ period: write.period, asOf: write.window.to, state: write.state, value: write.value })
        saved.push({ write, id: old?.id ?? newId() })
      } else if (old)
        await sql`delete from entries where province_id = ${write.unit.provinceId} and id = ${old.id}::uuid`.execute(db)
    }
    const [was, is] = [steps(before, measure.stock), steps(after, measure.stock)]
    for (const day of new Set([...was.keys(), ...is.keys()])) {
      const amount = (is.get(day) ?? 0) - (was.get(day) ?? 0)
      if (amount === 0 && was.has(day)) continue
      const unit = group[0].unit
      ledger.push({
        provinceId: unit.provinceId,
        unitId: unit.id,
        orgPos: unit.pos,
        measure: measure.no,
        day,
        amount,
        stock: measure.stock,
        source: 'entries',
        record: null,
      })
    }
  }
  await upsertEntries(db, saved, by)
  await appendLedger(db, ledger)
}

async function upsertEntries(db: Db, saved: readonly { write: EntryWrite; id: string }[], by: string): Promise<void> {
  if (saved.length === 0) return
  const list = <T>(of: (one: { write: EntryWrite; id: string }) => T): T[] => saved.map(of)
  await sql`
    insert into entries (province_id, id, unit_id, org_pos, measure, period, window_from, as_of, state, value, qualifier, note, entered_by)
    select *, ${by}::text from unnest(${list(({ write }) => write.unit.provinceId)}::bigint[], ${list(({ id }) => id)}::uuid[], ${list(({ write }) => write.unit.id)}::bigint[],
      ${list(({ write }) => write.unit.pos)}::bigint[], ${list(({ write }) => write.measure)}::text[], ${list(({ write }) => write.period)}::text[],
      ${list(({ write }) => write.window.from)}::date[], ${list(({ write }) => write.window.to)}::date[], ${list(({ write }) => write.state)}::text[],
      ${list(({ write }) => (write.state === 'value' ? write.value : null))}::bigint[], ${list(({ write }) => write.qualifier)}::text[], ${list(({ write }) => write.note)}::text[])
    on conflict (province_id, unit_id, measure, period, as_of) do update set state = excluded.state, value = excluded.value, qualifier = excluded.qualifier,
      note = excluded.note, entered_by = excluded.entered_by, entered_at = now(), version = entries.version + 1`.execute(db)
}

/** Recomputes what entries add: unit, measure, day, amount. For verification. */
export async function entrySteps(
  db: Db,
  home: Home,
): Promise<{ unitId: number; measure: number; day: Day; amount: number; stock: boolean }[]> {
  const { rows } = await sql<Entry>`select * from entries order by unit_id, measure, as_of`.execute(db)
  const out: { unitId: number; measure: number; day: Day; amount: number; stock: boolean }[] = []
  for (const group of Map.groupBy(rows, (entry) => `${entry.unitId} ${entry.measure}`).values()) {
    const first = group[0]
    const measure = first && home.measures.byId.get(first.measure)
    if (!first || !measure) continue
    for (const [day, amount] of steps(group, measure.stock))
      out.push({ unitId: first.unitId, measure: measure.no, day, amount, stock: measure.stock })
  }
  return out
}
