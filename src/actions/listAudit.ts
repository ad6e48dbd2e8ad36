import { z } from 'zod'
import { mayAudit } from '#domain/access.ts'
import { listAudit as readAudit } from '#store/audit.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'

export const listAudit = defineAction({
  kind: 'read',
  title: 'Xem nhật ký',
  summary: 'The trail of a unit and everything below it, newest first',
  input: z.object({ unit: unitCode, from: day.optional(), to: day.optional(), limit: z.int().min(1).max(1000).default(200) }),
  allow: (actor, unit) => mayAudit(actor, unit),
  async run({ db, unit }, { from, to, limit }) {
    const lines = await readAudit(
      db,
      { lo: unit.pos, hi: unit.end },
      from ? new Date(`${from}T00:00:00+07:00`) : null,
      to ? new Date(`${to}T24:00:00+07:00`) : null,
      limit,
    )
    return { lines: lines.map((line) => ({ ...line, at: line.at.toISOString() })) }
  },
})
