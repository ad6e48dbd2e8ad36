import { columnLetters, columnOf, LAST_ROW, shiftFormula } from './address.ts'
import { type DateLook, dateOfSerial } from './dates.ts'
import type { Cover } from './merges.ts'
import { damaged, Refusal, tooManyRows, tooWide } from './refusal.ts'
import { textEar, unescaped } from './strings.ts'
import { type CellStyle, PLAIN } from './styles.ts'
import type { Ear } from './xml.ts'

export type CellKind = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error' | 'formula' | 'blank'

export type SheetCell = {
  /** A1 address. */
  ref: string
  /** 1-based. */
  column: number
  /** `formula`: one that was never calculated; `blank`: only as the covered part of a merged range. */
  kind: CellKind
  /** Text as written (not trimmed, not recomposed), dates as 2023-07-15 or 2023-07-15T08:30:00, times as 08:30:00. */
  value: string | number | boolean | null
  /** The stored text: the serial number of a date, every digit of a number. */
  raw: string
  /** The number format, where one is set: a stored 0.6164 shown as 0.00% was meant as 61,64%. */
  format?: string
  formula?: string
  /** The anchor of the merged range the cell belongs to; the anchor itself also knows its span. */
  merged?: string
  span?: { rows: number; columns: number }
}

export type RowsSetting = {
  sheet: string
  strings: string[]
  styles: CellStyle[]
  from1904: boolean
  coverOf: (row: number) => Map<number, Cover> | undefined
  maxRows: number
  maxColumns: number
}

export type HeardRow = { number: number; cells: SheetCell[]; hidden: boolean }

/** Hears the rows of a sheet and hands each finished one to `take`. Rows and cells must come in their order. */
export function rowsEar(setting: RowsSetting, take: (row: HeardRow) => void): Ear {
  const { sheet, strings, styles, from1904, coverOf, maxRows, maxColumns } = setting
  const inline = textEar()
  const shared = new Map<string, { text: string; row: number; column: number }>()
  const days = new Map<number | string, string>()
  let row: HeardRow | undefined
  let rowNumber = 0
  let rowsGiven = 0
  let column = 0
  let ref = ''
  let type = ''
  let style = PLAIN
  let inCell = false
  let inInline = false
  let value: string | undefined
  let formula: string | undefined
  let sharedId: string | undefined
  let capture: 'value' | 'formula' | undefined

  const broken = (why: string): never => {
    throw new Refusal(damaged(why, rowNumber > 0 ? { sheet, row: rowNumber } : { sheet }))
  }

  function openRow(attributes: Record<string, string>) {
    const number = attributes.r === undefined ? rowNumber + 1 : Number(attributes.r)
    if (!Number.isInteger(number) || number <= rowNumber || number > LAST_ROW) broken(`row ${attributes.r} after ${rowNumber}`)
    rowNumber = number
    column = 0
    row = { number, cells: [], hidden: attributes.hidden === '1' || attributes.hidden === 'true' }
  }

  function openCell(attributes: Record<string, string>) {
    if (!row || inCell) broken('cell outside a row')
    const at = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
    if (at <= column) broken(`cell ${attributes.r} after column ${column}`)
    column = at
    ref = `${columnLetters(at)}${rowNumber}`
    type = attributes.t ?? 'n'
    style = (attributes.s === undefined ? undefined : styles[Number(attributes.s)]) ?? PLAIN
    inCell = true
    value = formula = sharedId = undefined
  }

  function openFormula(attributes: Record<string, string>) {
    capture = 'formula'
    formula = ''
    if (attributes.t === 'shared') sharedId = attributes.si ?? ''
  }

  function closeFormula() {
    if (sharedId === undefined) return
    if (formula) shared.set(sharedId, { text: formula, row: rowNumber, column })
    const first = shared.get(sharedId)
    if (!formula && first) formula = shiftFormula(first.text, rowNumber - first.row, column - first.column)
  }

  function closeCell() {
    inCell = false
    const read = readValue()
    if (!read && formula === undefined) return
    if (column > maxColumns) throw new Refusal(tooWide(sheet, rowNumber, ref, maxColumns))
    const cell: SheetCell = { ref, column, ...(read ?? { kind: 'formula' as const, value: null, raw: '' }) }
    if (formula !== undefined) cell.formula = formula
    if (style.format !== undefined && (cell.kind === 'number' || cell.kind === 'date' || cell.kind === 'time'))
      cell.format = style.format
    row?.cells.push(cell)
  }

  function readValue(): Pick<SheetCell, 'kind' | 'value' | 'raw'> | undefined {
    if (type === 'inlineStr') {
      const text = inline.heard()
      return value === undefined || text === '' ? undefined : { kind: 'text', value: text, raw: text }
    }
    if (value === undefined || (value === '' && type !== 'str')) return undefined
    switch (type) {
      case 's': {
        const text = strings[Number(value)]
        if (text === undefined) return broken(`shared string ${value} of ${ref}`)
        return text === '' ? undefined : { kind: 'text', value: text, raw: text }
      }
      case 'str': {
        const text = unescaped(value)
        return text === '' && formula === undefined ? undefined : { kind: 'text', value: text, raw: text }
      }
      case 'b':
        return { kind: 'boolean', value: value.trim() === '1' || value.trim() === 'true', raw: value }
      case 'e':
        return { kind: 'error', value, raw: value }
      case 'd':
        return { kind: 'date', value: value.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/(\.\d+)?Z$/, ''), raw: value }
      default:
        return readNumber(value.trim())
    }
  }

  function readNumber(raw: string): Pick<SheetCell, 'kind' | 'value' | 'raw'> {
    const number = Number(raw)
    if (raw === '' || !Number.isFinite(number)) return { kind: 'text', value: raw, raw }
    const date = style.look && dayOf(number, style.look)
    if (date === undefined) return { kind: 'number', value: number, raw }
    return { kind: style.look === 'time' ? 'time' : 'date', value: date, raw }
  }

  /** A roster of a hundred thousand people has some ten thousand birthdays. */
  function dayOf(serial: number, look: Exclude<DateLook, undefined>): string | undefined {
    const key = look === 'date' ? serial : `${look} ${serial}`
    const known = days.get(key)
    if (known !== undefined) return known
    const day = dateOfSerial(serial, look, from1904)
    if (day !== undefined && days.size < 50_000) days.set(key, day)
    return day
  }

  function closeRow(done: HeardRow) {
    row = undefined
    const covers = coverOf(done.number)
    if (covers) addCovers(done, covers)
    if (done.cells.length === 0) return
    if (++rowsGiven > maxRows) throw new Refusal(tooManyRows(sheet, done.number, maxRows))
    take(done)
  }

  return {
    open(name, attributes) {
      switch (name) {
        case 'c':
          return openCell(attributes)
        case 'v':
          if (inCell) {
            capture = 'value'
            value = ''
          }
          return
        case 'f':
          if (inCell) openFormula(attributes)
          return
        case 'is':
          if (inCell) {
            inInline = true
            inline.begin()
            value = ''
          }
          return
        case 'row':
          return openRow(attributes)
        default:
          if (inInline) inline.open(name, attributes)
      }
    },
    text(piece) {
      if (capture === 'value') value += piece
      else if (capture === 'formula') formula += piece
      else if (inInline) inline.text(piece)
    },
    close(name) {
      switch (name) {
        case 'c':
          return inCell ? closeCell() : undefined
        case 'v':
          capture = undefined
          return
        case 'f':
          if (inCell) closeFormula()
          capture = undefined
          return
        case 'is':
          inInline = false
          return
        case 'row':
          return row ? closeRow(row) : undefined
        default:
          if (inInline) inline.close(name)
      }
    },
  }
}

/** Marks the cells of merged ranges and adds the covered ones a program left out. */
function addCovers(row: HeardRow, covers: Map<number, Cover>): void {
  for (const cell of row.cells) {
    const cover = covers.get(cell.column)
    if (!cover) continue
    cell.merged = cover.anchor
    if (cover.span) cell.span = cover.span
    covers.delete(cell.column)
  }
  for (const { column, anchor } of covers.values()) {
    row.cells.push({ ref: `${columnLetters(column)}${row.number}`, column, kind: 'blank', value: null, raw: '', merged: anchor })
  }
  row.cells.sort((a, b) => a.column - b.column)
}
