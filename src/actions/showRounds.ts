import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { periodKey as keyOf, parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { calendarOf, LINES, REPORT_KINDS } from '#domain/reportCalendar.ts'
import { completenessOf, daysLate, escalationOf } from '#domain/round.ts'
import { levelOf } from '#domain/unit.ts'
import { printPeriod } from '#domain/wording.ts'
import { expectedIn, ownDates, roundsFor, sentIn } from '#store/rounds.ts'
import { pathOf, unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { periodKey, reportLine, unitCode } from './inputs.ts'
import { unitRef } from './unitRef.ts'

/** Reports of a unit: those asked of it with its own state, those it asked for with how many have come, and the year's calendar. */
export const showRounds = defineAction({
  kind: 'read',
  title: 'Xem báo cáo và lịch',
  summary: 'Rounds that concern a unit: asked of it, opened by it, completeness; and the calendar of a year',
  input: z.object({
    unit: unitCode,
    period: periodKey.optional().describe('Chỉ một kỳ'),
    line: reportLine.optional(),
    year: z.int().min(1990).max(2100).optional().describe('Năm của lịch; bỏ trống là năm nay'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, today }, { period: said, line = 'military', year }) {
    const period = said === undefined ? null : parseReportPeriod(said)
    if (said !== undefined && !period) throw new Problem('period.unknown', { period: said })
    const rounds = await roundsFor(db, unit, period ? keyOf(period) : undefined)
    const ids = rounds.map(({ id }) => id)
    const expected = Map.groupBy(await expectedIn(db, ids), ({ roundId }) => roundId)
    const sent = Map.groupBy(await sentIn(db, ids), ({ roundId }) => roundId)
    const units = await unitsByIds(db, [
      ...new Set([...[...expected.values()].flat().map(({ unitId }) => unitId), ...rounds.map(({ unitId }) => unitId)]),
    ])
    const parents = await pathOf(db, unit.id, today)
    const above = parents.at(-1)
    const own = [...(above ? await ownDates(db, above) : []), ...(await ownDates(db, unit))]
    return {
      unit: await unitRef(db, unit, today),
      today,
      rounds: rounds.map((round) => {
        const list = (expected.get(round.id) ?? []).map((one) => {
          const its = sent.get(round.id)?.find(({ unitId }) => unitId === one.unitId)
          const validTo = units.get(one.unitId)?.validTo ?? null
          return {
            ...one,
            ended: validTo !== null && validTo <= one.dueOn && !its?.submittedOn,
            submittedOn: its?.submittedOn ?? null,
            state: its?.state ?? null,
          }
        })
        const asked = list.find(({ unitId }) => unitId === unit.id)
        const late = asked ? daysLate(asked, today) : 0
        return {
          id: round.id,
          title: round.title,
          line: round.line,
          lineTitle: LINES[round.line],
          kind: round.kind,
          period: round.period,
          asOf: round.asOf,
          opensOn: round.opensOn,
          dueOn: asked?.dueOn ?? round.dueOn,
          basis: round.basis,
          opener: { code: units.get(round.unitId)?.code ?? '', name: units.get(round.unitId)?.shortName ?? '' },
          opened: round.unitId === unit.id,
          asked: asked
            ? {
                state: asked.state,
                submittedOn: asked.submittedOn,
                excused: asked.excused,
                daysLate: late,
                tell: escalationOf(late),
              }
            : null,
          completeness: round.unitId === unit.id ? completenessOf(list, today) : null,
        }
      }),
      calendar: calendarOf(line, levelOf(unit.kind), year ?? Number(today.slice(0, 4)), own, today).map(
        ({ kind, period: of, dates }) => ({
          kind,
          title: REPORT_KINDS[kind],
          period: keyOf(of),
          periodTitle: printPeriod(of),
          opensOn: dates.opensOn,
          asOf: dates.asOf,
          dueOn: dates.dueOn,
          basis: dates.basis,
        }),
      ),
    }
  },
})
