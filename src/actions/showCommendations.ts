import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { awardTitle } from '#domain/ceiling.ts'
import { warning } from '#domain/finding.ts'
import { AWARDS, DECIDING_BODIES } from '#domain/registers/commendationCodes.ts'
import { countByBody } from '#store/commendations.ts'
import { defineAction } from './action.ts'
import { ceilingsOf } from './ceilings.ts'
import { unitCode } from './inputs.ts'
import { unitRef } from './unitRef.ts'

/** What a commendation council has before it: each title with what is proposed, considered, awarded, and its share. */
export const showCommendations = defineAction({
  kind: 'read',
  title: 'Xem xét khen thưởng',
  summary: 'Titles of a year by state, held against the share each may have',
  input: z.object({ unit: unitCode, year: z.int().min(2000).max(2100).describe('Năm thành tích') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, scope, unit, today }, { year }) {
    const { counts, ceilings } = await ceilingsOf({ db, home, scope, today }, unit, year)
    const lines = AWARDS.flatMap(({ code }) => {
      const count = counts.find(({ award }) => award === code)
      const ceiling = ceilings.find(({ award }) => award === code)
      if (!count && !ceiling) return []
      return [
        {
          ...(count ?? { award: code, proposed: 0, considered: 0, awarded: 0, notAwarded: 0 }),
          title: awardTitle(code),
          percent: ceiling?.percent ?? null,
          basis: ceiling?.basis ?? null,
          base: ceiling?.base ?? null,
          most: ceiling?.most ?? null,
          over: ceiling?.over ?? false,
        },
      ]
    })
    const findings = ceilings.flatMap(({ award, message }) =>
      message === null ? [] : [warning('commendations.over_ceiling', { column: 'award', unit: unit.code }, message, { award })],
    )
    const counted = await countByBody(db, unit.id, year)
    const bodies = DECIDING_BODIES.flatMap(({ code, title }) => {
      const count = counted.find(({ decidedBy }) => decidedBy === code)
      return count ? [{ ...count, title }] : []
    })
    return { unit: await unitRef(db, unit, today), year, lines, bodies, findings }
  },
})
