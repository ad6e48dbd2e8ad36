import { sql } from 'kysely'
import type { Lineage, Unit } from '#domain/unit.ts'
import type { Db } from '../db.ts'
import { lineageOf, unitsByCodes } from '../units.ts'

/** What rows need to know of the unit they are put down at. */
export type PlacedUnit = Pick<Unit, 'id' | 'provinceId' | 'pos' | 'kind' | 'managedBy'>

/** Units by their code and by their number, with the ancestors of each: what rows are put down at. */
export type PlacedUnits = {
  byCode: ReadonlyMap<string, PlacedUnit>
  units: ReadonlyMap<number, PlacedUnit>
  lineage: ReadonlyMap<number, readonly Lineage[]>
}

export async function placedUnits(db: Db): Promise<PlacedUnits> {
  const { rows } = await sql<{ code: string; id: number }>`select code, id from units`.execute(db)
  const found = await unitsByCodes(
    db,
    rows.map(({ code }) => code),
  )
  const lineage = await lineageOf(
    db,
    rows.map(({ id }) => id),
  )
  const byCode = new Map(
    [...found].map(([code, { id, provinceId, pos, kind, managedBy }]) => [code, { id, provinceId, pos, kind, managedBy }]),
  )
  return { byCode, units: new Map([...byCode.values()].map((unit) => [unit.id, unit])), lineage }
}
