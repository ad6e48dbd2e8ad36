import { z } from 'zod'
import { mayApprove, mayEdit, mayPublish, maySee } from '#domain/access.ts'
import { judgeMove, type Side, type Step } from '#domain/edition.ts'
import { daysBetween } from '#domain/period.ts'
import { daysLate, escalationOf } from '#domain/round.ts'
import { delegationOf } from '#store/delegations.ts'
import { type Edition, editionsOf, madeFrom, slipsOf, stepsOf } from '#store/editions.ts'
import { expectedIn, roundsFor } from '#store/rounds.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { collected, outdatedBy } from './rollUpData.ts'
import { completenessOfUnits, roundUnits } from './roundData.ts'
import { unitRef } from './unitRef.ts'

/** What is waiting for somebody at a unit, and how late it is. */
export type WorkKind =
  | 'slip'
  | 'report'
  | 'check'
  | 'approve'
  | 'submit'
  | 'receive'
  | 'remind'
  | 'roll_up'
  | 'restate'
  | 'publish'
export type Work = {
  kind: WorkKind
  round: string
  title: string
  period: string
  asOf: string
  /** The receiver's own sum, not the report of a unit. */
  rollUp: boolean
  /** Units it is about, where it is about others. */
  units: { code: string; name: string; daysLate: number; tell: readonly string[] }[]
  count: number
  reason: string | null
  dueOn: string
  daysLate: number
  tell: readonly string[]
  /** Whether this person may do it themselves. */
  mine: boolean
}

/** Late first, then by the day it is due; what a return slip asks before everything else of the same day. */
const ORDER: Readonly<Record<WorkKind, number>> = {
  slip: 0,
  report: 1,
  check: 2,
  approve: 3,
  submit: 4,
  receive: 5,
  publish: 6,
  restate: 7,
  roll_up: 8,
  remind: 9,
}

type StepWaiting = 'check' | 'approve' | 'submit' | 'publish'

/** The step an edition on its way out of the unit waits for. */
function waitingFor({ state, of }: Edition): StepWaiting | null {
  if (state === 'draft') return 'check'
  if (state === 'checked') return 'approve'
  if (state === 'approved') return of === 'roll_up' ? 'publish' : 'submit'
  return null
}

/** My work: return slips, reports due, editions to approve, to send, to accept, units to remind, each with how late it is. */
export const showWork = defineAction({
  kind: 'read',
  title: 'Xem việc của tôi',
  summary:
    'What waits at a unit: return slips, reports due, editions to check, approve, submit or accept, units to remind; late first',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, actor, today }) {
    const edits = mayEdit(actor, unit)
    // Whoever signs for the head by a paper finds the signature among their own work.
    const signs = !mayApprove(actor, unit) && (await delegationOf(db, unit, actor.login, today)) !== null
    const sides = new Set<Side>([
      ...(edits ? (['unit'] as const) : []),
      ...(signs || mayApprove(actor, unit) ? (['head'] as const) : []),
      ...(signs || mayPublish(actor, unit) ? (['issuer'] as const) : []),
    ])
    // Who prepared it neither signs nor issues it: what is called mine is what the step itself would allow.
    const waits = async (edition: Edition, kind: StepWaiting): Promise<Partial<Work>> => {
      const steps = ((await stepsOf(db, [edition.id])).get(edition.id) ?? []) as Step[]
      return { mine: 'to' in judgeMove({ ...edition, steps }, kind, { login: actor.login, sides }, undefined) }
    }
    const rounds = (await roundsFor(db, unit)).filter(({ opensOn }) => opensOn <= today)
    const expected = await expectedIn(
      db,
      rounds.map(({ id }) => id),
    )
    const work: Work[] = []
    for (const round of rounds) {
      const add = (kind: WorkKind, more: Partial<Work>) => {
        const dueOn = more.dueOn ?? round.dueOn
        const late = today > dueOn ? daysBetween(dueOn, today) - 1 : 0
        work.push({
          kind,
          round: round.id,
          title: round.title,
          period: round.period,
          asOf: round.asOf,
          rollUp: false,
          units: [],
          count: 1,
          reason: null,
          dueOn,
          daysLate: late,
          tell: [],
          mine: edits,
          ...more,
        })
      }
      const asked = expected.find((one) => one.roundId === round.id && one.unitId === unit.id && !one.excused)
      if (asked) {
        const editions = (await editionsOf(db, round.id, unit)).filter(({ of }) => of === 'report')
        const latest = editions.at(-1)
        const slip = latest?.state === 'returned' ? (await slipsOf(db, round.id, unit)).at(-1) : undefined
        const submittedOn = editions.flatMap((one) => one.submittedOn ?? []).sort()[0] ?? null
        const late = daysLate(
          { unitId: unit.id, excused: false, ended: false, dueOn: asked.dueOn, submittedOn, state: null },
          today,
        )
        const due = { dueOn: asked.dueOn, daysLate: late, tell: escalationOf(late) }
        if (slip) add('slip', { dueOn: slip.dueOn, reason: slip.reason, count: slip.cells.length })
        else if (!latest) {
          if (round.asOf <= today) add('report', due)
        } else {
          const kind = waitingFor(latest)
          if (kind) add(kind, { ...due, ...(await waits(latest, kind)) })
        }
      }
      if (round.unitId !== unit.id) continue
      const units = await roundUnits(db, round, today)
      const waiting = units.filter(({ latest }) => latest?.state === 'submitted' || latest?.state === 'received')
      if (waiting.length > 0) add('receive', { count: waiting.length, daysLate: 0 })
      const late = units.filter((one) => one.daysLate > 0)
      if (late.length > 0) {
        const most = Math.max(...late.map((one) => one.daysLate))
        add('remind', {
          count: late.length,
          daysLate: most,
          tell: escalationOf(most),
          units: late
            .toSorted((a, b) => b.daysLate - a.daysLate || a.orgPos - b.orgPos)
            .map((one) => ({ code: one.unit.code, name: one.unit.shortName, daysLate: one.daysLate, tell: one.tell })),
        })
      }
      const counts = completenessOfUnits(units, today)
      const rollUp = (await editionsOf(db, round.id, unit)).findLast(({ of }) => of === 'roll_up')
      if (counts.expected > 0 && counts.accepted === counts.expected && !rollUp)
        add('roll_up', { count: counts.accepted, daysLate: 0 })
      if (!rollUp) continue
      const sum = { rollUp: true, daysLate: 0 }
      const kind = waitingFor(rollUp)
      if (kind) add(kind, { ...sum, ...(await waits(rollUp, kind)) })
      const moved = outdatedBy(await madeFrom(db, rollUp.id), collected(units))
      if (moved.length > 0)
        add('restate', {
          daysLate: 0,
          count: moved.length,
          units: moved.map(({ unit: code, name }) => ({ code, name, daysLate: 0, tell: [] })),
        })
    }
    return {
      unit: await unitRef(db, unit, today),
      today,
      work: work.sort((a, b) => b.daysLate - a.daysLate || a.dueOn.localeCompare(b.dueOn) || ORDER[a.kind] - ORDER[b.kind]),
    }
  },
})
