import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { figuresOf } from '#domain/figures.ts'
import { operandsOf, parseFormula } from '#domain/formula.ts'
import { INDICATORS, indicators } from '#domain/indicators/index.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { ANNEX_INDICATORS } from '#report/annexTables.ts'
import { writeDocx } from '#report/docx.ts'
import { reportAnnex } from '#report/reportAnnex.ts'
import { reportDocument } from '#report/reportDocument.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { factsOf } from '#store/facts.ts'
import { pathOf } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { DOCX, XLSX } from './fileTypes.ts'
import { day, periodKey, unitCode } from './inputs.ts'
import { reportData } from './reportData.ts'
import { printedSections } from './reportText.ts'

const ANNEX_SET: ReadonlySet<string> = new Set(ANNEX_INDICATORS)
/** With what they are assigned or computed from: a quota may be the sum of two entered ones. */
const ANNEX_MEASURES: readonly string[] = [
  ...new Set(ANNEX_INDICATORS.flatMap((id) => [...withParts(id), ...withParts(indicators.get(id)?.target)])),
]

function withParts(id: string | undefined): string[] {
  const formula = id === undefined ? undefined : indicators.get(id)?.formula
  const parsed = formula === undefined ? null : parseFormula(formula).formula
  return [...(id === undefined ? [] : [id]), ...(parsed ? operandsOf(parsed).map((operand) => operand.id) : [])]
}

/** The report of a period as a document to sign, or its figures as a workbook whose totals and rates are live formulas. */
export const renderReport = defineAction({
  kind: 'read',
  title: 'Tải báo cáo kỳ',
  summary: 'The report of a unit for a period as a Word document in the official layout, or its annex as an Excel workbook',
  input: z.object({
    unit: unitCode,
    period: periodKey,
    asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là ngày chốt theo quy định'),
    format: z.enum(['docx', 'xlsx']).describe('docx: báo cáo; xlsx: phụ lục số liệu'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, actor, now, today }, { period, asOf, format }): Promise<MadeFile> {
    const cutoff = cutoffFor(period, asOf)
    const narrative = await reportData(db, home, unit, cutoff)
    const facts = await factsOf(
      db,
      home,
      narrative.children.map((child) => child.unit),
      cutoff,
      ANNEX_MEASURES,
    )
    const children = narrative.children.flatMap((child) => {
      const found = facts.get(child.unit.id)
      return found ? [{ unit: child.unit, figures: figuresOf(found, INDICATORS, ANNEX_SET) }] : []
    })
    const path = await pathOf(db, unit.id, cutoff.asOf)
    const created = now.toISOString().replace(/\.\d+Z$/, 'Z')
    const sections = await printedSections(db, unit, cutoff, narrative)
    const data = { narrative, sections, path, children, madeOn: today, madeBy: actor.name, created }
    const ending = `${unit.code}-${keyOf(cutoff.period)}`
    if (format === 'docx')
      return { file: { name: `bao-cao-${ending}.docx`, type: DOCX, bytes: await writeDocx(reportDocument(data)) } }
    const bytes = await workbookBytes(reportAnnex(data), { title: `Phụ lục số liệu ${unit.name}`, author: actor.name, created })
    return { file: { name: `phu-luc-${ending}.xlsx`, type: XLSX, bytes } }
  },
})
