import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { EDITION_STATES, isOpen } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { writeDocx } from '#report/docx.ts'
import { editionDocument } from '#report/editionDocument.ts'
import { contentOf } from '#store/editions.ts'
import { pathOf } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'
import { editionAtHand } from './editionAtHand.ts'
import { DOCX } from './fileTypes.ts'

const SIGNS: Readonly<Record<string, string>> = { KT: 'KT', TUQ: 'TUQ', TL: 'TL' }

/** One edition on paper: what was sent up, with the code by which the paper is held against it. */
export const renderEdition = defineAction({
  kind: 'read',
  logged: true,
  title: 'In bản báo cáo đã nộp',
  summary: 'A frozen edition as a Word document with its number, signer and verification code (QR)',
  input: z.object({
    edition: z.uuid().describe('Bản báo cáo'),
    address: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional()
      .describe('Địa chỉ của máy chủ, để mã QR mở được trang xác minh'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor, today, now, about }, { edition: id, address }): Promise<MadeFile> {
    const { edition, unit, steps } = await editionAtHand(db, id, false)
    about(unit)
    const content = await contentOf(db, id)
    if (!content) throw new Problem('record.unknown', { register: 'các bản báo cáo' })
    const approved = steps.findLast((step) => step.verb === 'approve')
    const document = editionDocument({
      content,
      number: edition.number,
      standing: EDITION_STATES[edition.state],
      draft: isOpen(edition.state),
      hash: edition.state === 'draft' ? null : edition.hash,
      unit,
      path: await pathOf(db, unit.id, content.asOf),
      signed: approved
        ? { name: approved.name, signsAs: approved.signsAs === null ? null : (SIGNS[approved.signsAs] ?? null) }
        : null,
      printedOn: today,
      printedBy: actor.name,
      created: now.toISOString().replace(/\.\d+Z$/, 'Z'),
      address: address === undefined ? null : new URL(address).origin,
    })
    const name = `bao-cao-${unit.code}-${content.period}-ban-${edition.number}.docx`
    return { file: { name, type: DOCX, bytes: await writeDocx(document) } }
  },
})
