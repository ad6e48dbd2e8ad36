import type { Cutoff } from '#domain/calendar.ts'
import { periodKey as keyOf, parsePeriod, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay, printPeriodKey } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { entriesOf } from '#store/entries.ts'
import type { Home } from '#store/home.ts'

/** A flow typed for a half-year and again for a month inside it would be added twice; for the same period it steps on. */
export async function typedTwice(
  db: Db,
  home: Home,
  unitId: number,
  measures: readonly string[],
  cutoff: Cutoff,
): Promise<Problem | null> {
  for (const entry of await entriesOf(db, [unitId], measures)) {
    if (home.measures.byId.get(entry.measure)?.stock !== false) continue
    if (entry.period === keyOf(cutoff.period)) continue
    const other = parsePeriod(entry.period)
    const from = other ? statutoryWindow(other).from : entry.windowFrom
    if (from <= cutoff.window.to && entry.asOf >= cutoff.window.from)
      return new Problem('entry.overlap', {
        other: `${printPeriodKey(entry.period)} (đến ${printDay(entry.asOf)})`,
        period: printPeriodKey(keyOf(cutoff.period)),
      })
  }
  return null
}
