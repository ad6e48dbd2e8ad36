import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { PAPER_KINDS } from '#domain/paperTags.ts'
import { Problem } from '#domain/problem.ts'
import { lowerFirst } from '#domain/wording.ts'
import { writeDocx } from '#report/docx.ts'
import { starterTemplate } from '#report/paperTemplate/starter.ts'
import { bytesOfTemplate, paperTemplatesFor } from '#store/paperTemplates.ts'
import { defineAction, type MadeFile } from './action.ts'
import { DOCX } from './fileTypes.ts'
import { paperKind, unitCode } from './inputs.ts'
import { stampOf } from './reportPaper.ts'

/** The form of the house with a tag wherever it writes, to be changed in Word; or a template somebody brought, as it was brought. */
export const downloadPaperTemplate = defineAction({
  kind: 'read',
  title: 'Tải mẫu giấy',
  summary: 'The Word template of a kind of paper to begin from, or one that was brought, as it was brought',
  input: z.object({
    unit: unitCode,
    kind: paperKind,
    template: z.uuid().optional().describe('Mẫu đã đưa vào; bỏ trống là mẫu có sẵn để bắt đầu sửa'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, now }, { kind, template }): Promise<MadeFile> {
    const made = (name: string, bytes: Uint8Array): MadeFile => ({ file: { name, type: DOCX, bytes } })
    if (template === undefined)
      return made(`mau-${kind.replaceAll('_', '-')}.docx`, await writeDocx(starterTemplate(kind, stampOf(now))))
    const found = (await paperTemplatesFor(db, unit)).find(({ id, kept }) => id === template && kept)
    const bytes = found && (await bytesOfTemplate(db, found.id))
    if (!bytes) throw new Problem('template.none', { unit: unit.name, kind: lowerFirst(PAPER_KINDS[kind].title) })
    return made(found.name, bytes)
  },
})
