import { wordKey } from '#domain/nearestWord.ts'
import type { Column } from '#domain/register.ts'

/** What each column of a pasted table is written to; null is left out. */
export type Mapping = readonly (string | null)[]
export type PastedTable = { headings: string[]; rows: string[][]; mapping: Mapping; unknown: number[] }

/**
 * A pasted block whose first line names columns is a table: its columns go where their names say, not where the cursor
 * stands. Two names are asked for, as one may be the word of an ordinary row. `remembered`: what the person once said of a name.
 */
export function pastedTable(
  block: readonly (readonly string[])[],
  columns: readonly (readonly [string, Column])[],
  remembered: Readonly<Record<string, string>>,
): PastedTable | null {
  const [first, ...rows] = block
  if (!first || rows.length === 0) return null
  const known = new Map<string, string>()
  for (const [key, { title, headings }] of columns)
    for (const word of [title, ...(headings ?? [])]) if (!known.has(wordKey(word))) known.set(wordKey(word), key)
  const byName = first.map((word) => (wordKey(word) === '' ? null : (known.get(wordKey(word)) ?? null)))
  if (byName.filter((key) => key !== null).length < 2) return null
  const taken = new Set(byName)
  const mapping = first.map((word, at) => {
    const said = remembered[wordKey(word)]
    return byName[at] ?? (said && said !== LEFT_OUT && !taken.has(said) ? said : null)
  })
  const unknown = first.flatMap((word, at) =>
    mapping[at] === null && wordKey(word) !== '' && !isCount(word) && remembered[wordKey(word)] !== LEFT_OUT ? [at] : [],
  )
  return { headings: [...first], rows: rows.map((row) => [...row]), mapping, unknown }
}

/** Kept of a name the person wants left out. */
export const LEFT_OUT = '-'
const isCount = (word: string): boolean => ['tt', 'stt', 'so tt', 'so thu tu'].includes(wordKey(word))
