import type { CellValue } from '#domain/register.ts'
import type { RosterRow } from '../roster.ts'

/**
 * Rows of a roster as they go from one thread to another: by column, since a hundred thousand objects with the same
 * names of columns would be mostly those names. What repeats is said once.
 */
export type PackedRows = {
  numbers: number[]
  columns: [key: string, column: PackedColumn][]
  /** Of the few rows of which more is to be told: their place on the page, and the rest of the row. */
  told: [at: number, rest: Pick<RosterRow, 'asides' | 'broken' | 'findings'>][]
}

type Said = CellValue | undefined
type PackedColumn = { all: Said } | { words: Said[]; places: Uint16Array } | { each: Said[] }

export function packRows(rows: readonly RosterRow[]): PackedRows {
  return {
    numbers: rows.map(({ number }) => number),
    columns: Object.keys(rows[0]?.values ?? {}).map((key) => [key, packColumn(rows.map(({ values }) => values[key]))]),
    told: rows.flatMap(({ asides, broken, findings }, at) =>
      findings.length > 0 || broken.length > 0 || Object.keys(asides).length > 0 ? [[at, { asides, broken, findings }]] : [],
    ),
  }
}

function packColumn(values: Said[]): PackedColumn {
  const [first] = values
  if (values.every((value) => value === first)) return { all: first }
  const words = new Map<Said, number>()
  const places = new Uint16Array(values.length)
  for (const [at, value] of values.entries()) {
    let place = words.get(value)
    if (place === undefined) {
      if (words.size >= values.length / 2) return { each: values }
      place = words.size
      words.set(value, place)
    }
    places[at] = place
  }
  return { words: [...words.keys()], places }
}

const NOTHING: readonly never[] = []
const NO_ASIDES: RosterRow['asides'] = {}
const MOST_WORDS = 20_000

/** Unpacks page after page; a word that comes again is the same text in memory. */
export function unpacker(): (packed: PackedRows) => RosterRow[] {
  const known = new Map<string, string>()
  const own = (value: Said): Said => {
    if (typeof value !== 'string') return value
    const before = known.get(value)
    if (before !== undefined) return before
    if (known.size < MOST_WORDS) known.set(value, value)
    return value
  }
  return ({ numbers, columns, told }) => {
    const same = Object.fromEntries(columns.map(([key, column]) => [key, 'all' in column ? own(column.all) : null]))
    const rows = numbers.map(
      // A copy of one object: all rows then share one layout in memory.
      (number): RosterRow => ({ number, values: { ...same }, asides: NO_ASIDES, broken: NOTHING, findings: NOTHING }),
    )
    for (const [key, column] of columns) {
      if ('all' in column) continue
      if ('each' in column) for (const [at, row] of rows.entries()) row.values[key] = column.each[at]
      else {
        const words = column.words.map(own)
        for (const [at, row] of rows.entries()) row.values[key] = words[column.places[at] ?? 0]
      }
    }
    for (const [at, rest] of told) {
      const row = rows[at]
      if (row) Object.assign(row, rest)
    }
    return rows
  }
}
