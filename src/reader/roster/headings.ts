import { type Finding, finding, note } from '#domain/finding.ts'
import type { Register } from '#domain/register.ts'
import { isNeeded, type RosterColumn, rosterColumns } from '#domain/rosterColumns.ts'
import { lowerFirst } from '#domain/wording.ts'
import { columnLetters } from '../sheet/address.ts'
import type { SheetRow } from '../sheet.ts'
import { nearest, plainText, wordKey } from './texts.ts'

/** A heading of the sheet and the column of the register it means; null for one the register does not know. */
export type RosterHeading = { column: string; heading: string; key: string | null }

export type HeadingBlock = {
  /** Last row of the headings: data begins below. */
  last: number
  headings: RosterHeading[]
  /** By sheet column, counted from 1. */
  columns: Map<number, RosterColumn>
  /** Sheet columns whose heading names a column another heading named first. */
  twice: { first: string; again: string; column: RosterColumn }[]
}

/** Rows in which headings are looked for. */
export const HEADING_ROWS = 15
/** Of a number of the row, not of a person. */
const COUNTERS = new Set(['tt', 'stt', 'so tt', 'so thu tu', ''])

const headingKey = (text: string): string => wordKey(text.replace(/\(\s*\d+\s*\)/g, ' '))

/** The rows whose texts name the most columns of the register: one row, or up to three where headings are merged. */
export function findHeadings(rows: readonly SheetRow[], register: Register): HeadingBlock | null {
  const known = knownHeadings(register)
  let best: HeadingBlock | null = null
  for (let height = 1; height <= 3; height++) {
    for (let top = 0; top + height <= rows.length && top < HEADING_ROWS; top++) {
      const block = rows.slice(top, top + height)
      if (height > 1 && !block[0]?.cells.some((cell) => cell.merged !== undefined)) continue
      const read = readBlock(block, known)
      if (read.columns.size >= 2 && read.columns.size > (best?.columns.size ?? 0)) best = read
    }
  }
  return best
}

function knownHeadings(register: Register): Map<string, RosterColumn> {
  const known = new Map<string, RosterColumn>()
  const columns = rosterColumns(register)
  // A title wins over another column's second name, and what is typed over what only helps to name.
  for (const role of ['value', 'naming', 'unit', 'carried'] as const) {
    const ofRole = columns.filter((column) => column.role === role)
    for (const one of ofRole) if (!known.has(headingKey(one.column.title))) known.set(headingKey(one.column.title), one)
    for (const one of ofRole)
      for (const heading of one.column.headings ?? []) if (!known.has(headingKey(heading))) known.set(headingKey(heading), one)
  }
  return known
}

function readBlock(block: readonly SheetRow[], known: ReadonlyMap<string, RosterColumn>): HeadingBlock {
  const texts = textsByColumn(block)
  const out: HeadingBlock = { last: block.at(-1)?.number ?? 0, headings: [], columns: new Map(), twice: [] }
  const taken = new Map<string, string>()
  for (const [at, words] of [...texts].sort(([a], [b]) => a - b)) {
    const letters = columnLetters(at)
    const ways = [words.join(' '), ...words.toReversed()]
    const column = ways.map((text) => known.get(headingKey(text))).find((found) => found !== undefined)
    const heading = words.join(' / ')
    out.headings.push({ column: letters, heading, key: column?.key ?? null })
    if (!column) continue
    const first = taken.get(column.key)
    if (first !== undefined) out.twice.push({ first, again: letters, column })
    else {
      taken.set(column.key, letters)
      out.columns.set(at, column)
    }
  }
  return out
}

/** The texts above each column from the top down; a merged heading stands above every column it covers, once. */
function textsByColumn(block: readonly SheetRow[]): Map<number, string[]> {
  const anchors = new Map<string, string>()
  const texts = new Map<number, string[]>()
  const seen = new Set<string>()
  for (const { cells } of block) {
    for (const cell of cells) {
      const own = typeof cell.value === 'string' ? plainText(cell.value) : cell.kind === 'number' ? String(cell.value) : ''
      if (cell.merged === cell.ref) anchors.set(cell.ref, own)
      const text = cell.merged !== undefined ? (anchors.get(cell.merged) ?? '') : own
      const once = `${cell.column} ${cell.merged ?? cell.ref}`
      if (text === '' || seen.has(once)) continue
      seen.add(once)
      texts.set(cell.column, [...(texts.get(cell.column) ?? []), text])
    }
  }
  return texts
}

/** What is wrong with the headings themselves. */
export function headingFindings(register: Register, block: HeadingBlock, sheet: string): Finding[] {
  const findings: Finding[] = []
  const row = block.last
  const missing = rosterColumns(register).filter((column) => ![...block.columns.values()].some(({ key }) => key === column.key))
  for (const { first, again, column } of block.twice) {
    findings.push(
      finding(
        'roster.heading_twice',
        { sheet, row, cell: `${again}${row}`, column: column.key },
        `Cột ${first} và cột ${again} đều có tiêu đề của “${column.column.title}”. Giữ một cột rồi nhập lại.`,
      ),
    )
  }
  const strangers = block.headings.filter(({ key, heading }) => key === null && !COUNTERS.has(headingKey(heading)))
  for (const column of missing.filter(isNeeded)) {
    const near = nearest(
      column.column.title,
      strangers.map(({ heading }) => heading),
    )
    const hint = near ? ` Tiêu đề gần nhất trong tệp là “${near}”.` : ''
    findings.push(
      finding(
        'roster.column_missing',
        { sheet, row, column: column.key },
        `Trang “${sheet}” không có cột “${column.column.title}”.${hint} Thêm cột hoặc sửa tiêu đề theo tệp mẫu.`,
      ),
    )
  }
  for (const { column, heading } of strangers) {
    findings.push(
      note(
        'roster.heading_unknown',
        { sheet, row, cell: `${column}${row}` },
        `Cột ${column} “${heading}” không thuộc ${lowerFirst(register.title)}, không đọc.`,
      ),
    )
  }
  return findings
}

export function noHeadings(register: Register, sheet: string): Finding {
  const wanted = rosterColumns(register)
    .filter(isNeeded)
    .map(({ column }) => `“${column.title}”`)
  return finding(
    'roster.no_headings',
    { sheet },
    `Trang “${sheet}” không có hàng tiêu đề của ${lowerFirst(register.title)} trong ${HEADING_ROWS} dòng đầu. Hàng đó cần các cột ${wanted.join(', ')}.`,
  )
}
