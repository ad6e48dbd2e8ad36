import type { Register } from './register.ts'
import { registers } from './registers/index.ts'

/**
 * Books that have to be read to keep some: those their rows refer to, and those a row is judged against (who serves, who is
 * elsewhere on the day, what a unit above put here, the ceilings of a share).
 */
export function bookReach(books: readonly string[]): string[] {
  const reach = new Set(books)
  const all = Object.values(registers)
  const add = (that: (register: Register) => boolean) => {
    for (const register of all) if (that(register)) reach.add(register.key)
  }
  const kept = all.filter(({ key }) => reach.has(key))
  if (kept.some(({ manned }) => manned)) add(({ key, manned }) => manned !== undefined || key === 'personnel')
  if (kept.some(({ busy }) => busy)) add(({ busy }) => busy !== undefined)
  if (kept.some(({ shared }) => shared)) reach.add('commendationCeilings')
  for (const { fromAbove } of kept) if (fromAbove) reach.add(fromAbove.register)
  // Last: whom a row of another book is of is read as well. A set takes in what is added while it is gone through.
  for (const key of reach)
    for (const { refersTo } of Object.values(registers[key]?.columns ?? {})) if (refersTo) reach.add(refersTo)
  return [...reach]
}

/** The names of some books as the database knows them: those of their tables, and their own where rows of all stand in one table. */
export const bookNames = (books: readonly string[]): string[] => [
  ...new Set(books.flatMap((key) => [key, registers[key]?.table ?? key])),
]
