import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { addDays, addYears } from '#domain/period.ts'
import { type Sending, sendingOf } from '#domain/round.ts'
import { expectedIn, roundsFor, sentIn } from '#store/rounds.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { unitLine, unitRef } from './unitRef.ts'

/** A sheet of paper and a screen hold as many columns: half a year of weeks. */
const MOST_ROUNDS = 26
/** What is due soon after the day belongs to the picture as well. */
const AHEAD = 30

/** Time by unit: every report a unit asked for in the year up to a day, and how each unit below stood with it. */
export const showCompleteness = defineAction({
  kind: 'read',
  title: 'Xem nộp báo cáo theo thời gian',
  summary: 'Reports asked of the units below in the year up to a day: on time, late, missing, to come; the weakest units first',
  input: z.object({ unit: unitCode, asOf: day.optional().describe('Đến ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, today }, { asOf = today }) {
    const opened = (await roundsFor(db, unit)).filter(
      ({ unitId, dueOn }) => unitId === unit.id && dueOn > addYears(asOf, -1) && dueOn <= addDays(asOf, AHEAD),
    )
    const rounds = opened.slice(0, MOST_ROUNDS).reverse()
    const ids = rounds.map(({ id }) => id)
    const expected = await expectedIn(db, ids)
    const sent = new Map((await sentIn(db, ids)).map((one) => [`${one.roundId} ${one.unitId}`, one]))
    const units = await unitsByIds(db, [...new Set(expected.map(({ unitId }) => unitId))])
    const lines = [...Map.groupBy(expected, ({ unitId }) => unitId)].flatMap(([unitId, asked]) => {
      const one = units.get(unitId)
      if (!one) return []
      const cells = ids.map((id): Sending | null => {
        const its = asked.find(({ roundId }) => roundId === id)
        if (!its) return null
        const found = sent.get(`${id} ${unitId}`)
        const submittedOn = found?.submittedOn ?? null
        const ended = one.validTo !== null && one.validTo <= its.dueOn && submittedOn === null
        return sendingOf({ ...its, ended, submittedOn, state: found?.state ?? null }, today)
      })
      return [{ unit: unitLine(one), cells, missing: many(cells, 'missing'), late: many(cells, 'late') }]
    })
    return {
      unit: await unitRef(db, unit, today),
      today,
      rounds: rounds.map(({ id, title, dueOn }) => ({ id, title, dueOn })),
      lines: lines.sort((a, b) => b.missing - a.missing || b.late - a.late),
    }
  },
})

const many = (cells: readonly (Sending | null)[], kind: Sending): number => cells.filter((cell) => cell === kind).length
