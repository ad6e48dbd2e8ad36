import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { PAPER_KIND_CODES, PAPER_KINDS } from '#domain/paperTags.ts'
import { paperTemplatesFor, templateInForce } from '#store/paperTemplates.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { printsOwnForm } from './paperTemplates.ts'

/** Every kind of paper, the form it is printed on today and by whom, and the forms before and after. */
export const listPaperTemplates = defineAction({
  kind: 'read',
  title: 'Xem các mẫu giấy',
  summary: 'Kinds of paper of a unit, the template each is printed on today and whose it is, and all that were brought',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, today }) {
    const brought = await paperTemplatesFor(db, unit)
    const units = await unitsByIds(db, [...new Set(brought.map(({ unitId }) => unitId))])
    const kinds = []
    for (const kind of PAPER_KIND_CODES) {
      const form = brought.some((one) => one.kind === kind) ? await templateInForce(db, unit, kind, today) : null
      kinds.push({
        kind,
        title: PAPER_KINDS[kind].title,
        /** Null where the house sets the paper by itself. */
        inForce: form?.id ?? null,
        own: form?.unitId === unit.id,
        templates: brought
          .filter((one) => one.kind === kind)
          .map(({ id, unitId, validFrom, name, kept, addedBy, addedAt }) => ({
            id,
            unit: units.get(unitId)?.shortName ?? '',
            validFrom,
            name,
            kept,
            addedBy,
            addedAt: addedAt.toISOString(),
          })),
      })
    }
    return { unit: { code: unit.code, name: unit.name }, today, ownPdf: printsOwnForm(), kinds }
  },
})
