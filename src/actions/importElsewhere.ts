import { type Finding, finding, warning } from '#domain/finding.ts'
import { MASK, type Register, type Row } from '#domain/register.ts'
import { findElsewhere } from '#store/records.ts'
import { namesakesElsewhere, othersStand } from '#store/rosterMatches.ts'
import type { Context } from './action.ts'
import { MOST_NUMBERS } from './importAhead.ts'
import { type Looking, markOfDraft, spelt } from './importMatch.ts'
import type { PlannedRow } from './importPlan.ts'

/**
 * New rows of people who already stand in another unit's register: by identity number wherever that is, by name and
 * day of birth within what the person importing sees. A transfer has to leave the one before it enters the other.
 * `asked`: where else their numbers stand, where that was asked while the workbook was read.
 */
export async function tellOfElsewhere(
  { db }: Context,
  register: Register,
  planned: readonly PlannedRow[],
  looking: Looking,
  asked: ReadonlyMap<string, string> | null,
): Promise<void> {
  const { dated } = register
  if (!dated) return
  const entering = planned.filter((row) => row.before === null && row.closes === null && row.after[dated.until] === null)
  for (const rows of Map.groupBy(entering, (row) => row.unit.id).values()) {
    const unitId = rows[0]?.unit.id ?? 0
    const seesOthers = await othersStand(db, register, dated.until, unitId)
    for (let start = 0; start < rows.length; start += MOST_NUMBERS) {
      const page = rows.slice(start, start + MOST_NUMBERS)
      await tellByNumber(db, register, page, looking, asked)
      if (seesOthers) await tellNamesakes(db, register, page, looking)
    }
  }
}

const identityOf = (register: Register): string | null =>
  Object.entries(register.columns).find(([, column]) => column.kind === 'identity')?.[0] ?? null

async function tellByNumber(
  db: Context['db'],
  register: Register,
  rows: readonly PlannedRow[],
  looking: Looking,
  asked: ReadonlyMap<string, string> | null,
): Promise<void> {
  const identity = identityOf(register)
  const pos = rows[0]?.unit.pos
  if (identity === null || pos === undefined) return
  const marks = new Map<string, PlannedRow>()
  for (const row of rows) {
    const value = row.after[identity]
    if (typeof value === 'string' && !value.startsWith(MASK)) marks.set(markOfDraft(row, identity, looking), row)
  }
  const found = asked ?? (await findElsewhere(db, register, [...marks.keys()], { lo: pos, hi: pos }))
  for (const [mark, unitName] of found) {
    const row = marks.get(mark)
    const message = `Số định danh này đang có trong sổ của ${unitName}. Đơn vị đó cho chuyển đi trước, hoặc bỏ dòng này.`
    row?.findings.push(finding('roster.serves_elsewhere', looking.where(row, identity), message))
  }
}

/** The columns by which a person without a number is known, in a book whose rows hold from a day until another. */
function personColumns(register: Register): { name: string; day: string; until: string; identity: string | null } | null {
  const kindOf = (key: string) => register.columns[key]?.kind
  const way = register.sameRow.find(
    (columns) => columns.some((key) => kindOf(key) === 'name') && columns.some((key) => kindOf(key) === 'day'),
  )
  const name = way?.find((key) => kindOf(key) === 'name')
  const day = way?.find((key) => kindOf(key) === 'day')
  return name && day && register.dated ? { name, day, until: register.dated.until, identity: identityOf(register) } : null
}

/** A person of the same name and birthday who stands in another unit's book, within what the person writing sees. */
export async function namesakeElsewhere(db: Context['db'], register: Register, unitId: number, row: Row): Promise<Finding[]> {
  const columns = personColumns(register)
  if (!columns) return []
  const [text, day] = [row[columns.name], row[columns.day]]
  if (typeof text !== 'string' || typeof day !== 'string' || (row[columns.until] ?? null) !== null) return []
  const numbered = columns.identity !== null && (row[columns.identity] ?? null) !== null
  const found = (await namesakesElsewhere(db, register, columns, [{ text, day }], unitId)).find(
    ({ mark }) => mark === null || !numbered,
  )
  if (!found) return []
  const shown = register.columns[columns.day]?.title.toLowerCase() ?? ''
  const message = namesakeWords(register, shown, found.unitName)
  return [warning('row.namesake_elsewhere', { column: columns.name }, message)]
}

/** Both doors ask in the same words: a name and a birthday do not yet make two rows one person. */
const namesakeWords = ({ rowName }: Register, shown: string, unitName: string): string =>
  `Trùng họ tên và ${shown} với một ${rowName} đang có trong sổ của ${unitName}. Là một người thì đơn vị kia cho chuyển đi trước; là hai người thì ghi số định danh của cả hai.`

async function tellNamesakes(
  db: Context['db'],
  register: Register,
  rows: readonly PlannedRow[],
  looking: Looking,
): Promise<void> {
  const columns = personColumns(register)
  if (!columns) return
  const { name, day, identity } = columns
  const people = rows.flatMap((row) => {
    const [text, on] = [row.after[name], row.after[day]]
    return typeof text === 'string' && typeof on === 'string' ? [{ text, day: on }] : []
  })
  const namesakes = await namesakesElsewhere(db, register, columns, people, rows[0]?.unit.id ?? 0)
  if (namesakes.length === 0) return
  const found = new Map(namesakes.map((one) => [`${spelt(one.text)} ${one.day}`, one]))
  const shown = register.columns[day]?.title.toLowerCase() ?? ''
  for (const row of rows) {
    const one = found.get(`${spelt(String(row.after[name]))} ${String(row.after[day])}`)
    // Who has left stands nowhere any more: asked as saving asks, of those who still serve.
    if (
      !one ||
      (row.after[columns.until] ?? null) !== null ||
      row.findings.some(({ code }) => code === 'roster.serves_elsewhere')
    )
      continue
    const own = identity ? row.after[identity] : null
    // Two numbers that differ are two people.
    if (one.mark !== null && typeof own === 'string' && !own.startsWith(MASK)) continue
    const message = namesakeWords(register, shown, one.unitName)
    row.findings.push(warning('row.namesake_elsewhere', looking.where(row, name), message))
  }
}
