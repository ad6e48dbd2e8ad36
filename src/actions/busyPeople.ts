import { clash, type Stretch, stretchOf } from '#domain/busy.ts'
import type { Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { lowerFirst, printDay } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { chainsOf, rowsOfBusy } from '#store/peopleAtWork.ts'
import { labelsOf } from '#store/records.ts'
import { unitsByIds } from '#store/units.ts'
import type { AskedRow } from './peopleAtWork.ts'

type Kept = Stretch & { person: string; named: string }

/**
 * Rows that keep a person who is elsewhere at the same time: two courses, a course and a turn of duty. Asked about with
 * both named; where one book refuses it by its own rule (`apart`), that rule has already spoken.
 */
export async function busyElsewhere(db: Db, register: Register, asked: readonly AskedRow[]): Promise<Map<Row, string>> {
  const told = new Map<Row, string>()
  const { busy } = register
  if (!busy) return told
  const stretches = asked.flatMap(({ unit, row }) => stretchOf(register, row, unit) ?? [])
  const [first] = stretches
  if (!first) return told
  const chains = await chainsOf(
    db,
    stretches.map(({ row }) => String(row[busy.person])),
  )
  const names = await namesOf(db, register, stretches)
  const own: Kept[] = stretches.map((one) => ({
    ...one,
    person: chains.get(String(one.row[busy.person])) ?? '',
    named: names.get(one.row) ?? '',
  }))
  const others = await keptElsewhere(db, register, asked, own)
  const byPerson = Map.groupBy([...others, ...own], ({ person }) => person)
  for (const one of own) {
    const ruled = (other: Kept) => other.register.key === register.key && register.apart !== undefined
    const other = byPerson.get(one.person)?.find((found) => found.row !== one.row && !ruled(found) && clash(one, found))
    if (one.person !== '' && other) told.set(one.row, words(one, other))
  }
  return told
}

const words = (one: Kept, other: Kept): string =>
  `Cùng một đồng chí, cùng ngày: “${one.named}” ${daysOf(one)} và “${other.named}” ${daysOf(other)} (${lowerFirst(other.register.title)}). Đồng chí xem lại ngày, hoặc người.`

const daysOf = ({ from, to }: Stretch): string => (from === to ? printDay(from) : `${printDay(from)}–${printDay(to)}`)

/** How the place or the course of each row is called. */
async function namesOf(db: Db, { busy, columns }: Register, stretches: readonly Stretch[]): Promise<Map<Row, string>> {
  const key = busy?.named ?? ''
  const target = registers[columns[key]?.refersTo ?? '']
  const said = (row: Row) => String(row[key] ?? '')
  const labels = target
    ? await labelsOf(
        db,
        target,
        stretches.map(({ row }) => said(row)),
      )
    : null
  return new Map(stretches.map(({ row }) => [row, labels ? (labels.get(said(row)) ?? '') : said(row)]))
}

async function keptElsewhere(db: Db, register: Register, asked: readonly AskedRow[], own: readonly Kept[]): Promise<Kept[]> {
  const people = [...new Set(own.flatMap(({ person }) => (person === '' ? [] : [person])))]
  const provinces = [...new Set(asked.map(({ unit }) => unit.provinceId))]
  const from = own.map((one) => one.from).reduce((a, b) => (a < b ? a : b))
  const to = own.map((one) => one.to).reduce((a, b) => (a > b ? a : b))
  const except = new Set(asked.flatMap(({ ids }) => ids))
  const kept: Kept[] = []
  for (const book of Object.values(registers)) {
    if (!book.busy) continue
    const named = registers[book.columns[book.busy.named]?.refersTo ?? ''] ?? null
    const rows = await rowsOfBusy(db, book, named, { provinces, people, from, to })
    const units = await unitsByIds(db, [...new Set(rows.map(({ unitId }) => unitId))])
    for (const { id, unitId, row, person, named: name } of rows) {
      const unit = units.get(unitId)
      const stretch = unit && !(book.key === register.key && except.has(id)) ? stretchOf(book, row, unit) : null
      if (stretch) kept.push({ ...stretch, person, named: name })
    }
  }
  return kept
}
