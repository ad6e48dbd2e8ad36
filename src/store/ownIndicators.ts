import { sql } from 'kysely'
import type { OwnIndicator } from '#domain/ownIndicator.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { askKept } from './keptStatements.ts'
import { type Measure, numberMeasures } from './measures.ts'

/** What the units a unit stands under, and itself, added to the catalogue: those asked for on a day, or all there ever were. */
export async function ownIndicatorsOf(db: Db, home: Home, unit: Unit, on: Day | null): Promise<OwnIndicator[]> {
  const rows = await askKept(
    db,
    sql<OwnIndicator & { no: number }>`
    select o.id, o.chapter, o.section, o.title, o.unit_word, o.stock, o.levels, o.part_of, o.valid_from, o.valid_to, m.no
    from own_indicators o join measures m on m.id = o.id
    where o.province_id = ${unit.provinceId} and o.org_pos <= ${unit.pos}::bigint and o.org_end >= ${unit.pos}::bigint
      and (${on}::date is null or (o.valid_from <= ${on}::date and (o.valid_to is null or o.valid_to > ${on}::date)))
    order by o.chapter, o.section nulls first, o.added_at, o.id`,
  )
  return rows.map(({ no, ...own }) => {
    know(home, { no, id: own.id, stock: own.stock, heldTo: false })
    return own
  })
}

/** A measure numbered since this process read the numbers: another process may have added it. */
function know({ measures }: Home, measure: Measure): void {
  if (measures.byId.get(measure.id)?.no === measure.no) return
  const byId = measures.byId as Map<string, Measure>
  const byNo = measures.byNo as Map<number, Measure>
  byId.set(measure.id, measure)
  byNo.set(measure.no, measure)
}

export async function addOwnIndicator(db: Db, unit: Unit, own: OwnIndicator, at: Date, by: string): Promise<void> {
  await numberMeasures(db, new Map([[own.id, own.stock]]))
  await sql`
    insert into own_indicators (province_id, id, unit_id, org_pos, chapter, section, title, unit_word, stock, levels, part_of, valid_from, valid_to, added_by, added_at)
    values (${unit.provinceId}, ${own.id}, ${unit.id}, ${unit.pos}, ${own.chapter}, ${own.section}, ${own.title}, ${own.unitWord}, ${own.stock},
      ${[...own.levels]}::text[], ${own.partOf}, ${own.validFrom}, ${own.validTo}, ${by}, ${at})`.execute(db)
}

/** False where the unit added no such indicator, or it ended before. */
export async function endOwnIndicator(db: Db, unit: Unit, id: string, on: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update own_indicators set valid_to = ${on}::date
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} and id = ${id} and valid_from < ${on}::date and (valid_to is null or valid_to > ${on}::date)`.execute(
    db,
  )
  return numAffectedRows === 1n
}
