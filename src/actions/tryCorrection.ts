import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { STANDING } from '#domain/edition.ts'
import { differencesOf, freezeFigures } from '#domain/editionFigures.ts'
import { figuresOf } from '#domain/figures.ts'
import { dayInVietnam, periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById, measuresAlone } from '#domain/sources.ts'
import { editionsOf } from '#store/editions.ts'
import { factsOf } from '#store/facts.ts'
import { closedPeriods } from '#store/periods.ts'
import { roundsFor } from '#store/rounds.ts'
import { pathOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { day, MOST, periodKey, unitCode } from './inputs.ts'
import { unitLine } from './unitRef.ts'

/**
 * What would change above if this unit's figure were another, without anything being written: at the unit and at every
 * level above it that the person may see, with all that is computed from it, and which signed reports would then be
 * told otherwise.
 */
export const tryCorrection = defineAction({
  kind: 'read',
  title: 'Thử sửa một số',
  summary: 'What changes at the unit and above if one figure were another: nothing is written',
  input: z.object({
    unit: unitCode,
    period: periodKey,
    asOf: day.optional(),
    indicator: z.string().max(80).describe('Chỉ tiêu thống kê đếm được'),
    value: z.int().min(0).max(MOST).describe('Số sau khi sửa'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, scope }, { period, asOf, indicator: id, value }) {
    if (!home.measures.byId.has(id)) throw new Problem('indicator.unknown', { indicator: id })
    const cutoff = cutoffFor(period, asOf)
    // A conference or a grade stands for its unit alone: nothing moves above.
    const path = measuresAlone().has(id) ? [] : (await pathOf(db, unit.id, cutoff.asOf)).reverse()
    const levels = [unit, ...path.filter(({ pos }) => pos >= scope.lo && pos <= scope.hi)]
    const all = await factsOf(db, home, levels, cutoff)
    const own = all.get(unit.id)?.now.get(id)
    const delta = value - (own?.value ?? 0)
    const closed = await closedPeriods(db, [unit.id])
    const restated = []
    for (const level of levels)
      for (const round of await roundsFor(db, level, keyOf(cutoff.period))) {
        if (round.asOf !== cutoff.asOf) continue
        const signed = (await editionsOf(db, round.id, level)).filter(({ state }) => STANDING.includes(state))
        for (const edition of signed)
          restated.push({
            unit: level.code,
            name: level.shortName,
            round: round.id,
            title: round.title,
            of: edition.of,
            number: edition.number,
            state: edition.state,
          })
      }
    return {
      unit: unitLine(unit),
      indicator: id,
      title: indicatorById(id)?.title ?? id,
      from: own?.known ? own.value : null,
      to: value,
      levels: levels.map((level) => {
        const facts = all.get(level.id)
        if (!facts) throw new Error(`no facts of unit ${level.code}`)
        const fact = facts.now.get(id)
        const now = new Map(facts.now).set(id, { ...(fact ?? {}), value: (fact?.value ?? 0) + delta, known: true })
        return {
          unit: unitLine(level),
          changes: differencesOf(freezeFigures(figuresOf(facts)), freezeFigures(figuresOf({ ...facts, now }))).map(
            ({ indicator, before, after }) => ({
              indicator,
              title: indicatorById(indicator)?.title ?? indicator,
              before: before?.value ?? null,
              after: after?.value ?? null,
              numerator: after?.numerator ?? null,
              denominator: after?.denominator ?? null,
            }),
          ),
        }
      }),
      // Levels that move as well, whose figures this person does not see.
      beyond: delta === 0 ? [] : path.filter((level) => !levels.includes(level)).map(unitLine),
      restated: [...new Map(restated.map((one) => [`${one.round} ${one.unit} ${one.of}`, one])).values()],
      closed: closed
        .filter(({ windowFrom, windowTo }) => windowFrom <= cutoff.asOf && cutoff.window.from <= windowTo)
        .map(({ period: of, closedBy, closedOn }) => ({ period: of, by: closedBy, on: dayInVietnam(closedOn) })),
    }
  },
})
