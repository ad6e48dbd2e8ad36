import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { reportPaperOf } from '#domain/paperTags.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { reportValues } from '#report/paperTemplate/reportValues.ts'
import { reportAnnex } from '#report/reportAnnex.ts'
import { reportDocument } from '#report/reportDocument.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { defineAction, type MadeFile } from './action.ts'
import { begunCutoff } from './cutoff.ts'
import { DOCX, PDF, XLSX } from './fileTypes.ts'
import { day, periodKey, unitCode } from './inputs.ts'
import { formOf, pdfOn, printedOn, printsOwnForm } from './paperTemplates.ts'
import { chartsAsked, chartsOf, reportPaper } from './reportPaper.ts'

/** The report of a period as a document to sign, or its figures as a workbook whose totals and rates are live formulas. */
export const renderReport = defineAction({
  kind: 'read',
  title: 'Tải báo cáo kỳ',
  summary:
    'The report of a unit for a period as a Word document in the official layout, the same as PDF for reading, or its annex as an Excel workbook',
  input: z.object({
    unit: unitCode,
    period: periodKey,
    asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là ngày chốt theo quy định'),
    format: z.enum(['docx', 'pdf', 'xlsx']).describe('docx: báo cáo; pdf: báo cáo để đọc; xlsx: phụ lục số liệu'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  async run(context, { period, asOf, format }): Promise<MadeFile> {
    const { db, unit, actor, today } = context
    const cutoff = begunCutoff(period, asOf, today)
    const form =
      format === 'xlsx' || (format === 'pdf' && !printsOwnForm())
        ? null
        : await formOf(db, unit, reportPaperOf(cutoff.period.kind), today)
    const data = await reportPaper(context, cutoff, {
      ofEach: form?.asked.ofEach ?? [],
      charts: format === 'xlsx' ? [] : form ? chartsAsked(form.asked.names) : chartsOf(cutoff),
    })
    const ending = `${unit.code}-${keyOf(cutoff.period)}`
    const word = () => printedOn(form, unit, reportDocument(data), () => reportValues(data))
    if (format === 'docx') return { file: { name: `bao-cao-${ending}.docx`, type: DOCX, bytes: await word() } }
    if (format === 'pdf')
      return { file: { name: `bao-cao-${ending}.pdf`, type: PDF, bytes: await pdfOn(form, reportDocument(data), word) } }
    const mark = { title: `Phụ lục số liệu ${unit.name}`, author: actor.name, created: data.created }
    return { file: { name: `phu-luc-${ending}.xlsx`, type: XLSX, bytes: await workbookBytes(reportAnnex(data), mark) } }
  },
})
