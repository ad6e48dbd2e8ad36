import type { Finding } from '#domain/finding.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { printDay, printFigure } from '#domain/wording.ts'
import { type Figures, figureText, stateText } from './figure.ts'
import { printFindings } from './findings.ts'
import { printTable } from './table.ts'
import { printCell } from './value.ts'

type Shortfall = {
  indicator: string
  name: string
  value: number | null
  target: number | null
  gap: number | null
  percent: number | null
}
type Report = {
  unit: { name: string }
  periodTitle: string
  asOf: string
  window: { from: string; to: string }
  figures: Figures
  shortfalls: readonly Shortfall[]
  sections: readonly { heading: string; paragraphs: readonly (readonly (string | { text: string })[])[] }[]
  findings: readonly Finding[]
}

/** The report as text, then what fell short by name, what the checks found, and every figure that holds a value. */
export function printReport(report: Report): string {
  const head = [
    `${report.unit.name}`,
    `${report.periodTitle}, số liệu đến ${printDay(report.asOf)} (từ ${printDay(report.window.from)} đến ${printDay(report.window.to)})`,
  ]
  const sections = report.sections.map(({ heading, paragraphs }) =>
    [heading, ...paragraphs.map((runs) => `  ${runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')}`)].join(
      '\n',
    ),
  )
  const parts = [head.join('\n'), ...sections]
  if (report.shortfalls.length > 0) parts.push(`CHƯA ĐẠT\n${printShortfalls(report.shortfalls)}`)
  if (report.findings.length > 0) parts.push(`CẦN XEM\n${printFindings(report.findings)}`)
  parts.push(`SỐ LIỆU\n${printFigures(report.figures)}`)
  return parts.join('\n\n')
}

/** By indicator: units that lack something in one line, units below their target in a table. */
function printShortfalls(shortfalls: readonly Shortfall[]): string {
  const groups = [...Map.groupBy(shortfalls, ({ indicator }) => indicator)]
  return groups
    .map(([indicator, units]) => {
      const title = `${titleOf(indicator)} (${units.length} đơn vị)`
      if (units.every(({ target }) => target === null)) return `${title}: ${units.map(({ name }) => name).join(', ')}.`
      const rows = units.map((unit) => [unit.name, unit.value, unit.target, unit.gap, unit.percent])
      return `${title}\n${printTable(['Đơn vị', 'Đạt', 'Giao', 'Còn thiếu', '%'], rows, printCell)}`
    })
    .join('\n\n')
}

const titleOf = (id: string): string => INDICATORS.find((indicator) => indicator.id === id)?.title ?? id

/** A grade is a word, not the number it is kept by. */
function wordOf(id: string, figure: Figures[string]): string {
  const indicator = INDICATORS.find((one) => one.id === id)
  return indicator?.measure === 'rating' && figure.state === 'value' ? printFigure(figure.value, indicator) : figureText(figure)
}

function printFigures(figures: Figures): string {
  const held = Object.entries(figures).filter(([, figure]) => figure.state === 'value' || figure.state === 'zero')
  const rest = Object.values(figures).filter((figure) => figure.state === 'missing').length
  const rows = held.map(([id, figure]) => [
    titleOf(id),
    id,
    wordOf(id, figure),
    figure.target,
    figure.percent,
    figure.previous,
    stateText(figure.state),
  ])
  const table = printTable(['Chỉ tiêu', 'Tên', 'Số liệu', 'Giao', '%', 'Cùng kỳ', ''], rows, printCell)
  return rest === 0 ? table : `${table}\nChưa có số liệu: ${rest} chỉ tiêu.`
}
