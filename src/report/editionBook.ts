import type { EditionContent } from '#domain/editionFigures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { parseReportPeriod } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import { figuresSheet } from './annex/figuresSheet.ts'
import { commandName } from './issuer.ts'
import type { SheetSpec } from './xlsx.ts'

export type EditionBookData = {
  unit: Unit
  content: EditionContent
  number: number
  /** "Đã nộp", "Đang soạn": how it stood when it was taken. */
  standing: string
  hash: string | null
  madeOn: string
  madeBy: string
}

/** What was sent up as a workbook: the frozen counts written in, every rate a formula over the counts beside it. */
export function editionBook({ unit, content, number, standing, hash, madeOn, madeBy }: EditionBookData): SheetSpec[] {
  const period = parseReportPeriod(content.period)
  // What does not belong to a unit of this kind fills rows and says nothing.
  const figures = new Map(
    content.figures.filter(({ state }) => state !== 'not_applicable').map((figure) => [figure.indicator, figure]),
  )
  const sheet = figuresSheet(
    INDICATORS,
    figures,
    [
      { text: 'Biểu số liệu của bản báo cáo', look: 'title' },
      { text: `${commandName(unit)}, ${period ? printPeriod(period) : content.period}` },
      { text: `(Số liệu từ ngày ${printDay(content.window.from)} đến hết ngày ${printDay(content.asOf)})` },
      { text: `Bản ${number}, ${standing.toLowerCase()}.${hash === null ? '' : ` Mã xác minh: ${codeOf(hash)}`}` },
    ],
    { compared: false },
  )
  return [{ ...sheet, pageFoot: `Lập ngày ${printDay(madeOn)}, ${madeBy}`, orientation: 'landscape' }]
}
