import { z } from 'zod'
import { mayEdit, maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import { insertComment } from '#store/editions.ts'
import { defineAction } from './action.ts'
import { editionAtHand } from './editionAtHand.ts'

/** Says something about a cell of an edition; the unit and the body it reports to read the same thread. */
export const commentCell = defineAction({
  kind: 'write',
  title: 'Ghi ý kiến vào ô số liệu',
  summary: 'Add a comment to a cell of an edition',
  input: z.object({
    edition: z.uuid().describe('Bản báo cáo'),
    indicator: z.string().max(80).describe('Ô số liệu'),
    words: z.string().trim().min(1).max(1000).describe('Ý kiến'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor, now, about }, { edition: id, indicator, words }) {
    if (!indicatorById(indicator)) throw new Problem('indicator.unknown', { indicator })
    const { edition, unit } = await editionAtHand(db, id, null)
    about(unit)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'ghi ý kiến', unit: unit.name })
    await insertComment(db, edition, { indicator, words }, { login: actor.login, name: actor.name, at: now })
    return { edition: id, indicator }
  },
})
