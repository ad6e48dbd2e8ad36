import { type Book, bookOf } from './book.ts'
import type { RegisterFace } from './contract.ts'
import { useRead } from './useRead.ts'

/** Made once for each reply, so that what is drawn from a book is not drawn anew on every turn. */
const made = new WeakMap<RegisterFace[], Book[]>()

export function useBooks() {
  const reply = useRead('listRegisters', {})
  let books: Book[] | undefined
  if (reply.data) {
    books = made.get(reply.data) ?? reply.data.map(bookOf)
    made.set(reply.data, books)
  }
  return { books, error: reply.error, refetch: reply.refetch }
}
