import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { type Condition, type Count, isSealed, type Register, snake } from '#domain/register.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { choiceMark, type Seal } from './seal.ts'

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

/** One of a list, in which null stands for an empty cell. */
function inList(column: string, values: readonly unknown[], print: (value: unknown) => string): string {
  const known = values.filter((value) => value !== null)
  const among = known.length > 0 ? `${column} in (${known.map(print).join(', ')})` : 'false'
  return known.length < values.length ? `(${among} or ${column} is null)` : among
}

/** A condition on a sealed choice, by the blind indexes of its codes. */
function sealedCondition(register: Register, seal: Seal, condition: Condition): string {
  const mark = `r.${snake(condition.column)}_mark`
  const literalMark = (value: unknown) =>
    `'\\x${choiceMark(seal, register.table, condition.column, String(value)).toString('hex')}'::bytea`
  switch (condition.is) {
    case 'equal':
      return condition.value === null ? `${mark} is null` : `${mark} = ${literalMark(condition.value)}`
    case 'in':
      return inList(mark, condition.value, literalMark)
    case 'filled':
      return `${mark} is not null`
    case 'empty':
      return `${mark} is null`
    default:
      throw new Error(`a count cannot be recomputed by “${condition.is}” of what is sealed`)
  }
}

/** A count's condition as SQL over the register's table: the same declaration the save evaluates row by row. */
export function countCondition(condition: Condition): string {
  const column =
    condition.column === 'unit.kind'
      ? 'u.kind'
      : condition.column === 'unit.managedBy'
        ? 'u.managed_by'
        : `r.${snake(condition.column)}`
  switch (condition.is) {
    case 'equal':
      return condition.value === null ? `${column} is null` : `${column} = ${literal(condition.value)}`
    case 'in':
      return inList(column, condition.value, literal)
    case 'filled':
      return `${column} is not null`
    case 'empty':
      return `${column} is null`
    default:
      throw new Error(`a count cannot be recomputed by “${condition.is}”`)
  }
}

/** What a count adds on one day column of its register: where it begins, or, taken back, where it ends. */
type Part = { measure: number; where: string; amount: string | null; sign: '' | '-'; stock: boolean }

function partsByDay(register: Register, { measures, seal }: Pick<Home, 'measures' | 'seal'>): Map<string, Part[]> {
  const days = new Map<string, Part[]>()
  const add = (column: string, part: Part) => days.set(column, [...(days.get(column) ?? []), part])
  for (const count of register.counts) {
    const measure = measures.byId.get(count.indicator)?.no
    if (measure === undefined) continue
    const part: Part = {
      measure,
      where: whereOf(register, count, seal),
      amount: count.amount === undefined ? null : `r.${snake(count.amount)}`,
      sign: '',
      stock: count.from !== undefined,
    }
    const from = snake(count.from ?? count.on ?? register.on)
    add(from, part)
    // A row without its first day counts on none, as `contributions` has it.
    if (part.stock && count.until !== undefined)
      add(snake(count.until), { ...part, sign: '-', where: `${part.where} and r.${from} is not null` })
  }
  return days
}

function whereOf(register: Register, count: Count, seal: Seal): string {
  const conditions = count.where.map((condition) =>
    isSealed(register.columns[condition.column]) ? sealedCondition(register, seal, condition) : countCondition(condition),
  )
  return conditions.length > 0 ? conditions.join(' and ') : 'true'
}

/** One walk over the rows of a register: a table with a row for each unit and day, and a column for each count. */
export type Walk = { table: string; parts: readonly { measure: number; stock: boolean }[] }

/** Where what is said otherwise than by the rows of a register is gathered, until the transaction ends. */
export const beginRecomputed = (db: Db): Promise<unknown> =>
  sql`create temporary table recomputed (unit_id bigint, measure smallint, day date, amount bigint, stock boolean) on commit drop`.execute(
    db,
  )

/**
 * What the rows of a register say: one statement for each of its day columns, written from the declaration as somebody would write
 * it by hand, every count a column of it. A walk for each count would read the book of people two dozen times; a row
 * for each sum would cost as much again as the walk, so they become rows only where they are held against the ledger (`saidBy`).
 */
export async function recomputeRegister(db: Db, home: Pick<Home, 'measures' | 'seal'>, register: Register): Promise<Walk[]> {
  const walks: Walk[] = []
  for (const [day, parts] of partsByDay(register, home)) {
    const table = `said_${register.table}_${walks.length}`
    const sums = parts.map(({ where, amount, sign }, at) => {
      const sum = amount === null ? 'count(*)' : `sum(${amount})`
      return `${sign}(${sum} filter (where ${where}))::bigint as s${at}`
    })
    const units = parts.some(({ where }) => where.includes('u.')) ? 'join units u on u.id = r.unit_id' : ''
    await sql
      .raw(`
      create temporary table ${table} on commit drop as
      select r.unit_id, r.${day} as day, ${sums.join(', ')} from ${register.table} r ${units} where r.${day} is not null group by 1, 2`)
      .execute(db)
    walks.push({ table, parts })
  }
  return walks
}

const saidIn = ({ table, parts }: Walk): string => {
  const list = (of: (part: Walk['parts'][number], at: number) => unknown) => parts.map(of).join(', ')
  return `select w.unit_id, v.measure, w.day, v.amount, v.stock from ${table} w,
    unnest(array[${list(({ measure }) => measure)}]::smallint[], array[${list((_, at) => `w.s${at}`)}]::bigint[], array[${list(({ stock }) => stock)}]::boolean[]) v (measure, amount, stock)
    where v.amount <> 0`
}

/** All that was gathered, as rows of unit, measure, day, amount and stock. */
export const saidBy = (walks: readonly Walk[]): RawBuilder<unknown> =>
  sql.raw([...walks.map(saidIn), 'select unit_id, measure, day, amount, stock from recomputed'].join(' union all '))

/** What was said of some days becomes rows of `recomputed`, for whoever puts it on other days. */
export async function layOut(db: Db, walks: readonly Walk[], from: Day, to: Day): Promise<void> {
  for (const walk of walks) {
    const between = sql`between ${from}::date and ${to}::date`
    await sql`insert into recomputed ${sql.raw(saidIn(walk))} and w.day ${between}`.execute(db)
    await sql`delete from ${sql.table(walk.table)} where day ${between}`.execute(db)
  }
}

/** Somebody may count a second time before the transaction ends. */
export const endRecomputed = (db: Db, walks: readonly Walk[]): Promise<unknown> =>
  sql.raw(`drop table ${['recomputed', ...walks.map(({ table }) => table)].join(', ')}`).execute(db)
