import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Condition } from '#domain/register.ts'
import { lowerFirst } from '#domain/wording.ts'
import { outsideOfTemplate } from '#reader/paperTemplate.ts'
import { readDocument } from '#reader/text.ts'
import { awardList } from '#report/awardList.ts'
import { certificateTemplate, FIELDS, fillCertificates, strangeFields } from '#report/certificates.ts'
import { awardValues } from '#report/paperTemplate/otherValues.ts'
import { pathOf } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'
import { awardsOf } from './awardsOf.ts'
import { DOCX } from './fileTypes.ts'
import { givenFile, unitCode } from './inputs.ts'
import { formOf, printedOn } from './paperTemplates.ts'

/** Commendations on paper: the list that goes with a decision or a proposal, or a certificate for each award. */
export const printAwards = defineAction({
  kind: 'read',
  title: 'In danh sách, giấy khen',
  summary: 'Commendations of a year as a Word list, or a certificate for each award, from a Word file of your own if given',
  input: z.object({
    unit: unitCode,
    year: z.int().min(2000).max(2100).describe('Năm thành tích'),
    format: z
      .enum(['list', 'certificates', 'template'])
      .default('list')
      .describe('list: danh sách; certificates: mỗi khen thưởng một tờ; template: mẫu tờ để sửa'),
    state: z.enum(['awarded', 'proposed', 'considered']).default('awarded').describe('Danh sách đã tặng, đề nghị hay đã xét'),
    template: givenFile.optional().describe('Mẫu .docx của đơn vị, có các chỗ điền như {{tên}}'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  async run(context, { year, format, state, template }): Promise<MadeFile> {
    const { db, unit, actor, today, now } = context
    const created = now.toISOString().replace(/\.\d+Z$/, 'Z')
    const made = (name: string, bytes: Uint8Array): MadeFile => ({ file: { name: `${name}.docx`, type: DOCX, bytes } })
    if (format === 'template') return made('mau-khen-thuong', await certificateTemplate(created))
    const printed = format === 'certificates' ? 'awarded' : state
    const awards = await awardsOf(context, thatYear(year, printed))
    if (awards.length === 0) throw new Problem('awards.none', { year, unit: unit.shortName, what: NONE[printed] })
    if (format === 'list') {
      const path = await pathOf(db, unit.id, today)
      const list = { unit, path, year, state, awards, madeOn: today, madeBy: actor.name, created }
      const form = await formOf(db, unit, 'award_list', today)
      return made(
        `danh-sach-khen-thuong-${unit.code}-${year}`,
        await printedOn(form, unit, awardList(list), () => awardValues(list)),
      )
    }
    const sheet = template ? await readTemplate(template.bytes) : await certificateTemplate(created)
    return made(`khen-thuong-${unit.code}-${year}`, fillCertificates(sheet, awards))
  },
})

/** A paper with nobody on it is of no use; it is said what is missing. */
const NONE = {
  awarded: 'khen thưởng nào đã có quyết định',
  proposed: 'đề nghị khen thưởng nào',
  considered: 'khen thưởng nào đã xét',
} as const

const thatYear = (year: number, state: string): Condition[] => [
  { column: 'year', is: 'equal', value: year },
  { column: 'state', is: 'equal', value: state },
]

async function readTemplate(bytes: Uint8Array): Promise<Uint8Array> {
  const { document, findings } = await readDocument(bytes)
  if (!document) throw new Problem('file.refused', { reason: findings[0]?.message ?? 'không đọc được' }, findings)
  if (document.kind !== 'docx') throw new Problem('file.refused', { reason: 'mẫu phải là tệp Word .docx' })
  const outside = await outsideOfTemplate(bytes)
  if (outside[0]) throw new Problem('file.refused', { reason: lowerFirst(outside[0].message) }, outside)
  const strange = strangeFields(bytes)
  if (strange.length > 0) {
    const known = Object.keys(FIELDS)
      .map((name) => `{{${name}}}`)
      .join(', ')
    throw new Problem('file.refused', {
      reason: `mẫu có chỗ điền chưa hiểu ${strange.map((name) => `{{${name}}}`).join(', ')}. Các chỗ điền nhận được: ${known}`,
    })
  }
  if (!/\{\{[^{}]*\}\}/.test(document.text))
    throw new Problem('file.refused', { reason: 'mẫu chưa có chỗ điền nào, như {{tên}}. Tải mẫu có sẵn để xem' })
  return bytes
}
