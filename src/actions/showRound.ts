import { z } from 'zod'
import { mayApprove, mayEdit, maySee } from '#domain/access.ts'
import { EDITION_STATES } from '#domain/edition.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { Problem } from '#domain/problem.ts'
import { LINES } from '#domain/reportCalendar.ts'
import { indicatorById } from '#domain/sources.ts'
import { contentsOf, editionsOf, madeFrom, slipsOf, stepsOf } from '#store/editions.ts'
import { expectedChanges } from '#store/rounds.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { roundAtHand } from './editionAtHand.ts'
import { collected, outdatedBy } from './rollUpData.ts'
import { apartFromBooks, completenessOfUnits, roundUnits } from './roundData.ts'
import { unitLine } from './unitRef.ts'

/** What a look is for: what the books no longer say, a finding, a figure put right by hand, a report that came late. */
export type Look = 'books' | 'finding' | 'override' | 'late' | 'missing_units'

/** Figures shown beside each unit. */
const SHOWN = ['sdf_strength', 'militia_strength', 'force_training_attended', 'force_training_quota']

/** The desk of whoever receives: every unit asked, those to be looked at first, those that agree with their books ready to be accepted together. */
export const showRound = defineAction({
  kind: 'read',
  title: 'Xem nộp và duyệt',
  summary:
    'A round: completeness, every expected unit with its edition, what needs a look, the roll-up and the changes of the list',
  input: z.object({ round: z.uuid().describe('Đợt báo cáo') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, actor, today }, { round: id }) {
    const { round, receiver } = await roundAtHand(db, id)
    if (!maySee(actor, receiver)) throw new Problem('access.refused', { deed: 'xem nộp và duyệt', unit: receiver.name })
    const units = await roundUnits(db, round, today)
    const waiting = units.flatMap(({ unit, latest }) =>
      latest && (latest.state === 'submitted' || latest.state === 'received') ? [{ unit, edition: latest }] : [],
    )
    const apart = await apartFromBooks(db, home, round, waiting)
    const contents = await contentsOf(
      db,
      units.flatMap(({ latest }) => (latest && latest.state !== 'draft' ? [latest.id] : [])),
    )
    const steps = await stepsOf(
      db,
      waiting.map(({ edition }) => edition.id),
    )
    const slips = Map.groupBy(await slipsOf(db, id), ({ editionId }) => editionId)
    const rollUps = (await editionsOf(db, id, receiver)).filter(({ of }) => of === 'roll_up')
    const changes = await expectedChanges(db, id)
    const changed = await unitsByIds(
      db,
      changes.map(({ unitId }) => unitId),
    )
    const rows = units.map((one) => {
      const { latest } = one
      const content = latest ? contents.get(latest.id) : undefined
      const differs = latest ? (apart.get(latest.id) ?? []) : []
      const figure = (indicator: string) => content?.figures.find((one) => one.indicator === indicator)?.value ?? null
      const looks: Look[] = []
      if (latest && apart.has(latest.id)) {
        if (differs.length > 0) looks.push('books')
        if (latest.findings > 0) looks.push('finding')
        if (content?.figures.some(({ override }) => override)) looks.push('override')
        if ((content?.missing ?? []).length > 0) looks.push('missing_units')
      }
      const slip = latest ? slips.get(latest.id)?.at(-1) : undefined
      const did = latest ? (steps.get(latest.id) ?? []) : []
      return {
        unit: unitLine(one.unit),
        dueOn: one.dueOn,
        fromStart: one.fromStart,
        excused: one.excused,
        ended: one.ended,
        daysLate: one.daysLate,
        tell: one.tell,
        submittedOn: one.submittedOn,
        late: one.submittedOn !== null && one.submittedOn > one.dueOn,
        edition: latest
          ? {
              id: latest.id,
              number: latest.number,
              cause: latest.cause,
              state: latest.state,
              stateTitle: EDITION_STATES[latest.state],
              version: latest.version,
              findings: latest.findings,
              submittedAt: latest.submittedAt,
              movedAt: latest.movedAt,
              movedBy: latest.movedBy,
              onBehalf: latest.onBehalf,
              nil: content?.nil ?? false,
            }
          : null,
        group: groupOf(one, looks),
        looks,
        apart: differs.map(({ measure, said, now }) => ({
          measure,
          title: indicatorById(measure)?.title ?? baseCounts.get(measure)?.title ?? measure,
          said,
          now,
        })),
        figures: Object.fromEntries(SHOWN.map((indicator) => [indicator, figure(indicator)])),
        slip: slip ? { reason: slip.reason, dueOn: slip.dueOn, by: slip.returnedName, at: slip.returnedAt } : null,
        /** Whether this person had a hand in it and so may not accept it. */
        mine: did.some(({ login, verb }) => login === actor.login && (verb === 'prepare' || verb === 'approve')),
      }
    })
    const rollUp = rollUps.at(-1)
    const made = rollUp ? await madeFrom(db, rollUp.id) : null
    const found = collected(units)
    return {
      round: {
        id,
        title: round.title,
        line: round.line,
        lineTitle: LINES[round.line],
        kind: round.kind,
        period: round.period,
        asOf: round.asOf,
        opensOn: round.opensOn,
        dueOn: round.dueOn,
        basis: round.basis,
        openedBy: round.openedBy,
        openedAt: round.openedAt,
      },
      receiver: unitLine(receiver),
      today,
      mayReceive: mayEdit(actor, receiver),
      mayLead: mayApprove(actor, receiver),
      completeness: completenessOfUnits(units, today),
      units: rows,
      rollUp: rollUp
        ? {
            id: rollUp.id,
            number: rollUp.number,
            state: rollUp.state,
            stateTitle: EDITION_STATES[rollUp.state],
            version: rollUp.version,
            cause: rollUp.cause,
            missing: made?.missing ?? [],
            outdated: made ? outdatedBy(made, found) : [],
          }
        : null,
      /** Who is still missing from what could be rolled up now. */
      missing: found.missing.map(({ unit }) => ({ unit: unit.code, name: unit.shortName })),
      ready: found.parts.length,
      changes: changes.map(({ unitId, ...change }) => ({ ...change, unit: changed.get(unitId)?.shortName ?? '' })),
    }
  },
})

export type Group = 'look' | 'clean' | 'returned' | 'not_sent' | 'accepted' | 'excused'

function groupOf(
  one: { excused: boolean; ended: boolean; latest: { state: string } | null; submittedOn: string | null },
  looks: readonly Look[],
): Group {
  if (one.excused || one.ended) return 'excused'
  const state = one.latest?.state
  if (state === 'submitted' || state === 'received') return looks.length > 0 ? 'look' : 'clean'
  if (state === 'returned') return 'returned'
  if (state === 'accepted' || state === 'rolled_up' || state === 'published') return 'accepted'
  return 'not_sent'
}
