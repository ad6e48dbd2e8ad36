import type { Figure } from '#domain/figures.ts'
import type { Chapter, Indicator } from '#domain/indicator.ts'
import { CHAPTERS } from '#domain/indicators/index.ts'
import {
  addressOf,
  type CellSpec,
  type CellValue,
  type ColumnKind,
  firstDataRow,
  type SheetSpec,
  type TitleLine,
} from '../xlsx.ts'
import { differenceFormula, FOREIGN, MISSING, SIGNS_NOTE, shareFormula, ZERO } from './signs.ts'

const STATES: Readonly<Record<Figure['state'], string>> = {
  value: 'có số',
  zero: 'không có',
  missing: 'chưa có số',
  not_applicable: 'không thuộc đơn vị',
}

const COLUMNS = [
  { key: 'no', heading: 'TT', kind: 'integer', width: 6 },
  { key: 'title', heading: 'Chỉ tiêu', kind: 'text', width: 64 },
  { key: 'unit', heading: 'Đơn vị tính', kind: 'text', width: 12 },
  { key: 'value', heading: 'Số liệu', kind: 'integer', width: 12 },
  { key: 'numerator', heading: 'Tử số', kind: 'integer', width: 12 },
  { key: 'denominator', heading: 'Mẫu số', kind: 'integer', width: 12 },
  { key: 'target', heading: 'Giao', kind: 'integer', width: 10 },
  { key: 'percent', heading: 'Tỷ lệ so với giao', kind: 'percent', width: 11 },
  { key: 'previous', heading: 'Cùng kỳ năm trước', kind: 'integer', width: 12 },
  { key: 'change', heading: 'Tăng, giảm', kind: 'integer', width: 11 },
  { key: 'changePercent', heading: 'Tăng, giảm (%)', kind: 'percent', width: 11 },
  { key: 'state', heading: 'Trạng thái', kind: 'text', width: 18 },
] as const
type Key = (typeof COLUMNS)[number]['key']
const AGAINST: ReadonlySet<Key> = new Set(['previous', 'change', 'changePercent'])

/** What the sheet says of a figure; one that was frozen knows of no year before. */
type Written = Pick<Figure, 'value' | 'state' | 'numerator' | 'denominator' | 'target'> & { previous?: number | null }

/**
 * Every figure of the catalogue, chapter by chapter: what it is, of what it is made, and against what it stands. Without
 * `compared` the columns of the year before are left out.
 */
export function figuresSheet(
  catalogue: readonly Indicator[],
  figures: ReadonlyMap<string, Written>,
  title: TitleLine[],
  { compared = true }: { compared?: boolean } = {},
): SheetSpec {
  const columns = compared ? COLUMNS : COLUMNS.filter(({ key }) => !AGAINST.has(key))
  const first = firstDataRow({ title })
  const rows: CellSpec[][] = []
  let chapter: Chapter | undefined
  let number = 0
  for (const indicator of catalogue) {
    const figure = figures.get(indicator.id)
    if (!figure || indicator.measure === 'rating') continue
    if (indicator.chapter !== chapter) {
      chapter = indicator.chapter
      rows.push([{ value: `${chapter}. ${CHAPTERS[chapter].title}`, columns: columns.length, look: 'total', kind: 'text' }])
    }
    const at = (key: Key): string => addressOf(columns.findIndex((column) => column.key === key) + 1, first + rows.length)
    const cells = cellsOf(indicator, figure, ++number, at)
    rows.push(columns.map(({ key }) => cells[key]))
  }
  return {
    name: 'Số liệu',
    title,
    columns: columns.map((column) => ({ ...column })),
    rows,
    foot: [{ text: SIGNS_NOTE, look: 'note' }, ...(compared ? [{ text: CHANGES_NOTE, look: 'note' as const }] : [])],
    frozenColumns: 2,
  }
}

const CHANGES_NOTE = 'Tăng, giảm của tỷ lệ phần trăm là điểm %. Tiền tính theo đơn vị ghi ở cột “Đơn vị tính”.'

function cellsOf(indicator: Indicator, figure: Written, number: number, at: (key: Key) => string): Record<Key, CellSpec> {
  const isRatio = indicator.measure === 'ratio'
  const scale = indicator.scale ?? 1
  const kind: ColumnKind = indicator.percent ? 'percent' : isRatio || scale > 1 ? 'decimal' : 'integer'
  const stand = standing(figure)
  const scaled = (amount: number | null): CellValue =>
    amount === null ? stand : amount === 0 ? ZERO : indicator.percent ? amount / 100 : amount / scale
  const sides = isRatio && figure.numerator !== null && figure.denominator !== null
  const value = sides ? quotient(figure.numerator, figure.denominator, scale) : scaled(figure.value)
  const previous =
    (figure.previous ?? null) === null ? (figure.state === 'not_applicable' ? FOREIGN : MISSING) : scaled(figure.previous ?? null)
  const change = difference(value, previous)
  return {
    no: number,
    title: indicator.title,
    unit: indicator.unit,
    value: sides
      ? {
          value,
          formula:
            scale > 1
              ? `IF(ISNUMBER(${at('denominator')}),${at('numerator')}/${at('denominator')}/${scale},"${FOREIGN}")`
              : shareFormula(at('numerator'), at('denominator')),
          kind,
        }
      : { value, kind },
    numerator: isRatio ? side(figure.numerator, stand) : null,
    denominator: isRatio ? side(figure.denominator, stand) : null,
    target: isRatio || figure.target === null ? null : { value: scaled(figure.target), kind },
    percent:
      isRatio || figure.target === null
        ? null
        : { value: share(value, scaled(figure.target)), formula: shareFormula(at('value'), at('target')) },
    previous: { value: previous, kind },
    change: indicator.percent
      ? {
          value: points(change),
          formula: `IF(ISNUMBER(${differenceFormula(at('value'), at('previous'))}),100*(N(${at('value')})-N(${at('previous')})),${differenceFormula(at('value'), at('previous'))})`,
          kind: 'decimal',
        }
      : { value: change, formula: differenceFormula(at('value'), at('previous')), kind },
    changePercent: isRatio ? null : { value: share(change, previous), formula: shareFormula(at('change'), at('previous')) },
    state: STATES[figure.state],
  }
}

const standing = ({ state }: Written): string => (state === 'not_applicable' ? FOREIGN : MISSING)
const side = (amount: number | null, stand: string): CellSpec => (amount === null ? stand : amount === 0 ? ZERO : amount)

/** What the formulas beside come to, for programs that do not calculate. */
function quotient(numerator: number | null, denominator: number | null, scale: number): CellValue {
  if (!denominator || numerator === null) return FOREIGN
  return numerator === 0 ? ZERO : numerator / denominator / scale
}

const numberOf = (value: CellValue): number | null => (typeof value === 'number' ? value : value === ZERO ? 0 : null)

function difference(value: CellValue, previous: CellValue): CellValue {
  const [now, before] = [numberOf(value), numberOf(previous)]
  if (now === null || before === null) return value === FOREIGN || previous === FOREIGN ? FOREIGN : MISSING
  return now === before ? ZERO : now - before
}

function share(part: CellValue, whole: CellValue): CellValue {
  const [top, bottom] = [numberOf(part), numberOf(whole)]
  if (top === null || bottom === null) return part === FOREIGN || whole === FOREIGN ? FOREIGN : MISSING
  return bottom === 0 ? FOREIGN : top === 0 ? ZERO : top / bottom
}

const points = (change: CellValue): CellValue => (typeof change === 'number' ? change * 100 : change)
