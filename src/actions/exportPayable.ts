import { maySee } from '#domain/access.ts'
import { printDay } from '#domain/wording.ts'
import { payableBook } from '#report/payableBook.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { defineAction, type MadeFile } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { XLSX } from './fileTypes.ts'
import { payableData, payableInput, payableWindow } from './payableData.ts'

/** The list to be paid as a workbook whose sums are formulas; it names people, so that taking it away leaves a line. */
export const exportPayable = defineAction({
  kind: 'read',
  title: 'Tải bảng chi trả ngày công',
  summary: 'Payable man-days, what is not payable and seniority allowances as an Excel workbook',
  input: payableInput,
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  async run(context, { period, asOf, from, to }): Promise<MadeFile> {
    const { unit, actor, now, today } = context
    const window = payableWindow(cutoffFor(period, asOf), from, to)
    const book = payableBook({
      unitName: unit.name,
      window,
      madeOn: today,
      madeBy: actor.name,
      ...(await payableData(context, window)),
    })
    const created = now.toISOString().replace(/\.\d+Z$/, 'Z')
    const title = `Chi trả ngày công ${unit.name}, ${printDay(window.from)} – ${printDay(window.to)}`
    return {
      file: {
        name: `chi-tra-${unit.code}-${window.from}-${window.to}.xlsx`,
        type: XLSX,
        bytes: await workbookBytes(book, { title, author: actor.name, created }),
      },
    }
  },
})
