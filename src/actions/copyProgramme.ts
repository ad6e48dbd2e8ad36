import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { newId } from '#store/ids.ts'
import { holdTurn } from '#store/locks.ts'
import { writeRows } from '#store/registerWrites.ts'
import { defineAction } from './action.ts'
import { conferenceAtHand, programmeBefore } from './conferenceData.ts'
import { unitCode } from './inputs.ts'
import { completeRow, registerOf } from './registerRow.ts'

/** Begins the programme of a conference with that of the last one of its kind; one that has a programme keeps it. */
export const copyProgramme = defineAction({
  kind: 'write',
  title: 'Chép chương trình hội nghị trước',
  summary: 'Give a conference without a programme the one of the last conference of the same kind',
  input: z.object({ unit: unitCode, conference: z.uuid().describe('Hội nghị trong sổ của đơn vị') }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(context, { conference: id }) {
    const { db, home, scope, actor, unit, now } = context
    await holdTurn(db, `programme ${id}`)
    const { record, items } = await conferenceAtHand(context, id)
    if (items.length > 0) return { conference: id, copied: 0, from: null }
    const earlier = await programmeBefore(context, record.values)
    if (!earlier) throw new Problem('conference.no_programme', { conference: String(record.values.title) })
    const register = registerOf('conferenceItems')
    const rows = []
    for (const { values } of earlier.items) {
      const { startsAt = null, minutes = null, part = null, content = null, person = null } = values
      const { row } = await completeRow(db, register, null, { conference: id, startsAt, minutes, part, content, person })
      rows.push({ id: newId(now.getTime()), unit, before: null, after: row })
    }
    await writeRows(db, register, rows, { home, by: actor.login, at: now, scope })
    return { conference: id, copied: rows.length, from: earlier.from }
  },
})
