import { wordKey } from '#domain/nearestWord.ts'
import { LEFT_OUT, type Mapping } from './pastedTable.ts'

const keyOf = (book: string, unit: string): string => `paste ${unit} ${book}`

/** What the names of pasted columns were said to mean, by book and unit. */
export function rememberedColumns(book: string, unit: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(book, unit)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

export function rememberColumns(book: string, unit: string, headings: readonly string[], mapping: Mapping): void {
  const kept = rememberedColumns(book, unit)
  for (const [at, word] of headings.entries()) if (wordKey(word) !== '') kept[wordKey(word)] = mapping[at] ?? LEFT_OUT
  localStorage.setItem(keyOf(book, unit), JSON.stringify(kept))
}
