import { levelOf } from '#domain/unit.ts'
import { printInteger } from '#domain/wording.ts'
import type { AnnexCell, AnnexColumn, AnnexGrid } from '../annexTables.ts'
import { addressOf, type CellSpec, type CellValue, firstDataRow, type SheetSpec, type TitleLine } from '../xlsx.ts'
import { differenceFormula, FOREIGN, MISSING, SIGNS_NOTE, shareFormula, sumFormula, ZERO } from './signs.ts'

/** Columns before the counts: number and name. */
const BEFORE = 2

/** A sheet of units by counts: the counts are written in, totals, rates and gaps are formulas over them. */
export function gridSheet({ table, columns, rows, total }: AnnexGrid, name: string, title: TitleLine[]): SheetSpec {
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
    return row > last
      ? { value: writtenIn(cell), formula: sumFormula(`${address(column.key, first)}:${address(column.key, last)}`) }
      : writtenIn(cell)
  }
  const cellsOf = (cells: readonly AnnexCell[], row: number): CellSpec[] =>
    columns.map((column, at) => cellOf(cells[at] ?? { value: null, state: 'missing' }, column, row))
  const inTotal = (cell: CellSpec): CellSpec =>
    typeof cell === 'object' && cell !== null ? { ...cell, look: 'total' } : { value: cell, look: 'total' }
  const body: CellSpec[][] = rows.map(({ unit, cells }, index) => [
    index + 1,
    levelOf(unit.kind) === 'CQ' ? unit.name : unit.shortName,
    ...cellsOf(cells, first + index),
  ])
  const sum: CellSpec[] = [
    { value: `Cộng ${printInteger(rows.length)} đơn vị`, columns: BEFORE, look: 'total', kind: 'text' },
    ...cellsOf(total, last + 1).map(inTotal),
  ]
  return {
    name,
    title,
    headings,
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 30 },
      ...columns.map(({ heading, is }) => ({
        heading,
        kind: 'share' in is ? ('percent' as const) : ('integer' as const),
        width: 11,
      })),
    ],
    rows: [...body, sum],
    foot: [{ text: SIGNS_NOTE, look: 'note' }],
    frozenColumns: BEFORE,
  }
}

function writtenIn({ value, state, share }: AnnexCell): CellValue {
  if (state === 'zero') return ZERO
  if (share) return share.part / share.whole
  return value ?? (state === 'not_applicable' ? FOREIGN : MISSING)
}
