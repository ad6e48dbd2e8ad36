/**
 * What a benchmark gives back. A file bench/<name>.ts exports a function called like the file (or a default), which does
 * its work in a place of its own and returns one table or several; run.ts finds it by the file's name.
 */
export type BenchLine = {
  what: string
  value: number
  /** ms, s, MB, ×, rows … */
  unit: string
  /** The most the value may be; the run fails when it is more. */
  limit?: number
  /** The least the value may be. */
  atLeast?: number
  /** What bounds it, or what was counted. */
  note?: string
}

export type BenchTable = { title: string; lines: readonly BenchLine[] }
export type Benchmark = () => Promise<BenchTable | readonly BenchTable[]>

export const holds = ({ value, limit, atLeast }: BenchLine): boolean =>
  (limit === undefined || value <= limit) && (atLeast === undefined || value >= atLeast)

export function printTable({ title, lines }: BenchTable): string {
  const rows = lines.map((line) => [line.what, `${printNumber(line.value)} ${line.unit}`, printLimit(line), line.note ?? ''])
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const cells = (row: string[]) =>
    row.map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
  return [title, ...rows.map((row) => `  ${cells(row).join('   ').trimEnd()}`)].join('\n')
}

function printLimit(line: BenchLine): string {
  if (line.limit === undefined && line.atLeast === undefined) return ''
  const wanted = line.limit === undefined ? `≥ ${line.atLeast}` : `≤ ${line.limit}`
  return `${wanted} ${holds(line) ? 'holds' : 'MISSED'}`
}

const printNumber = (value: number): string => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))))
