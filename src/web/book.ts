import type { Column } from '#domain/register.ts'
import type { RegisterFace } from './contract.ts'

/** A register with its columns by key: what every screen of the books is drawn from. */
export type Book = Omit<RegisterFace, 'columns'> & { columns: Readonly<Record<string, Column>> }

export const bookOf = (face: RegisterFace): Book => ({
  ...face,
  columns: Object.fromEntries(
    face.columns.map(({ key, carriedFrom, ...column }) => [
      key,
      carriedFrom === null ? column : { ...column, carried: carriedFrom },
    ]),
  ),
})

/** Columns a person types, in the order of the declaration. */
export const typedColumns = (book: Book): [string, Column][] =>
  Object.entries(book.columns).filter(([, column]) => !column.hidden && column.carried === undefined)

/** Columns lists and exports show. */
export const shownColumns = (book: Book): [string, Column][] =>
  Object.entries(book.columns).filter(([, column]) => !column.hidden)
