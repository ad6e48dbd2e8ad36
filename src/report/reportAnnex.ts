import { INDICATORS } from '#domain/indicators/index.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import { figuresSheet } from './annex/figuresSheet.ts'
import { gridSheet } from './annex/gridSheet.ts'
import { shortfallSheet } from './annex/shortfallSheet.ts'
import { annexGrids } from './annexTables.ts'
import { commandName } from './issuer.ts'
import { type ReportDocumentData, reckoned } from './reportDocument.ts'
import type { SheetSpec, TitleLine } from './xlsx.ts'

/**
 * The figures of a report as a workbook: unit by unit, then every figure, then who falls short. Totals, rates and gaps are
 * formulas over the counts beside them; the counts alone are written in.
 */
export function reportAnnex({ narrative, children, madeOn, madeBy }: ReportDocumentData): SheetSpec[] {
  const { unit, cutoff, figures, shortfalls } = narrative
  const about = (title: string): TitleLine[] => [
    { text: title, look: 'title' },
    { text: `${commandName(unit)}, ${printPeriod(cutoff.period)}` },
    { text: `(Số liệu ${reckoned(cutoff, madeOn)})` },
  ]
  const pageFoot = `Lập ngày ${printDay(madeOn)}, ${madeBy}`
  const names = new Map(narrative.children.map((child) => [child.unit.code, child.unit.name]))
  const grids = annexGrids(narrative, children).map((grid, index) =>
    gridSheet(grid, `Biểu ${index + 1}`, about(grid.table.title)),
  )
  const all = [
    ...grids,
    figuresSheet(INDICATORS, figures, about('Số liệu của kỳ báo cáo')),
    shortfallSheet(INDICATORS, shortfalls, names, about('Đơn vị chưa đạt chỉ tiêu, còn tồn tại')),
  ]
  return all.map((sheet) => ({ ...sheet, pageFoot, orientation: 'landscape' }))
}
