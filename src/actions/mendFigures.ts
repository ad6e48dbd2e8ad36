import { z } from 'zod'
import { countsMark } from '#domain/sources.ts'
import { writeSetting } from '#store/users.ts'
import { mendFigures as mend } from '#store/verify.ts'
import { defineAction } from './action.ts'

/** The setting that says by which counts the ledger was last brought up to date. */
export const COUNTED_BY = 'counted_by'

/** After a version that counts more from the books already kept; the start calls it by itself. */
export const mendFigures = defineAction({
  kind: 'write',
  title: 'Bù số liệu còn thiếu',
  summary: 'Add to the ledger whatever the records say and it lacks; what was entered before is not changed',
  input: z.object({}),
  allow: 'system',
  async run({ db, home, progress }) {
    const done = await mend(db, home, progress)
    await writeSetting(db, COUNTED_BY, countsMark())
    return done
  },
})
