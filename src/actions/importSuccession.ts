import type { Register, Row } from '#domain/register.ts'
import { endsOf } from '#domain/succession.ts'
import type { KnownRecord } from '#store/rosterMatches.ts'
import type { PlannedRow } from './importPlan.ts'

/** The day each row of the workbook gives way to the next, and the stored rows that give way to one of the workbook. */
export function succeedInPlan(
  { succession: rule }: Register,
  planned: readonly PlannedRow[],
  known: readonly KnownRecord[],
): void {
  if (!rule) return
  const taken = new Set(planned.flatMap(({ before }) => before?.id ?? []))
  const others = Map.groupBy(
    known.filter(({ id }) => !taken.has(id)),
    ({ unitId }) => unitId,
  )
  for (const [unitId, rows] of Map.groupBy(planned, ({ unit }) => unit.id)) {
    const staying = others.get(unitId) ?? []
    const ends = endsOf(rule, [...rows.map(({ after }) => after), ...staying.map(({ values }) => values)])
    const byDay = new Map(rows.map((row) => [`${rule.by.map((key) => row.after[key]).join('|')} ${row.after[rule.from]}`, row]))
    for (const record of staying) {
      const until = ends.get(record.values) ?? null
      const next = byDay.get(`${rule.by.map((key) => record.values[key]).join('|')} ${until}`)
      if (next && until !== record.values[rule.until]) {
        const after: Row = { ...record.values, [rule.until]: until }
        next.ends = [...next.ends, { id: record.id, unit: next.unit, before: record, after, deed: 'change' }]
      }
    }
    for (const row of rows) if (row.state !== 'same') row.after = { ...row.after, [rule.until]: ends.get(row.after) ?? null }
  }
}
