import { type Finding, finding, note, warning } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import type { CellValue, Column, Register } from '#domain/register.ts'
import type { RosterColumn } from '#domain/rosterColumns.ts'
import { lowerFirst } from '#domain/wording.ts'
import { type Aside, asideReader } from './roster/asides.ts'
import { type CellReader, cellReader, type Tell } from './roster/cells.ts'
import {
  findHeadings,
  HEADING_ROWS,
  type HeadingBlock,
  headingFindings,
  noHeadings,
  type RosterHeading,
} from './roster/headings.ts'
import { plainText, wordKey } from './roster/texts.ts'
import { columnLetters } from './sheet/address.ts'
import { readRows, readWorkbook, type SheetCell, type SheetInfo, type SheetRow, type WorkbookSource } from './sheet.ts'

export type { RosterHeading } from './roster/headings.ts'

/** A row of a workbook read by the declaration of a register. */
export type RosterRow = {
  /** As Excel numbers it. */
  number: number
  /**
   * Values of the register's columns that stand in the workbook. Null: said to be empty; undefined: nothing is said, the
   * value stays what it was or what new rows begin with. References are still the words written.
   */
  values: Record<string, CellValue | undefined>
  /** What names rows referred to, and the unit, by the keys of rosterColumns; and what stands in cells that could not be read. */
  asides: Readonly<Record<string, CellValue>>
  /** Columns with an error: whatever else is wrong there follows from it. */
  broken: readonly string[]
  findings: readonly Finding[]
}

export type Roster = {
  sheet: string
  headings: RosterHeading[]
  rows: RosterRow[]
  /** Of the file, the sheet and its headings; those of a row stand with the row. */
  findings: Finding[]
  /** Column letters by key, so that later findings name the cell. */
  letters: ReadonlyMap<string, string>
}

export type RosterReading = {
  today: Day
  progress?(rows: number): void
  /** Takes the rows page by page as they are read: work on them goes on meanwhile, and the reading waits where it must. */
  take?(rows: readonly RosterRow[]): Promise<void>
  /** Whoever takes the rows holds them: the roster comes back without. */
  handOn?: boolean
}

/** Rows handed on together. */
const PAGE = 1000

/** Sheets of our own templates and exports that hold no rows. */
const BESIDE = new Set(['huong dan', 'danh muc'])
const NOTHING: readonly never[] = []
const NO_ASIDES: Readonly<Record<string, CellValue>> = {}

/**
 * Reads a workbook as rows of a register: finds the sheet and the headings, reads every cell by its column, tells
 * everything that is wrong by row and cell. Nothing is judged against what is stored.
 */
export async function readRoster(source: WorkbookSource, register: Register, reading: RosterReading): Promise<Roster> {
  const { sheets, problem } = await readWorkbook(source)
  const roster: Roster = { sheet: '', headings: [], rows: [], findings: problem ? [problem] : [], letters: new Map() }
  if (problem) return roster
  const open = sheets.filter(({ hidden }) => !hidden)
  for (const { name } of sheets.filter((sheet) => sheet.hidden && !BESIDE.has(wordKey(sheet.name)))) {
    roster.findings.push(note('roster.sheet_hidden', { sheet: name }, `Trang “${name}” đang ẩn, không đọc.`))
  }
  if (open.length === 0)
    roster.findings.push(
      finding('roster.all_hidden', {}, 'Mọi trang tính trong tệp đều ẩn. Cho hiện trang có danh sách rồi nhập lại.'),
    )
  const named = open.filter(({ name }) => wordKey(name) === wordKey(register.sheet))
  for (const sheet of [...named, ...open.filter((one) => !named.includes(one))]) {
    if (!(await readSheetInto(roster, source, sheet, register, reading))) continue
    for (const other of open.filter(({ name }) => name !== sheet.name && !BESIDE.has(wordKey(name)))) {
      roster.findings.push(
        note('roster.sheet_unread', { sheet: other.name }, `Chỉ đọc trang “${sheet.name}”; trang “${other.name}” không đọc.`),
      )
    }
    return roster
  }
  const [first] = named.length > 0 ? named : open
  if (first && !roster.findings.some(({ severity }) => severity === 'error'))
    roster.findings.push(noHeadings(register, first.name))
  return roster
}

/** False where the sheet has no headings of the register: another may have them. */
async function readSheetInto(
  roster: Roster,
  source: WorkbookSource,
  sheet: SheetInfo,
  register: Register,
  reading: RosterReading,
): Promise<boolean> {
  const stream = readRows(source, sheet.index)
  let count = 0
  try {
    const top: SheetRow[] = []
    let step = await stream.next()
    // Two rows more, for headings of three rows that begin in the last one looked at.
    for (; !step.done && !step.value.problem && top.length < HEADING_ROWS + 2; step = await stream.next()) top.push(step.value)
    const block = findHeadings(top, register)
    if (!block) {
      if (!step.done && step.value.problem) roster.findings.push(step.value.problem)
      return false
    }
    roster.sheet = sheet.name
    roster.headings = block.headings
    roster.letters = new Map([...block.columns].map(([at, { key }]) => [key, columnLetters(at)]))
    roster.findings.push(...headingFindings(register, block, sheet.name))
    const take = rowTaker(roster, block, register, reading)
    for (const row of top) if (row.number > block.last) take(row)
    let [taken, handed] = [0, 0]
    const hand = async () => {
      await reading.take?.(roster.rows.slice(taken))
      if (reading.handOn) {
        handed += roster.rows.length
        roster.rows.length = 0
      }
      taken = roster.rows.length
    }
    for (; !step.done; step = await stream.next()) {
      if (step.value.problem) roster.findings.push(step.value.problem)
      else take(step.value)
      if (roster.rows.length >= taken + PAGE) await hand()
    }
    if (roster.rows.length > taken) await hand()
    count = handed + roster.rows.length
  } finally {
    await stream.return(undefined)
  }
  if (count === 0) {
    roster.findings.push(
      warning(
        'roster.no_rows',
        { sheet: sheet.name },
        `Trang “${sheet.name}” chưa có dòng nào dưới hàng tiêu đề. Ghi danh sách rồi nhập lại.`,
      ),
    )
  }
  return true
}

const WORDS: Readonly<Record<Aside, (row: number, text: string) => string>> = {
  numbering: (row) => `Dòng ${row} đánh số cột, bỏ qua.`,
  example: (row) => `Dòng ${row} là dòng ví dụ của tệp mẫu, bỏ qua.`,
  spread: (row, text) => `Dòng ${row} “${text}” gộp ngang, không phải dòng dữ liệu, bỏ qua.`,
  total: (row, text) => `Dòng ${row} “${text}” là dòng cộng, bỏ qua.`,
  foot: (row, text) => `Dòng ${row} chỉ có “${text}”, không phải dòng dữ liệu, bỏ qua.`,
}

type Place = { key: string; role: RosterColumn['role']; column: Column; blank: CellValue | undefined; read: CellReader }

function rowTaker(
  roster: Roster,
  block: HeadingBlock,
  register: Register,
  { today, progress }: RosterReading,
): (row: SheetRow) => void {
  const places: (Place | undefined)[] = []
  for (const [at, { key, role, column }] of block.columns)
    places[at] = { key, role, column, blank: blankOf(column), read: cellReader(column, today) }
  const blank = Object.fromEntries(places.flatMap((place) => (place?.role === 'value' ? [[place.key, place.blank]] : [])))
  const asides = asideReader(register, block.columns, today)
  const reader = cellsReader(roster.sheet)
  let hidden = 0
  return (row) => {
    // A copy of one object: a hundred thousand rows then share one layout in memory.
    const read: RosterRow = { number: row.number, values: { ...blank }, asides: NO_ASIDES, broken: NOTHING, findings: NOTHING }
    let filled = 0
    for (const cell of row.cells) {
      const place = places[cell.column]
      if (!place || (cell.value === null && cell.merged === undefined && cell.formula === undefined)) continue
      if (cell.value !== null || cell.formula !== undefined) filled++
      reader.read(read, place, cell)
    }
    if (filled === 0) return
    const aside = asides.read(row, read.values, filled)
    if (aside !== null) {
      const text = plainText(String(row.cells.find((cell) => places[cell.column] && cell.value !== null)?.value ?? ''))
      roster.findings.push(
        note(`roster.${aside}_row`, { sheet: roster.sheet, row: row.number }, WORDS[aside](row.number, text.slice(0, 60))),
      )
      return
    }
    if (row.hidden && ++hidden === 1) {
      roster.findings.push(
        note(
          'roster.rows_hidden',
          { sheet: roster.sheet, row: row.number },
          `Có dòng đang ẩn hoặc bị lọc, từ dòng ${row.number}; các dòng này vẫn được đọc.`,
        ),
      )
    }
    roster.rows.push(read)
    if (progress && roster.rows.length % 5000 === 0) progress(roster.rows.length)
  }
}

/** What a blank cell says: no, empty, or nothing where the column must hold something. */
function blankOf(column: Column): CellValue | undefined {
  if (column.kind === 'yesNo') return false
  return column.optional ? null : undefined
}

/** Reads one cell after another into their rows; what is told is told of the cell at hand. */
function cellsReader(sheet: string): { read(row: RosterRow, place: Place, cell: SheetCell): void } {
  let row: RosterRow
  let place: Place
  let cell: SheetCell
  const tell: Tell = (severity, code, message) => {
    // What is carried from a referred row is never taken from here: it only helps to find that row.
    if (place.role === 'carried') return
    const { key } = place
    row.findings = [...row.findings, { code, severity, where: { sheet, row: row.number, cell: cell.ref, column: key }, message }]
    if (severity === 'error' && !row.broken.includes(key)) row.broken = [...row.broken, key]
  }
  const put = (value: CellValue | undefined) => {
    if (place.role === 'value') row.values[place.key] = value === null ? place.blank : value
    else if (value !== null && value !== undefined) row.asides = { ...row.asides, [place.key]: value }
  }
  return {
    read(ofRow, atPlace, ofCell) {
      row = ofRow
      place = atPlace
      cell = ofCell
      if (cell.merged !== undefined && place.role !== 'carried') {
        const column = lowerFirst(place.column.title)
        const where = cell.merged === cell.ref ? 'gộp với các ô bên cạnh' : `nằm trong vùng gộp từ ô ${cell.merged}`
        const message = `Ô ${cell.ref} ${where}. Bỏ gộp ô, ghi ${column} ở từng dòng.`
        tell('error', 'roster.merged_cell', message)
        put(undefined)
        return
      }
      const value = place.read(cell, tell)
      put(value)
      if (value !== undefined || place.role !== 'value') return
      row.asides = { ...row.asides, [place.key]: plainText(String(cell.value ?? cell.formula ?? '')).slice(0, 200) }
    },
  }
}
