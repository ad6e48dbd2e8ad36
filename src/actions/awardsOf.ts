import type { Condition } from '#domain/register.ts'
import { commendations } from '#domain/registers/commendations.ts'
import { type Award, awardOf } from '#report/award.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { pathOf, unitsByIds } from '#store/units.ts'
import type { Context } from './action.ts'

/** A year of commendations of one unit and all below it is some hundreds. */
const MOST = 3000

/** Commendations of a unit and all below it as paper says them, by the body that decides and what it gives. */
export async function awardsOf(
  { db, home, unit }: Pick<Context, 'db' | 'home' | 'unit'>,
  where: readonly Condition[],
): Promise<Award[]> {
  const sort = ['decidedBy', 'award', 'subjectKind', 'subject'].map((column) => ({ column }))
  const under = await rowsUnder(db, unit)
  const records = await listRecords(db, commendations, { under, where, sort, offset: 0, limit: MOST }, home.seal)
  const units = await unitsByIds(db, [...new Set(records.map(({ unitId }) => unitId))])
  const paths = new Map<string, Awaited<ReturnType<typeof pathOf>>>()
  const out: Award[] = []
  for (const { unitId, values } of records) {
    const place = units.get(unitId)
    if (!place) continue
    // Who stood above it on that day: a district that has ended gave what it gave.
    const key = `${unitId} ${String(values.day)}`
    const path = paths.get(key) ?? (await pathOf(db, unitId, String(values.day)))
    paths.set(key, path)
    out.push(awardOf(values, place, path))
  }
  return out
}
