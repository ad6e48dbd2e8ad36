import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { attachmentName } from '#domain/attachment.ts'
import { isError } from '#domain/finding.ts'
import { PAPER_KINDS } from '#domain/paperTags.ts'
import { Problem } from '#domain/problem.ts'
import { lowerFirst } from '#domain/wording.ts'
import { trialFill } from '#report/paperTemplate/trial.ts'
import { newId } from '#store/ids.ts'
import { addPaperTemplate } from '#store/paperTemplates.ts'
import { defineAction } from './action.ts'
import { day, givenFile, paperKind, unitCode } from './inputs.ts'
import { readTemplateFile } from './paperTemplates.ts'

/** A unit brings its own form of a paper, for itself and all below it, from a day; one with a fault is refused and not kept. */
export const savePaperTemplate = defineAction({
  kind: 'write',
  title: 'Đưa mẫu giấy vào dùng',
  summary:
    'Keep a Word template of a kind of paper for a unit and all below it, from a day; a template with a fault is refused whole',
  input: z.object({
    unit: unitCode,
    kind: paperKind,
    validFrom: day.optional().describe('Dùng từ ngày; bỏ trống là hôm nay'),
    file: givenFile,
  }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run(context, { kind, validFrom, file }) {
    const { db, unit, actor, now, today } = context
    const { findings, asked } = await readTemplateFile(context, kind, file)
    const wrong = findings.filter(isError)
    if (wrong.length > 0) throw new Problem('template.broken', { count: wrong.length, first: wrong[0]?.message ?? '' }, wrong)
    const tripped = await trialFill(file.bytes, kind)
    if (tripped !== null) throw new Problem('template.unfillable', { kind: lowerFirst(PAPER_KINDS[kind].title), reason: tripped })
    const kept = {
      id: newId(now.getTime()),
      kind,
      validFrom: validFrom ?? today,
      name: attachmentName(file.name),
      asked: { names: [...asked.names], figures: [...asked.figures], ofEach: [...asked.ofEach] },
    }
    await addPaperTemplate(db, { ...kept, unit, bytes: file.bytes, addedBy: actor.login, addedAt: now })
    return { id: kept.id, kind, validFrom: kept.validFrom, name: kept.name, findings }
  },
})
