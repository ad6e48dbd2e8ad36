import type { Role } from '#domain/access.ts'
import { type Column, withheldFrom } from '#domain/register.ts'
import { type Book, shownColumns } from '../../book.ts'
import type { Session, UnitRef } from '../../contract.ts'

/** A column of the list: one of the book, or the unit the row stands at. */
export type Viewed = { key: string; title: string; column: Column | null }

const UNIT: Viewed = { key: 'unit', title: 'Đơn vị', column: null }

/** All a person may see of a book, in the order of the book: its label first, the unit last. */
export function allColumns(book: Book, kept: ReadonlySet<string>): Viewed[] {
  const declared = shownColumns(book).flatMap(([key, column]): Viewed[] =>
    kept.has(key) ? [] : [{ key, title: column.title, column }],
  )
  return [...declared.filter(({ key }) => key === book.label), ...declared.filter(({ key }) => key !== book.label), UNIT]
}

/** Those chosen, in the order chosen. What names the row is never left out: a line without it is nobody's. */
export function viewedColumns(book: Book, kept: ReadonlySet<string>, chosen: string | undefined): Viewed[] {
  const all = allColumns(book, kept)
  if (!chosen) return all
  const byKey = new Map(all.map((one) => [one.key, one]))
  const keys = [book.label, ...chosen.split(',').filter((key) => key !== book.label)]
  const viewed = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? [])
  return viewed.length > 1 ? viewed : all
}

/** As the address carries the choice; nothing where it is the whole book in its own order. */
export function chosenWord(viewed: readonly Viewed[], all: readonly Viewed[]): string | undefined {
  const word = viewed.map(({ key }) => key).join(',')
  return word === all.map(({ key }) => key).join(',') ? undefined : word
}

/** Columns kept from somebody by what they are at the unit in front. */
export function keptColumns(book: Book, session: Session | undefined, unit: UnitRef | undefined): ReadonlySet<string> {
  const above = new Set([unit?.code, ...(unit?.path.map(({ code }) => code) ?? [])])
  const roles = (session?.grants ?? []).flatMap((grant): Role[] => (above.has(grant.unit.code) ? [grant.role] : []))
  // Who they are is not told yet: the server keeps back what they may not see in any case.
  return roles.length === 0 ? NONE : withheldFrom(book, roles)
}
const NONE: ReadonlySet<string> = new Set()
