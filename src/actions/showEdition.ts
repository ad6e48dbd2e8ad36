import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { EDITION_CAUSES, EDITION_STATES, movesOpen, type Step, VERBS } from '#domain/edition.ts'
import { differencesOf } from '#domain/editionFigures.ts'
import { type ExplainedFinding, explained } from '#domain/explanation.ts'
import type { Finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import { commentsOf, contentOf, editionsOf, slipsOf, stepsOf } from '#store/editions.ts'
import { expectedOf } from '#store/rounds.ts'
import { defineAction } from './action.ts'
import { editionAtHand, roundAtHand, sidesOf } from './editionAtHand.ts'
import { makeContent, makeFigures } from './editionContent.ts'
import { unitCode } from './inputs.ts'
import { collected, rollUpChecks } from './rollUpData.ts'
import { roundUnits } from './roundData.ts'
import { unitLine } from './unitRef.ts'

/** The report of a unit in a round: its editions, what the latest says, how it differs from the one before and from the books, what was said about it. */
export const showEdition = defineAction({
  kind: 'read',
  title: 'Xem bản báo cáo',
  summary:
    'The editions of a unit in a round: figures, differences from the edition before and from the books, steps, slips, comments',
  input: z.object({
    unit: unitCode,
    round: z.uuid().describe('Đợt báo cáo'),
    edition: z.uuid().optional().describe('Một bản nhất định; bỏ trống là bản mới nhất'),
    rollUp: z.boolean().default(false).describe('Bản tổng hợp của đơn vị mở đợt'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, actor, today }, { round: id, edition: named, rollUp }) {
    const { round, receiver } = await roundAtHand(db, id)
    const editions = (await editionsOf(db, id, unit)).filter(({ of }) => (of === 'roll_up') === rollUp)
    const shown = named === undefined ? editions.at(-1) : editions.find((one) => one.id === named)
    if (named !== undefined && !shown) throw new Problem('record.unknown', { register: 'các bản báo cáo' })
    const ids = editions.map((one) => one.id)
    const steps = await stepsOf(db, ids)
    const expected = (await expectedOf(db, id)).find((one) => one.unitId === unit.id)
    const content = shown ? await contentOf(db, shown.id) : null
    const before = shown?.replaces ? await contentOf(db, shown.replaces) : null
    const live =
      rollUp || round.asOf > today
        ? null
        : // A draft is told everything that will be asked at its check, what was sent only how the books moved on.
          await (shown?.state === 'draft' ? makeContent : makeFigures)(db, home, unit, round, content?.nil ?? false).catch(
            unlessNil,
          )
    const titled = <Item extends { indicator: string }>(list: readonly Item[]) =>
      list.map((one) => ({ ...one, title: indicatorById(one.indicator)?.title ?? one.indicator }))
    const at = shown ? await editionAtHand(db, shown.id, null) : null
    const sides = at ? await sidesOf(db, at, actor, today) : null
    const rollUpQuestions = async () => rollUpChecks(db, home, round, receiver, collected(await roundUnits(db, round, today)))
    return {
      unit: unitLine(unit),
      receiver: unitLine(receiver),
      round: {
        id,
        title: round.title,
        kind: round.kind,
        period: round.period,
        asOf: round.asOf,
        dueOn: expected?.dueOn ?? round.dueOn,
      },
      today,
      expected: expected ? !expected.excused : false,
      editions: editions.map((one) => ({
        id: one.id,
        number: one.number,
        cause: one.cause,
        causeTitle: EDITION_CAUSES[one.cause],
        state: one.state,
        stateTitle: EDITION_STATES[one.state],
        version: one.version,
        hash: one.hash,
        reason: one.reason,
        onBehalf: one.onBehalf,
        submittedAt: one.submittedAt,
        submittedOn: one.submittedOn,
      })),
      shown: shown?.id ?? null,
      nil: content?.nil ?? false,
      basis: content?.basis ?? null,
      figures: titled(content?.figures ?? []),
      parts: content?.parts ?? [],
      missing: content?.missing ?? [],
      differences: content && before ? titled(differencesOf(before.figures, content.figures)) : [],
      fromBooks: content && live ? titled(differencesOf(content.figures, live.content.figures)) : [],
      asked: content?.asked ?? [],
      findings: shown?.state !== 'draft' ? [] : rollUp ? await rollUpQuestions() : asAsked(live?.findings ?? []),
      moves:
        at && sides
          ? movesOpen(
              { state: at.edition.state, of: at.edition.of, steps: at.steps as Step[] },
              { login: actor.login, sides: sides.sides },
            )
          : [],
      signsFor: sides?.signs?.for ?? null,
      steps: ids.flatMap((one) =>
        (steps.get(one) ?? []).map((step) => ({
          ...step,
          deed: VERBS[step.verb],
          number: editions.find((it) => it.id === one)?.number ?? 0,
        })),
      ),
      slips: (await slipsOf(db, id, unit)).map((slip) => ({ ...slip, cells: titled(slip.cells) })),
      comments: titled(await commentsOf(db, ids)),
    }
  },
})

/** With what was already said about each. */
const asAsked = (findings: readonly (Finding | ExplainedFinding)[]): ExplainedFinding[] =>
  findings.flatMap((one) => ('about' in one ? [one] : explained([one], [])))

/** The books hold something now, so that a nil report cannot be made any more: there is nothing to compare with. */
function unlessNil(error: unknown): null {
  if (error instanceof Problem && error.code === 'edition.not_nil') return null
  throw error
}
