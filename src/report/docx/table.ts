import {
  AlignmentType,
  BorderStyle,
  TableCell as DocxCell,
  Table as DocxTable,
  Paragraph,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Table, TableCell } from './document.ts'
import { halfPoints, mm, SIZE, twips } from './page.ts'
import { lines } from './text.ts'

const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }

export function tableBlock(table: Table, widthMm: number): (Paragraph | DocxTable)[] {
  const widths = widthsOf(table.widths, mm(widthMm))
  const above: Paragraph[] = []
  if (table.caption) above.push(caption(table.caption, AlignmentType.CENTER, { bold: true }))
  if (table.unit) above.push(caption(table.unit, AlignmentType.RIGHT, { italics: true }))
  const rows = [...rowsOf(table.headingRows, table, widths, true), ...rowsOf(table.rows, table, widths, false)]
  const drawn = new DocxTable({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS,
    margins: { left: mm(1.2), right: mm(1.2), top: twips(1.5), bottom: twips(1.5) },
    rows,
  })
  // Two tables in a row would run together without a paragraph between them.
  return [...above, drawn, new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' } })]
}

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

/** So many rows at the end of a table stay on one page: a total alone on a page says nothing of what it adds up. */
const TOGETHER = 3

/** Heading rows are repeated on every page, no row is broken between two pages, and the last never stands alone. */
function rowsOf(rows: TableCell[][], table: Table, widths: number[], heading: boolean): TableRow[] {
  // Columns still covered from above by a cell of several rows, by how many rows.
  const covered = widths.map(() => 0)
  return rows.map((cells, at) => {
    const keepNext = heading || (at >= rows.length - TOGETHER && at < rows.length - 1)
    let column = 0
    const drawn: DocxCell[] = []
    const skip = () => {
      for (let left = covered[column] ?? 0; left > 0; left = covered[++column] ?? 0) covered[column] = left - 1
    }
    for (const cell of cells) {
      skip()
      const { columns = 1, rows: down = 1 } = typeof cell === 'string' ? {} : cell
      for (let x = column; x < column + columns; x++) covered[x] = down - 1
      drawn.push(cellOf(cell, table, widths, column, heading, keepNext))
      column += columns
    }
    skip()
    return new TableRow({ cantSplit: true, ...(heading ? { tableHeader: true } : {}), children: drawn })
  })
}

function cellOf(cell: TableCell, table: Table, widths: number[], column: number, heading: boolean, keepNext: boolean): DocxCell {
  const { text, columns = 1, rows = 1, bold = heading, italic = false, align } = typeof cell === 'string' ? { text: cell } : cell
  const alignment = ALIGN[align ?? (heading ? 'centre' : (table.align?.[column] ?? 'left'))]
  return new DocxCell({
    width: { size: widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnSpan: columns,
    rowSpan: rows,
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment,
        keepNext,
        spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
        children: lines(text, { bold, italics: italic, size: halfPoints(SIZE.table) }),
      }),
    ],
  })
}
