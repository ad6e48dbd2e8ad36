import type { Reads } from './contract.ts'

/** Rows of a book are asked for in pages of so many. */
export const PAGE = 100
export type Question = Omit<Reads['listRows'][0], 'offset' | 'limit'>

/** What a page of a book asks, by the key its answer is kept under: `['listRows', question, page]`. */
export const pageAsked = (question: Question, page: number): Reads['listRows'][0] => ({
  ...question,
  offset: page * PAGE,
  limit: PAGE,
})

/** What an answer was asked by: its key is the name and the input, of a book the question and the page. */
export function questionOf(key: readonly unknown[]): [name: keyof Reads, input: object] | null {
  const [name, input, page] = key
  if (typeof name !== 'string' || typeof input !== 'object' || input === null) return null
  if (name === 'listRows' && typeof page === 'number') return [name, pageAsked(input as Question, page)]
  return key.length === 2 ? [name as keyof Reads, input] : null
}

/** What came with the page, as `draw` told it; nothing where the page came empty. */
export type Told = readonly [key: readonly unknown[], answer: unknown][]
export function toldHere(): Told | null {
  const place = document.getElementById('told')
  place?.remove()
  if (!place?.textContent || !document.getElementById('root')?.firstChild) return null
  return JSON.parse(place.textContent) as Told
}
