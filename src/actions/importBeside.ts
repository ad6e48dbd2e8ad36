import { crowded } from '#domain/apart.ts'
import { finding, warning } from '#domain/finding.ts'
import type { Register, Row } from '#domain/register.ts'
import type { Db } from '#store/db.ts'
import type { KnownRecord } from '#store/rosterMatches.ts'
import { busyElsewhere } from './busyPeople.ts'
import type { Looking } from './importMatch.ts'
import type { PlannedRow } from './importPlan.ts'
import { moreThanServe } from './peopleAtWork.ts'

/** What rows of one unit say against each other once the workbook is in: held at the same time, more people than serve. */
export async function tellBeside(
  db: Db,
  register: Register,
  planned: readonly PlannedRow[],
  known: readonly KnownRecord[],
  where: Looking['where'],
): Promise<void> {
  if (register.apart) {
    const taken = new Set(planned.flatMap(({ before, closes }) => [before?.id, closes?.id]))
    const staying = Map.groupBy(
      known.filter(({ id }) => !taken.has(id)),
      ({ unitId }) => unitId,
    )
    for (const [unitId, rows] of Map.groupBy(planned, ({ unit }) => unit.id))
      tellApart(register, rows, staying.get(unitId) ?? [], where)
  }
  await tellOfDays(db, register, planned, where)
}

function tellApart(
  register: Register,
  planned: readonly PlannedRow[],
  staying: readonly KnownRecord[],
  where: Looking['where'],
): void {
  const unit = planned[0]?.unit
  const { dated } = register
  if (!unit) return
  const ended = planned.flatMap(({ closes, after }): Row[] =>
    closes && dated ? [{ ...closes.values, [dated.until]: after[dated.from] ?? null }] : [],
  )
  const rows = [...staying.map(({ values }) => values), ...ended, ...planned.map(({ after }) => after)]
  for (const rule of register.apart ?? []) {
    const found = crowded(rule, rows, unit)
    if (found.size === 0) continue
    const lines = new Map(planned.map((row) => [row.after, row.read.number]))
    for (const row of planned) {
      const other = found.get(row.after)
      if (!other || row.state === 'same' || row.findings.some(({ code }) => code === rule.code)) continue
      const line = lines.get(other)
      const place = line === undefined ? '' : ` Xem dòng ${line} trong tệp.`
      const tell = rule.asked ? warning : finding
      row.findings.push(tell(rule.code, where(row, rule.column ?? rule.from), `${rule.message(row.after, other)}${place}`))
    }
  }
}

/** People kept in two places at once, and more people at work than serve, over the workbook and what is stored together. */
async function tellOfDays(db: Db, register: Register, planned: readonly PlannedRow[], where: Looking['where']): Promise<void> {
  if (!register.manned && !register.busy) return
  const asked = planned.map(({ unit, id, closes, after }) => ({ unit, row: after, ids: closes ? [id, closes.id] : [id] }))
  const busy = await busyElsewhere(db, register, asked)
  const serving = await moreThanServe(db, register, asked)
  for (const row of planned) {
    if (row.state === 'same') continue
    const [elsewhere, over] = [busy.get(row.after), serving.get(row.after)]
    if (elsewhere) row.findings.push(warning('row.busy_elsewhere', where(row, register.busy?.person ?? ''), elsewhere))
    if (over) row.findings.push(warning('row.more_than_serve', where(row, register.manned?.people[0] ?? ''), over))
  }
}
