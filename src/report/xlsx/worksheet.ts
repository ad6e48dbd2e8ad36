import { cellXml, lookOf, shownKind } from './cells.ts'
import { checksXml, type ListPlace } from './checks.ts'
import {
  addressOf,
  type CellSpec,
  type ColumnKind,
  type ColumnSpec,
  columnLetters,
  firstDataRow,
  type SheetSpec,
  type TitleLine,
  titleRows,
} from './spec.ts'
import type { StyleTable } from './styles.ts'
import { XML_HEAD, xmlAttribute, xmlText } from './xml.ts'

/** What the workbook part must know of a sheet once all its rows are written. */
export type Written = { lastRow: number; lastDataRow: number }

const LAST_ROW = 1_048_576
const LINE = 16.5
const WIDTHS: Record<ColumnKind, number> = { text: 24, integer: 12, ordinal: 12, decimal: 12, percent: 12, date: 13, choice: 18 }

const widthOf = (column: ColumnSpec): number => column.width ?? WIDTHS[column.kind]

/**
 * One worksheet part, in pieces. The elements follow the sequence of CT_Worksheet (ECMA-376 part 1, §18.3.1.99):
 * sheetPr, sheetViews, sheetFormatPr, cols, sheetData, sheetProtection, autoFilter, mergeCells, dataValidations,
 * printOptions, pageMargins, pageSetup, headerFooter. Excel repairs, that is deletes, what stands out of order.
 */
export async function* worksheetXml(
  spec: SheetSpec,
  styles: StyleTable,
  listPlace: ListPlace,
  isFirst: boolean,
): AsyncGenerator<string, Written> {
  const first = firstDataRow(spec)
  const merges: string[] = []
  yield headXml(spec, styles, first, isFirst)
  yield `${titleXml(spec, styles, merges)}${headingXml(spec, styles, merges)}`

  const styleOf = dataStyles(spec, styles)
  let row = first
  let piece = ''
  for await (const cells of spec.rows) {
    if (row > LAST_ROW) throw new RangeError(`a sheet holds ${LAST_ROW} rows`)
    piece += rowXml(spec, cells, row, styleOf, merges)
    row++
    if (piece.length > 60_000) {
      yield piece
      piece = ''
    }
  }
  const lastDataRow = row - 1
  const foot = spec.foot ?? []
  piece += foot.map((line, at) => lineXml(spec, styles, line, row + at, merges)).join('')
  yield `${piece}</sheetData>${tailXml(spec, first, lastDataRow, merges, listPlace)}</worksheet>`
  return { lastRow: Math.max(lastDataRow + foot.length, first - 1), lastDataRow }
}

function headXml(spec: SheetSpec, styles: StyleTable, first: number, isFirst: boolean): string {
  const frozen = spec.frozenColumns ?? 0
  const corner = addressOf(frozen + 1, first)
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft'
  const typed = spec.protect === 'headings' || (spec.roomForRows ?? 0) > 0
  const columns = spec.columns.map((column, at) => {
    const style = typed ? ` style="${styles.numberOf({ of: 'spare', kind: column.kind })}"` : ''
    return `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}"${style} customWidth="1"/>`
  })
  // Rows can be deleted under protection only when the cells to the right are unlocked as well.
  if (spec.protect === 'headings') {
    columns.push(
      `<col min="${spec.columns.length + 1}" max="16384" width="9" style="${styles.numberOf({ of: 'spare', kind: 'text' })}"/>`,
    )
  }
  return [
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    `<pane${frozen > 0 ? ` xSplit="${frozen}"` : ''} ySplit="${first - 1}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`,
    `<selection pane="${pane}" activeCell="${addressOf(1, first)}" sqref="${addressOf(1, first)}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${LINE}"/>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

function titleXml(spec: SheetSpec, styles: StyleTable, merges: string[]): string {
  return (spec.title ?? []).map((line, at) => lineXml(spec, styles, line, at + 1, merges)).join('')
}

/** A line merged over all columns. Excel does not fit the height of merged cells: it is reckoned from the width. */
function lineXml(spec: SheetSpec, styles: StyleTable, { text, look = 'line' }: TitleLine, row: number, merges: string[]): string {
  const across = Math.max(spec.columns.length, 1)
  const width = spec.columns.reduce((sum, column) => sum + widthOf(column), 0)
  if (across > 1) merges.push(`A${row}:${columnLetters(across)}${row}`)
  const height = LINE * linesIn(text, width * (look === 'title' ? 0.8 : 1)) + (look === 'title' ? 4 : 0)
  return `<row r="${row}" ht="${height}" customHeight="1">${cellXml(`A${row}`, styles.numberOf({ of: look }), text, 'text')}</row>`
}

function headingXml(spec: SheetSpec, styles: StyleTable, merges: string[]): string {
  const top = titleRows(spec) + 1
  if (!spec.headings) {
    const lines = Math.max(1, ...spec.columns.map((column) => linesIn(column.heading, widthOf(column))))
    const cells = spec.columns.map((column, at) => {
      const style = styles.numberOf({ of: 'heading', sensitive: column.sensitive ?? false })
      return cellXml(addressOf(at + 1, top), style, column.heading, 'text')
    })
    return `<row r="${top}" ht="${LINE * lines + 6}" customHeight="1">${cells.join('')}</row>`
  }
  const taken = new Set<string>()
  const rows = spec.headings.map((headings, at) => {
    const row = top + at
    let column = 1
    let lines = 1
    const texts = new Map<number, string>()
    for (const { text, columns = 1, rows: down = 1 } of headings) {
      while (taken.has(addressOf(column, row))) column++
      texts.set(column, text)
      for (let y = 0; y < down; y++) for (let x = 0; x < columns; x++) taken.add(addressOf(column + x, row + y))
      if (columns > 1 || down > 1) merges.push(`${addressOf(column, row)}:${addressOf(column + columns - 1, row + down - 1)}`)
      const width = spec.columns.slice(column - 1, column - 1 + columns).reduce((sum, spanned) => sum + widthOf(spanned), 0)
      lines = Math.max(lines, Math.ceil(linesIn(text, width) / down))
      column += columns
    }
    // Covered cells are written too, for their borders.
    const cells = spec.columns.map((spanned, x) => {
      const style = styles.numberOf({ of: 'heading', sensitive: spanned.sensitive ?? false })
      return cellXml(addressOf(x + 1, row), style, texts.get(x + 1) ?? null, 'text')
    })
    return `<row r="${row}" ht="${LINE * lines + 6}" customHeight="1">${cells.join('')}</row>`
  })
  return rows.join('')
}

type StyleOf = (cell: CellSpec, column: number) => number

/** The style number of a data cell; remembered per column and look, for it is asked a million times. */
function dataStyles(spec: SheetSpec, styles: StyleTable): StyleOf {
  const locked = spec.protect !== 'headings'
  const known = new Map<string, number>()
  return (cell, column) => {
    const kind = shownKind(cell, spec.columns[column - 1]?.kind ?? 'text')
    const look = lookOf(cell)
    const key = `${kind} ${look}`
    let number = known.get(key)
    if (number === undefined) {
      number = styles.numberOf({ of: 'data', kind, look, locked })
      known.set(key, number)
    }
    return number
  }
}

function rowXml(spec: SheetSpec, cells: CellSpec[], row: number, styleOf: StyleOf, merges: string[]): string {
  let xml = `<row r="${row}">`
  let column = 1
  for (const cell of cells) {
    const kind = spec.columns[column - 1]?.kind ?? 'text'
    const style = styleOf(cell, column)
    xml += cellXml(addressOf(column, row), style, cell, kind)
    const across = typeof cell === 'object' && cell !== null ? (cell.columns ?? 1) : 1
    if (across > 1) merges.push(`${addressOf(column, row)}:${addressOf(column + across - 1, row)}`)
    for (let covered = 1; covered < across; covered++) xml += `<c r="${addressOf(column + covered, row)}" s="${style}"/>`
    column += across
  }
  return `${xml}</row>`
}

function tailXml(spec: SheetSpec, first: number, lastDataRow: number, merges: string[], listPlace: ListPlace): string {
  const right = columnLetters(Math.max(spec.columns.length, 1))
  return [
    protectionXml(spec),
    spec.filter ? `<autoFilter ref="A${first - 1}:${right}${Math.max(lastDataRow, first - 1)}"/>` : '',
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
      : '',
    checksXml(spec, first, lastDataRow, listPlace),
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${spec.orientation ?? 'landscape'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${footXml(spec.pageFoot)}</oddFooter></headerFooter>`,
  ].join('')
}

function protectionXml(spec: SheetSpec): string {
  if (!spec.protect) return ''
  // In this element 0 means allowed.
  const allowed = 'formatCells="0" formatColumns="0" formatRows="0"'
  const typing = spec.protect === 'headings' ? ' insertRows="0" deleteRows="0" sort="0"' : ''
  return `<sheetProtection sheet="1" objects="1" scenarios="1" ${allowed}${typing} autoFilter="0"/>`
}

/** An ampersand begins a command in a page foot; Excel keeps 255 characters of it. */
function footXml(text: string | undefined): string {
  const left = text ? `&L&"Times New Roman,Italic"&10${text.replaceAll('&', '&&').slice(0, 200)}` : ''
  return xmlAttribute(`${left}&R&"Times New Roman,Regular"&10Trang &P/&N`)
}

/** Text in Times New Roman 12 takes a little less than one width unit a letter. */
function linesIn(text: string, width: number): number {
  const perLine = Math.max(4, width * 0.95)
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / perLine)), 0)
}

export const sheetTag = (name: string, at: number, hidden: boolean): string =>
  `<sheet name="${xmlAttribute(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`

export const definedName = (name: string, sheet: number, hidden: boolean, value: string): string =>
  `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>${xmlText(value)}</definedName>`
