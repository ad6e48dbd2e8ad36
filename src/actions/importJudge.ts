import { finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { type Column, contributions, isSealed, isStock, MASK, netDeltas, type Register, type Row } from '#domain/register.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import { type ClosedPeriod, refusedAsClosed } from '#store/periods.ts'
import type { KnownRecord } from '#store/rosterMatches.ts'
import type { Looking } from './importMatch.ts'
import type { PlannedRow } from './importPlan.ts'

const NONE: readonly never[] = []
const NOTHING_BROKEN: ReadonlySet<string | undefined> = new Set()

/**
 * Everything that speaks against a row as it would stand. `isSound`: nothing does by itself, as was found while it was read;
 * what is left is the life of its unit and the periods that are closed.
 */
export function judge(
  register: Register,
  row: PlannedRow,
  today: string,
  closed: readonly (ClosedPeriod & { forUnit: number })[],
  where: Looking['where'],
  isSound: boolean,
): void {
  const { after, read, findings } = row
  const broken =
    read.broken.length + findings.length === 0
      ? NOTHING_BROKEN
      : new Set<string | undefined>([...read.broken, ...findings.map((found) => found.where.column)])
  const at = (column: string) => where(row, column)
  const told = isSound ? NONE : checkRow(register, after, today, at, row.unit)
  for (const found of told) if (!broken.has(found.where.column)) findings.push(found)
  for (const [key, column] of sealedOf(register)) {
    if (!String(after[key] ?? '').startsWith(MASK) || after[key] === (row.before ?? row.closes)?.values[key]) continue
    if (column.kind === 'choice') {
      const message = `${column.title} đang bị che và dòng này chưa có trong sổ. Chọn lại trong danh mục hoặc để trống.`
      findings.push(finding('roster.choice_masked', at(key), message))
      continue
    }
    findings.push(
      finding(
        'roster.identity_masked',
        at(key),
        `${column.title} đang bị che (${String(after[key])}) và không khớp với sổ. Ghi đủ 12 chữ số hoặc để trống.`,
      ),
    )
  }
  const states = register.states
  const move = states && !isSound && !broken.has(states.column) ? checkMove(register, previousOf(register, row), after) : null
  if (move) findings.push({ ...move, where: at(states?.column ?? '') })
  if (broken.has(register.on)) return
  const refusal = lifeOf(register, row) ?? closedFor(register, row, closed)
  if (refusal) findings.push(finding(refusal.code, at(register.on), refusal.message))
}

const sealed = new WeakMap<Register, readonly [string, Column][]>()

/** The columns kept encrypted, found once for all rows. */
function sealedOf(register: Register): readonly [string, Column][] {
  const known = sealed.get(register)
  if (known) return known
  const made = Object.entries(register.columns).filter(([, column]) => isSealed(column))
  sealed.set(register, made)
  return made
}

/** What the row was before this: the stored row, the stretch that ends, or the one before it in the chain. */
function previousOf({ dated }: Register, { before, closes, kin, after }: PlannedRow): Row | null {
  if (before) return before.values
  if (closes) return closes.values
  if (!dated || !kin) return null
  const earlier = [
    ...kin.known.map(({ values }): Row => values),
    ...kin.drafts.map((draft) => ('after' in draft ? (draft.after as Row) : null)),
  ].filter(
    (values): values is Row => values !== null && values !== after && String(values[dated.from]) < String(after[dated.from]),
  )
  return earlier.sort((a, b) => String(a[dated.from]).localeCompare(String(b[dated.from]))).at(-1) ?? null
}

/** Days outside the life of the unit, as the store refuses them. */
function lifeOf(register: Register, { before, after, unit }: PlannedRow): Problem | null {
  const on = after[register.on]
  if (typeof on !== 'string') return null
  const stock = register.counts.some(isStock)
  if (!stock && on < unit.validFrom)
    return new Problem('unit.not_yet', { unit: unit.name, day: printDay(unit.validFrom), on: printDay(on) })
  if (unit.validTo !== null && on >= unit.validTo && (!stock || before === null))
    return new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(on) })
  return null
}

function closedFor(register: Register, row: PlannedRow, closed: readonly (ClosedPeriod & { forUnit: number })[]): Problem | null {
  if (closed.length === 0) return null
  const deltas = changesOf(register, row).flatMap(({ before, after }) =>
    netDeltas(
      before ? contributions(register, before.values, row.unit) : [],
      after ? contributions(register, after, row.unit) : [],
    ),
  )
  const hit = closed.find(
    ({ forUnit, windowFrom, windowTo }) =>
      forUnit === row.unit.id && deltas.some(({ day, stock }) => (stock || day >= windowFrom) && day <= windowTo),
  )
  return hit ? refusedAsClosed(hit, row.unit.name) : null
}

/** A write a row asks for; the stored row is fetched whole when it is written. */
export type PlannedChange = {
  id: string
  unit: Unit
  before: KnownRecord | null
  after: Row
  /** The stretch this one continues: its sealed number goes on. */
  continues?: KnownRecord
  deed?: 'change'
}

/** The writes of a row: none for one that stays, two where a stretch ends and the next begins. */
export function changesOf({ dated }: Register, { state, id, unit, before, closes, after }: PlannedRow): PlannedChange[] {
  if (state === 'same') return []
  if (!closes || !dated) return [{ id, unit, before, after }]
  const ended = { ...closes.values, [dated.until]: after[dated.from] ?? null }
  return [
    { id: closes.id, unit, before: closes, after: ended, deed: 'change' },
    { id, unit, before: null, after, continues: closes },
  ]
}
