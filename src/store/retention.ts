import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { isSealed, type Register, snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { dueBy, emptied, type Given, NAMELESS, tellingColumns } from '#domain/retention.ts'
import { printMoment } from '#domain/wording.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from './db.ts'
import type { StoredRow } from './recordColumns.ts'
import { deleteRecords, recordOf, recordsByAny, type StoredRecord, updateRecords } from './records.ts'
import { type RowChange, type WriteContext, writesOf } from './registerWrites.ts'
import { unitsByIds } from './units.ts'

/** Rows due in a unit by the year of the day they are kept from. */
export type DueLine = { unit: string; name: string; year: number; rows: number }
type Within = Pick<Scope, 'lo' | 'hi'>

const registerOf = ({ register }: Given): Register => {
  const found = registers[register]
  if (!found) throw new Error(`no register ${register}`)
  return found
}

/** Rows of a book whose time is over and that still say what a rule takes away. */
function dueRows(given: Given, today: Day, { lo, hi }: Within): RawBuilder<unknown> {
  const register = registerOf(given)
  const { since, born } = dueBy(given.due, today)
  const conditions = [
    sql`t.org_pos between ${lo} and ${hi}`,
    sql`t.${sql.ref(snake(given.due.since))} <= ${since}::date`,
    ...(born === null ? [] : [sql`t.born_on <= ${born}::date`]),
    ...(given.does === 'remove' ? [] : [sql`(${sql.join(tellingColumns(register, given).map(stillSays(register)), sql` or `)})`]),
    ...inEveryStretch(register, given, since),
  ]
  return sql`from ${sql.table(register.table)} t where ${sql.join(conditions, sql` and `)}`
}

const stillSays =
  ({ columns }: Register) =>
  (key: string): RawBuilder<unknown> => {
    const name = isSealed(columns[key]) ? `${snake(key)}_sealed` : snake(key)
    return columns[key]?.optional ? sql`t.${sql.ref(name)} is not null` : sql`t.${sql.ref(name)} <> ${NAMELESS}`
  }

/**
 * Somebody who is here still, or left not long ago, is kept in all their stretches, wherever those stand: a reorganisation takes
 * people to other units and other provinces.
 */
function inEveryStretch({ dated, table }: Register, { due }: Given, since: Day): RawBuilder<unknown>[] {
  if (!dated || due.since !== dated.until) return []
  const [chain, until] = [sql.ref(snake(dated.chain)), sql.ref(snake(dated.until))]
  return [
    sql`not exists (select from ${sql.table(table)} c where coalesce(c.${chain}, c.id) = coalesce(t.${chain}, t.id)
      and (c.${until} is null or c.${until} > ${since}::date))`,
  ]
}

/** Looked at with the walls away: what is counted and given up ends where the reader's own range ends. */
const heldTo = ({ lo, hi }: Within, scope: Scope): Within => ({ lo: Math.max(lo, scope.lo), hi: Math.min(hi, scope.hi) })

/** Which rows of a range are due hangs on stretches beyond it: asked of the whole country, in the books the reader may see. */
async function askedEverywhere<T>(db: Db, scope: Scope, ask: () => Promise<T>): Promise<T> {
  await setScope(db, { ...EVERYWHERE, books: scope.books })
  const answer = await ask()
  await setScope(db, scope)
  return answer
}

/** How many rows are due by unit and year: numbers alone. */
export async function dueLines(db: Db, given: Given, today: Day, within: Within, scope: Scope): Promise<DueLine[]> {
  const lines = sql<DueLine>`
    select u.code as unit, u.short_name as name, x.year, x.rows
    from (select t.unit_id, extract(year from t.${sql.ref(snake(given.due.since))})::integer as year, count(*) as rows
      ${dueRows(given, today, heldTo(within, scope))} group by 1, 2) x
    join units u on u.id = x.unit_id order by u.pos, x.year`
  return askedEverywhere(db, scope, async () => (await lines.execute(db)).rows)
}

const PAGE = 2000

/**
 * Gives up what a rule says in every row that is due, in the rows' former versions, and among the words other rows are found
 * by; answers how many rows it were. Nothing is counted anew: no figure is worked out of these columns.
 */
export async function giveUp(db: Db, given: Given, today: Day, within: Within, context: WriteContext): Promise<number> {
  const register = registerOf(given)
  const held = heldTo(within, context.scope)
  let done = 0
  for (;;) {
    const due = sql<StoredRow>`select t.* ${dueRows(given, today, held)} order by t.province_id, t.id limit ${PAGE} for update of t`
    const { rows } = await askedEverywhere(db, context.scope, () => due.execute(db))
    if (rows.length === 0) return done
    const page = rows.map((row) => recordOf(register, row))
    if (given.does === 'remove') await removePage(db, register, page)
    else await emptyPage(db, register, given, page, context)
    done += page.length
  }
}

async function removePage(db: Db, register: Register, page: readonly StoredRecord[]): Promise<void> {
  refuseMissed(page, await deleteRecords(db, register, page))
  await sql`select remove_versions(${provincesOf(page)}::bigint[], ${register.key}, ${idsOf(page)}::uuid[])`.execute(db)
}

async function emptyPage(
  db: Db,
  register: Register,
  given: Given,
  page: readonly StoredRecord[],
  context: WriteContext,
): Promise<void> {
  const left = (record: StoredRecord) =>
    Object.fromEntries(
      given.columns.map((key) => {
        const column = register.columns[key]
        return [key, column ? emptied(column, record.values[key] ?? null) : null]
      }),
    )
  await rewrite(
    db,
    register,
    page.map((record) => ({ record, values: { ...record.values, ...left(record) } })),
    context,
  )
  await sql`select empty_versions(${provincesOf(page)}::bigint[], ${register.key}, ${idsOf(page)}::uuid[], ${given.columns}::text[])`.execute(
    db,
  )
  if (given.columns.includes(register.label)) await renameWhereReferred(db, register, idsOf(page), context)
}

/** Rows of other books are found by the name of whoever they are of: they are no more. */
async function renameWhereReferred(db: Db, register: Register, ids: readonly string[], context: WriteContext): Promise<void> {
  const known = new Set(ids)
  await setScope(db, EVERYWHERE)
  for (const other of Object.values(registers))
    for (const [reference, column] of Object.entries(other.columns)) {
      if (column.refersTo !== register.key || other.key === register.key) continue
      const rows = (await recordsByAny(db, other, reference, ids)).filter(({ values }) => known.has(String(values[reference])))
      await rewrite(
        db,
        other,
        rows.map((record) => ({ record, values: record.values })),
        context,
      )
    }
  await setScope(db, context.scope)
}

async function rewrite(
  db: Db,
  register: Register,
  rows: readonly { record: StoredRecord; values: StoredRecord['values'] }[],
  { home, by }: WriteContext,
): Promise<void> {
  if (rows.length === 0) return
  const units = await unitsByIds(db, [...new Set(rows.map(({ record }) => record.unitId))])
  const changes = rows.flatMap(({ record, values }): RowChange[] => {
    const unit = units.get(record.unitId)
    return unit ? [{ id: record.id, unit, before: record, after: values }] : []
  })
  const writes = new Map((await writesOf(db, register, changes)).map((write) => [write.id, write]))
  const edits = rows.flatMap(({ record }) => {
    const write = writes.get(record.id)
    return write ? [{ record, write }] : []
  })
  refuseMissed(
    rows.map(({ record }) => record),
    await updateRecords(db, register, home.seal, edits, by),
  )
}

function refuseMissed(asked: readonly StoredRecord[], done: ReadonlySet<string>): void {
  const missed = asked.find(({ id }) => !done.has(id))
  if (missed) throw new Problem('record.changed', { by: missed.changedBy, at: printMoment(missed.changedAt) })
}

const idsOf = (page: readonly StoredRecord[]): string[] => page.map(({ id }) => id)
const provincesOf = (page: readonly StoredRecord[]): number[] => [...new Set(page.map(({ provinceId }) => provinceId))]
