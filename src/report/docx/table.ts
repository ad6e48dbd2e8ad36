import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { Table, TableCell } from './document.ts'
import { halfPoints, mm, SIZE, twips } from './page.ts'
import { clean, lines } from './text.ts'

/** Tables written out as they stand in the file, by the mark that holds their place among the paragraphs. */
export type DrawnTables = string[]

/**
 * A table of 150 units is some thousands of cells: written out here it takes a tenth of the time the library needs to make
 * each cell a tree of its own. The library keeps its place by a mark no text can hold.
 */
export function tableBlock(table: Table, widthMm: number, drawn: DrawnTables): Paragraph[] {
  const above: Paragraph[] = []
  if (table.caption) above.push(caption(table.caption, AlignmentType.CENTER, { bold: true }))
  if (table.unit) above.push(caption(table.unit, AlignmentType.RIGHT, { italics: true }))
  drawn.push(tableXml(table, widthsOf(table.widths, mm(widthMm))))
  const place = new Paragraph({ children: [new TextRun(`${MARK}${drawn.length - 1}${MARK}`)] })
  // Two tables in a row would run together without a paragraph between them.
  return [...above, place, new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' } })]
}

/** A sign that is no letter: `clean` takes it out of whatever a person typed. */
const MARK = '\uFDD0'
const PLACE = new RegExp(`<w:p><w:r><w:t[^>]*>${MARK}(\\d+)${MARK}</w:t></w:r></w:p>`, 'g')

/** Puts the tables where their marks stand. */
export const withTables = (xml: string, drawn: DrawnTables): string =>
  xml.replace(PLACE, (_, at: string) => drawn[Number(at)] ?? '')

function caption(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  face: { bold?: boolean; italics?: boolean },
): Paragraph {
  return new Paragraph({
    alignment,
    keepNext: true,
    spacing: { before: twips(6), after: twips(3) },
    children: lines(text, { ...face, size: halfPoints(SIZE.table) }),
  })
}

/** The relative widths fill the page to the twip: what rounding leaves goes to the widest column. */
function widthsOf(relative: number[], total: number): number[] {
  const sum = relative.reduce((all, width) => all + width, 0)
  const widths = relative.map((width) => Math.floor((width / sum) * total))
  const widest = widths.indexOf(Math.max(...widths))
  const left = total - widths.reduce((all, width) => all + width, 0)
  return widths.map((width, at) => (at === widest ? width + left : width))
}

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
const BORDERS = SIDES.map((side) => `<w:${side} w:val="single" w:color="000000" w:sz="4"/>`).join('')
const MARGIN = { top: twips(1.5), left: mm(1.2), bottom: twips(1.5), right: mm(1.2) }
const MARGINS = Object.entries(MARGIN)
  .map(([side, width]) => `<w:${side} w:type="dxa" w:w="${width}"/>`)
  .join('')

function tableXml(table: Table, widths: readonly number[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${total}"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowsXml(table.headingRows, table, widths, true)}${rowsXml(table.rows, table, widths, false)}</w:tbl>`
}

/** So many rows at the end of a table stay on one page: a total alone on a page says nothing of what it adds up. */
const TOGETHER = 3

/** Heading rows are repeated on every page, no row is broken between two pages, and the last never stands alone. */
function rowsXml(rows: readonly TableCell[][], table: Table, widths: readonly number[], heading: boolean): string {
  // Cells that reach down from above, by the column they begin in: over how many columns, and for how many rows still.
  const reaching = new Map<number, { columns: number; left: number }>()
  let xml = ''
  for (const [at, cells] of rows.entries()) {
    const keepNext = heading || (at >= rows.length - TOGETHER && at < rows.length - 1)
    let column = 0
    let row = ''
    const skip = () => {
      for (let above = reaching.get(column); above; above = reaching.get(column)) {
        row += continued(widths, column, above.columns, keepNext)
        if (above.left > 1) reaching.set(column, { ...above, left: above.left - 1 })
        else reaching.delete(column)
        column += above.columns
      }
    }
    const begun: [number, { columns: number; left: number }][] = []
    for (const cell of cells) {
      skip()
      const { columns = 1, rows: down = 1 } = typeof cell === 'string' ? {} : cell
      if (down > 1) begun.push([column, { columns, left: down - 1 }])
      row += cellXml(cell, table, widths, column, heading, keepNext)
      column += columns
    }
    skip()
    for (const [from, cover] of begun) reaching.set(from, cover)
    xml += `<w:tr><w:trPr><w:cantSplit/>${heading ? '<w:tblHeader/>' : ''}</w:trPr>${row}</w:tr>`
  }
  return xml
}

const sizeOf = (widths: readonly number[], column: number, columns: number): string => {
  const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
  return `<w:tcW w:type="dxa" w:w="${width}"/>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}`
}
const continued = (widths: readonly number[], column: number, columns: number, keepNext: boolean): string =>
  `<w:tc><w:tcPr>${sizeOf(widths, column, columns)}<w:vMerge w:val="continue"/></w:tcPr><w:p>${keepNext ? '<w:pPr><w:keepNext/></w:pPr>' : ''}</w:p></w:tc>`

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'))

const ALIGN = { left: 'left', centre: 'center', right: 'right' }
const SPACING = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
const LETTERS = `<w:sz w:val="${halfPoints(SIZE.table)}"/><w:szCs w:val="${halfPoints(SIZE.table)}"/>`

function cellXml(
  cell: TableCell,
  table: Table,
  widths: readonly number[],
  column: number,
  heading: boolean,
  keepNext: boolean,
): string {
  const { text, columns = 1, rows = 1, bold = heading, italic = false, align } = typeof cell === 'string' ? { text: cell } : cell
  const side = ALIGN[align ?? (heading ? 'centre' : (table.align?.[column] ?? 'left'))]
  const face = `<w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${LETTERS}</w:rPr>`
  const words = clean(text)
    .split('\n')
    .map((line, at) => `<w:r>${face}${at > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('')
  return `<w:tc><w:tcPr>${sizeOf(widths, column, columns)}${rows > 1 ? '<w:vMerge w:val="restart"/>' : ''}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}${SPACING}<w:jc w:val="${side}"/></w:pPr>${words}</w:p></w:tc>`
}
