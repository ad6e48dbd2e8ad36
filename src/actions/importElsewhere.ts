import { finding } from '#domain/finding.ts'
import type { Register } from '#domain/register.ts'
import { MASK } from '#store/recordColumns.ts'
import { findElsewhere } from '#store/records.ts'
import { namesakesElsewhere } from '#store/rosterMatches.ts'
import type { Context } from './action.ts'
import { type Looking, markOfDraft, spelt } from './importMatch.ts'
import type { PlannedRow } from './importPlan.ts'

/**
 * New rows of people who already stand in another unit's register: by identity number wherever that is, by name and
 * day of birth within what the person importing sees. A transfer has to leave the one before it enters the other.
 */
export async function tellOfElsewhere(
  { db }: Context,
  register: Register,
  planned: readonly PlannedRow[],
  looking: Looking,
): Promise<void> {
  const { dated } = register
  const identity = Object.entries(register.columns).find(([, column]) => column.kind === 'identity')?.[0] ?? null
  if (!dated) return
  const entering = planned.filter((row) => row.before === null && row.closes === null && row.after[dated.until] === null)
  for (const rows of Map.groupBy(entering, (row) => row.unit.id).values()) {
    const unit = rows[0]?.unit
    if (!unit) continue
    const marks = new Map<string, PlannedRow[]>()
    for (const row of identity ? rows : []) {
      const value = row.after[identity ?? '']
      if (typeof value !== 'string' || value.startsWith(MASK)) continue
      const mark = markOfDraft(row, identity ?? '', looking)
      marks.set(mark, [...(marks.get(mark) ?? []), row])
    }
    const told = new Set<PlannedRow>()
    const elsewhere = await findElsewhere(
      db,
      [...marks.keys()].map((mark) => Buffer.from(mark, 'hex')),
      { lo: unit.pos, hi: unit.pos },
    )
    for (const [mark, unitName] of elsewhere) {
      for (const row of marks.get(mark) ?? []) {
        told.add(row)
        row.findings.push(
          finding(
            'roster.serves_elsewhere',
            looking.where(row, identity ?? ''),
            `Số định danh này đang có trong sổ của ${unitName}. Đơn vị đó cho chuyển đi trước, hoặc bỏ dòng này.`,
          ),
        )
      }
    }
    await tellNamesakes(
      register,
      rows.filter((row) => !told.has(row)),
      identity,
      looking,
      (columns, people) => namesakesElsewhere(db, register, columns, people, unit.id),
    )
  }
}

type Ask = (
  columns: { name: string; day: string; until: string; identity: string | null },
  people: { text: string; day: string }[],
) => ReturnType<typeof namesakesElsewhere>

async function tellNamesakes(
  register: Register,
  rows: readonly PlannedRow[],
  identity: string | null,
  looking: Looking,
  ask: Ask,
): Promise<void> {
  const way = register.sameRow.find(
    (columns) =>
      columns.some((key) => register.columns[key]?.kind === 'name') &&
      columns.some((key) => register.columns[key]?.kind === 'day'),
  )
  const name = way?.find((key) => register.columns[key]?.kind === 'name')
  const day = way?.find((key) => register.columns[key]?.kind === 'day')
  if (!name || !day || !register.dated) return
  const people = rows.flatMap((row) => {
    const [text, on] = [row.after[name], row.after[day]]
    return typeof text === 'string' && typeof on === 'string' ? [{ text, day: on }] : []
  })
  if (people.length === 0) return
  const shown = register.columns[day]?.title.toLowerCase() ?? ''
  const found = new Map(
    (await ask({ name, day, until: register.dated.until, identity }, people)).map((one) => [
      `${spelt(one.text)} ${one.day}`,
      one,
    ]),
  )
  if (found.size === 0) return
  for (const row of rows) {
    const one = found.get(`${spelt(String(row.after[name]))} ${String(row.after[day])}`)
    if (!one) continue
    const own = identity ? row.after[identity] : null
    // Two numbers that differ are two people.
    if (one.mark !== null && typeof own === 'string' && !own.startsWith(MASK)) continue
    row.findings.push(
      finding(
        'roster.namesake_elsewhere',
        looking.where(row, name),
        `Trùng họ tên và ${shown} với một ${register.rowName} trong sổ của ${one.unitName}. Nếu là hai người, ghi đủ số định danh của cả hai.`,
      ),
    )
  }
}
