import type { Indicator } from '#domain/indicator.ts'
import type { Shortfall } from '#domain/shortfalls.ts'
import { addressOf, type CellSpec, firstDataRow, type SheetSpec, type TitleLine } from '../xlsx.ts'
import { differenceFormula, FOREIGN, shareFormula, ZERO } from './signs.ts'

const COLUMNS: SheetSpec['columns'] = [
  { heading: 'TT', kind: 'integer', width: 6 },
  { heading: 'Chỉ tiêu', kind: 'text', width: 64 },
  { heading: 'Đơn vị', kind: 'text', width: 36 },
  { heading: 'Giao', kind: 'integer', width: 10 },
  { heading: 'Đạt', kind: 'integer', width: 10 },
  { heading: 'Tỷ lệ', kind: 'percent', width: 11 },
  { heading: 'Thiếu', kind: 'integer', width: 10 },
]
const [DUE, DONE] = [4, 5]

/** Who falls short, a line each, so that it can be filtered by figure and by unit; what units lack has no target. */
export function shortfallSheet(
  catalogue: readonly Indicator[],
  shortfalls: readonly Shortfall[],
  names: ReadonlyMap<string, string>,
  title: TitleLine[],
): SheetSpec {
  const titles = new Map(catalogue.map((indicator) => [indicator.id, indicator.title]))
  const first = firstDataRow({ title })
  const rows = shortfalls.map(({ indicator, unit, name, value, target }, index): CellSpec[] => {
    const [due, done] = [addressOf(DUE, first + index), addressOf(DONE, first + index)]
    const head = [index + 1, titles.get(indicator) ?? indicator, names.get(unit) ?? name]
    if (target === null) return [...head, FOREIGN, FOREIGN, FOREIGN, value]
    return [
      ...head,
      target,
      value === 0 ? ZERO : value,
      { value: target === 0 ? FOREIGN : value === 0 ? ZERO : value / target, formula: shareFormula(done, due) },
      { value: target - value, formula: differenceFormula(due, done) },
    ]
  })
  const foot: TitleLine[] =
    rows.length > 0
      ? [{ text: 'Nội dung không giao chỉ tiêu: cột “Thiếu” là số đơn vị còn thiếu.', look: 'note' }]
      : [{ text: 'Không có đơn vị trực thuộc nào chưa đạt chỉ tiêu.', look: 'note' }]
  return { name: 'Thiếu chỉ tiêu', title, columns: COLUMNS, rows, foot, frozenColumns: 3, filter: true }
}
