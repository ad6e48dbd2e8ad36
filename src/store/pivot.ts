import { type RawBuilder, sql } from 'kysely'
import { columnOf, type PivotAxis, type PivotValue } from '#domain/pivot.ts'
import { type Condition, type Register, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { conditionSql } from './recordList.ts'
import type { Seal } from './seal.ts'

/** One cell of a book laid out: the value of each axis (units by number, months by index) and what stands there. */
export type PivotCell = { a: string | null; b: string | null; many: number; sum: number }

/**
 * Counts and sums of a book under a unit by two axes, in one pass. Each row stands under the child its unit belonged to on the
 * row's own day; of a book whose rows hold over days, on the day it is looked at.
 */
export async function pivotRecords(
  db: Db,
  register: Register,
  asked: {
    unit: Unit
    rows: PivotAxis
    columns: PivotAxis | null
    value: PivotValue
    where: readonly Condition[]
    standsOn?: string
  },
  seal: Seal,
): Promise<PivotCell[]> {
  const day = asked.standsOn === undefined ? sql`r.${sql.ref(snake(register.on))}` : sql`${asked.standsOn}::date`
  const axis = (of: PivotAxis | null): RawBuilder<unknown> =>
    of === null
      ? sql`null::text`
      : of === 'unit'
        ? sql`c.ancestor_id::text`
        : of === 'month'
          ? sql`(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 + (extract(day from ${day}) >= 15)::int)::int::text`
          : sql`r.${sql.ref(snake(columnOf(of)))}::text`
  const sum = asked.value === 'count' ? sql`count(*)` : sql`coalesce(sum(r.${sql.ref(snake(columnOf(asked.value)))}), 0)`
  const conditions = asked.where.map((condition) => conditionSql(register, condition, seal))
  const { rows } = await sql<PivotCell>`
    select ${axis(asked.rows)} as a, ${axis(asked.columns)} as b, count(*)::int as many, ${sum}::bigint as sum
    from ${sql.table(register.table)} r
    join units u on u.id = r.unit_id
    join unit_lineage l on l.unit_id = r.unit_id and l.ancestor_id = ${asked.unit.id} and l.valid_from <= ${day} and (l.valid_to is null or l.valid_to > ${day})
    left join unit_lineage c on c.unit_id = r.unit_id and c.depth = l.depth - 1 and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})
    where ${sql.join([sql`true`, ...conditions], sql` and `)}
    group by 1, 2`.execute(db)
  return rows
}
