import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { EDITION_STATES } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { editionBook } from '#report/editionBook.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { contentOf } from '#store/editions.ts'
import { defineAction, type MadeFile } from './action.ts'
import { editionAtHand } from './editionAtHand.ts'
import { editionFile } from './editionPaper.ts'
import { DOCX, PDF, XLSX } from './fileTypes.ts'
import { stampOf } from './reportPaper.ts'

/** One edition on paper: what was sent up, with the code by which the paper is held against it. */
export const renderEdition = defineAction({
  kind: 'read',
  logged: true,
  title: 'In bản báo cáo đã nộp',
  summary:
    'A frozen edition as a Word document, PDF for reading, with its number, signer and verification code (QR), or its figures as a workbook',
  input: z.object({
    edition: z.uuid().describe('Bản báo cáo'),
    format: z.enum(['docx', 'pdf', 'xlsx']).default('docx').describe('docx: để lưu; pdf: để đọc; xlsx: biểu số liệu'),
    address: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional()
      .describe('Địa chỉ của máy chủ, để mã QR mở được trang xác minh'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor, today, now, about }, { edition: id, format, address }): Promise<MadeFile> {
    const atHand = await editionAtHand(db, id, null)
    const { edition, unit } = atHand
    about(unit)
    const content = await contentOf(db, id)
    if (!content) throw new Problem('record.unknown', { register: 'các bản báo cáo' })
    const printing = { on: today, by: actor.name, at: now, address: address === undefined ? null : new URL(address).origin }
    const name = `bao-cao-${unit.code}-${content.period}-ban-${edition.number}.${format}`
    if (format === 'pdf') return { file: { name, type: PDF, bytes: await editionFile(db, atHand, content, printing, 'pdf') } }
    if (format === 'xlsx') {
      const data = {
        unit,
        content,
        number: edition.number,
        standing: EDITION_STATES[edition.state],
        madeOn: today,
        madeBy: actor.name,
      }
      const sheets = editionBook({ ...data, hash: edition.state === 'draft' ? null : edition.hash })
      const mark = { title: `Biểu số liệu ${unit.name}`, author: actor.name, created: stampOf(now) }
      return { file: { name, type: XLSX, bytes: await workbookBytes(sheets, mark) } }
    }
    return { file: { name, type: DOCX, bytes: await editionFile(db, atHand, content, printing) } }
  },
})
