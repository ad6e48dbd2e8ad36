import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { PAPER_KINDS } from '#domain/paperTags.ts'
import { Problem } from '#domain/problem.ts'
import { lowerFirst } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { addPaperTemplate, templateInForce } from '#store/paperTemplates.ts'
import { defineAction } from './action.ts'
import { day, paperKind, unitCode } from './inputs.ts'

/** A unit gives up its own form of a paper from a day; papers are then printed on that of the unit above, or as the house sets them. */
export const endPaperTemplate = defineAction({
  kind: 'write',
  title: 'Thôi dùng mẫu giấy riêng',
  summary: 'From a day a unit has no template of its own for a kind of paper; what was printed on it can still be printed again',
  input: z.object({ unit: unitCode, kind: paperKind, from: day.optional().describe('Từ ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit, actor, now, today }, { kind, from = today }) {
    const form = await templateInForce(db, unit, kind, from)
    if (form?.unitId !== unit.id)
      throw new Problem('template.none', { unit: unit.name, kind: lowerFirst(PAPER_KINDS[kind].title) })
    const asked = { names: [], figures: [], ofEach: [] }
    const row = { id: newId(now.getTime()), kind, validFrom: from, name: form.name, asked, addedBy: actor.login, addedAt: now }
    await addPaperTemplate(db, { ...row, unit, bytes: null })
    return { kind, from }
  },
})
