import { printInteger } from '#domain/wording.ts'
import { type AnnexCell, type AnnexColumn, type AnnexGrid, WHOLE_NOTE } from '../annexTables.ts'
import { addressOf, type CellSpec, type CellValue, firstDataRow, type SheetSpec, type TitleLine } from '../xlsx.ts'
import { differenceFormula, FOREIGN, MISSING, SIGNS_NOTE, shareFormula, sumFormula, ZERO } from './signs.ts'

/** Columns before the counts: number and name. */
const BEFORE = 2

/** A sheet of units by counts: the counts are written in, totals, rates and gaps are formulas over them. */
export function gridSheet({ table, columns, rows, total, whole }: AnnexGrid, name: string, title: TitleLine[]): SheetSpec {
  const headings = [
    [
      { text: 'TT', rows: 2 },
      { text: 'Đơn vị', rows: 2 },
      ...table.groups.map((group) => ({ text: group.heading, columns: group.columns.length })),
    ],
    columns.map(({ heading }) => ({ text: heading })),
  ]
  const first = firstDataRow({ title, headings })
  const last = first + rows.length - 1
  const address = (key: string, row: number): string =>
    addressOf(columns.findIndex((column) => column.key === key) + BEFORE + 1, row)
  const cellOf = (cell: AnnexCell, column: AnnexColumn, row: number): CellSpec => {
    const { is } = column
    if ('share' in is) return { value: writtenIn(cell), formula: shareFormula(address(is.share, row), address(is.of, row)) }
    if ('lack' in is) return { value: writtenIn(cell), formula: differenceFormula(address(is.of, row), address(is.lack, row)) }
    return row === last + 1
      ? { value: writtenIn(cell), formula: sumFormula(`${address(column.key, first)}:${address(column.key, last)}`) }
      : writtenIn(cell)
  }
  const cellsOf = (cells: readonly AnnexCell[], row: number): CellSpec[] =>
    columns.map((column, at) => cellOf(cells[at] ?? { value: null, state: 'missing' }, column, row))
  const inTotal = (cell: CellSpec): CellSpec =>
    typeof cell === 'object' && cell !== null ? { ...cell, look: 'total' } : { value: cell, look: 'total' }
  const body = rows.map((row, index): CellSpec[] => [index + 1, row.name, ...cellsOf(row.cells, first + index)])
  const closing = [{ name: `Cộng ${printInteger(rows.length)} đơn vị`, cells: total }, ...(whole ? [whole] : [])].map(
    (row, index): CellSpec[] => [
      { value: row.name, columns: BEFORE, look: 'total', kind: 'text' },
      ...cellsOf(row.cells, last + 1 + index).map(inTotal),
    ],
  )
  return {
    name,
    title,
    headings,
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 34 },
      ...columns.map(({ heading, is, wide }) => ({
        heading,
        kind: 'share' in is ? ('percent' as const) : ('integer' as const),
        width: wide ? 13 : 11,
      })),
    ],
    rows: [...body, ...closing],
    foot: [SIGNS_NOTE, ...(whole ? [WHOLE_NOTE] : [])].map((text) => ({ text, look: 'note' })),
    frozenColumns: BEFORE,
  }
}

function writtenIn({ value, state, share }: AnnexCell): CellValue {
  if (state === 'zero') return ZERO
  if (share) return share.part / share.whole
  return value ?? (state === 'not_applicable' ? FOREIGN : MISSING)
}
