import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { figuresAsked } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { type Day, periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import { unitNames } from '#reader/claims/unitNames.ts'
import { compareNarrative, type NarrativeReply, readNarrative, tooDense } from '#reader/narrativeCheck.ts'
import { pastedDocument, readDocument } from '#reader/text.ts'
import { annotateDocx } from '#report/annotate.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { factsOf } from '#store/facts.ts'
import { descendantsOf, pathOf } from '#store/units.ts'
import { type Context, defineAction, type MadeFile } from './action.ts'
import { checkSheets, editsOf, notesOf } from './checkNotes.ts'
import { cutoffFor, isCutoffOf } from './cutoff.ts'
import { day, givenFile, periodKey, unitCode } from './inputs.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A text somebody wrote, figure by figure: found, recomputed, matched, and compared with the system when a unit is named. */
export const checkNarrative = defineAction({
  kind: 'read',
  title: 'Đối chiếu bài viết',
  summary:
    'Every figure of a narrative: found, recomputed, matched to an indicator and, with a unit, compared with the figure held',
  input: z.object({
    file: givenFile.optional().describe('Bài .txt, .docx hoặc .pdf'),
    text: z.string().max(5_300_000).optional().describe('Bài dán thẳng'),
    unit: unitCode.optional().describe('So với số của đơn vị này; bỏ trống thì không cần cơ sở dữ liệu'),
    period: periodKey.optional().describe('Kỳ; bỏ trống là kỳ bài nói đến'),
    asOf: day.optional().describe('Số liệu đến ngày; bỏ trống là ngày bài nói đến'),
    as: z
      .enum(['reply', 'docx', 'xlsx'])
      .default('reply')
      .describe('reply, docx (Word có ghi chú ở từng số), xlsx (bảng các số)'),
    corrections: z
      .array(z.number().int().nonnegative())
      .optional()
      .describe('Số thứ tự các số đồng ý sửa theo gợi ý; ghi thành thay đổi có theo dõi trong Word'),
    withText: z.boolean().optional().describe('Kèm nguyên văn bài đã đọc'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  needsDatabase: ({ unit }) => unit !== undefined,
  async run(
    { db, home, unit, actor, now, today },
    input,
  ): Promise<(NarrativeReply & { compared: Compared | null; text?: string; pages?: number[] }) | MadeFile> {
    if (!input.file && input.text === undefined)
      throw new Problem('input.wrong', { detail: 'cần một tệp (file) hoặc bài dán (text).' })
    const { document, findings } = input.file ? await readDocument(input.file.bytes) : pastedDocument(input.text ?? '')
    if (!document) throw new Problem('file.refused', { reason: findings[0]?.message ?? 'không đọc được.' }, findings)
    const dense = tooDense(document)
    if (dense) throw new Problem('file.refused', { reason: dense.message }, [dense])
    // A text about the year before last names the districts of that year.
    const on = input.period === undefined ? (input.asOf ?? today) : cutoffFor(input.period, input.asOf).asOf
    const names = input.unit === undefined ? null : await namesAround(db, unit, on)
    const { reply, claims } = readNarrative(document, findings, INDICATORS, names && unitNames(names))
    let compared: Compared | null = null
    if (input.unit !== undefined) {
      const period = input.period ?? reply.understood.period
      if (!period) throw new Problem('input.wrong', { detail: 'bài không nói rõ kỳ; chọn kỳ để so với số trong hệ thống.' })
      const cutoff = cutoffFor(period, input.asOf ?? sameYear(reply.understood.as_of, period))
      const spoken = new Set(claims.flatMap((claim) => (claim.orgHere && claim.orgCode !== null ? [claim.orgCode] : [])))
      const others = (names ?? []).filter(({ code }) => code !== unit.code && spoken.has(code)).slice(0, MOST_UNITS)
      // Of all the figures a unit holds only those the text speaks of are read.
      const asked = new Set([...claims, ...reply.mentions].flatMap(({ indicator }) => indicator ?? []))
      const facts = await factsOf(db, home, [unit, ...others], cutoff, [...asked])
      const tables = [unit, ...others].map((one) => {
        const held = facts.get(one.id)
        return [one.code, held ? figuresAsked(held) : new Map()] as const
      })
      const held = { figures: tables[0]?.[1] ?? new Map(), unit: unit.code, others: new Map(tables.slice(1)) }
      compareNarrative(reply, claims, held, keyOf(cutoff.period))
      compared = {
        unit: unit.code,
        unitName: unit.name,
        period: keyOf(cutoff.period),
        periodTitle: printPeriod(cutoff.period),
        asOf: cutoff.asOf,
        asOfTitle: printDay(cutoff.asOf),
      }
    }
    if (input.as === 'docx') {
      const marking = {
        notes: notesOf(reply),
        edits: editsOf(reply, input.corrections ?? []),
        author: actor.name,
        at: now.toISOString(),
      }
      return {
        file: {
          name: 'bai-da-doi-chieu.docx',
          type: DOCX,
          bytes: annotateDocx(document.kind === 'docx' ? (input.file?.bytes ?? null) : null, document.text, marking),
        },
      }
    }
    if (input.as === 'xlsx')
      return {
        file: {
          name: 'bang-doi-chieu.xlsx',
          type: XLSX,
          bytes: await workbookBytes(checkSheets(reply, document.text), {
            title: 'Bảng đối chiếu',
            author: actor.name,
            created: now.toISOString(),
          }),
        },
      }
    return { ...reply, compared, ...(input.withText ? { text: document.text, pages: document.pages } : {}) }
  },
})

type Compared = { unit: string; unitName: string; period: string; periodTitle: string; asOf: string; asOfTitle: string }

/** A text that names more units than this is a list of them; the rest are held against the unit asked for. */
const MOST_UNITS = 200

/** The unit, those under it and those above it: whom its reports speak of. */
async function namesAround(db: Context['db'], unit: Unit, on: Day): Promise<Unit[]> {
  return [...(await descendantsOf(db, unit.id, on)), ...(await pathOf(db, unit.id, on))]
}

/** A day of another year than the period would ask for figures that are not meant. */
const sameYear = (asOf: string | null, period: string): string | undefined =>
  asOf && asOf.slice(0, 4) === period.slice(0, 4) && isCutoffOf(period, asOf) ? asOf : undefined
