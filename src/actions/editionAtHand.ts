import { type Actor, mayApprove, mayEdit, mayPublish, maySee } from '#domain/access.ts'
import { EDITION_STANDS, isSigned, judgeMove, type Side, type Step, VERBS, type Verb } from '#domain/edition.ts'
import { dayInVietnam } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { printMoment } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { delegationOf } from '#store/delegations.ts'
import { type Edition, type EditionStep, editionById, type Hand, stepsOf } from '#store/editions.ts'
import { holdCounted, holdTurn } from '#store/locks.ts'
import { type Round, roundById } from '#store/rounds.ts'
import { unitById } from '#store/units.ts'
import type { Context } from './action.ts'

/** An edition with all that decides what may be done to it. */
export type AtHand = { edition: Edition; round: Round; unit: Unit; receiver: Unit; steps: EditionStep[] }

export async function roundAtHand(db: Db, id: string): Promise<{ round: Round; receiver: Unit }> {
  const round = await roundById(db, id)
  if (!round) throw new Problem('record.unknown', { register: 'lịch báo cáo' })
  return { round, receiver: await unitById(db, round.unitId) }
}

/**
 * The edition named in an input; where something is to be done to it, others who would move it are kept waiting until this
 * transaction ends. What is asked together is carried out in its order: all that decides is read after the turn is held.
 */
export async function editionAtHand(db: Db, id: string, deed: Verb | null): Promise<AtHand> {
  const seen = await editionById(db, id)
  if (!seen) throw new Problem('record.unknown', { register: 'các bản báo cáo' })
  const counts = deed === 'accept' || deed === 'publish'
  const [, , edition, { round, receiver }, steps, unit] = await Promise.all([
    // Before the turn of the unit, as whoever adds up does: so neither waits for the other in a ring.
    counts ? holdCounted(db, seen.roundId, deed === 'publish' && seen.of === 'roll_up') : undefined,
    deed ? holdTurn(db, turnOf(seen.roundId, seen.unitId)) : undefined,
    deed ? editionById(db, id) : seen,
    roundAtHand(db, seen.roundId),
    stepsOf(db, [id]),
    unitById(db, seen.unitId),
  ])
  if (!edition) throw new Error(`edition ${id} went away`)
  return { edition, round, receiver, unit, steps: steps.get(id) ?? [] }
}

/** One at a time for the report of a unit in a round. */
export const turnOf = (round: string, unitId: number): string => `editions ${round} ${unitId}`

/** Refuses what was asked of an edition that has moved meanwhile; true where the very same was already done by the same person. */
export function isDoneAlready({ edition, steps }: AtHand, verb: Verb, version: number, login: string): boolean {
  if (edition.version === version) return false
  const since = steps.filter((step) => step.version > version)
  // A version nobody has written yet is as stale as an old one: what happened last is told.
  const last = since.at(-1) ?? steps.at(-1)
  // Accepting and returning receive first where nobody had: two steps of one deed.
  const own = since.length > 0 && since.every((step) => step.login === login && (step.verb === verb || step.verb === 'receive'))
  if (own && (since.at(-1)?.verb === verb || since[0]?.verb === verb)) return true
  throw new Problem('edition.moved', {
    by: last?.name ?? '',
    deed: last ? VERBS[last.verb] : '',
    at: last ? printMoment(last.at) : '',
  })
}

/**
 * On which sides of an edition a person stands today, and for whom they sign where it is not for themselves; `verb` where only
 * one step is asked about.
 */
export async function sidesOf(
  db: Db,
  { edition, unit, receiver }: Pick<AtHand, 'edition' | 'unit' | 'receiver'>,
  actor: Actor,
  today: string,
  verb?: Verb,
): Promise<{ sides: Set<Side>; signs?: Hand['signs'] }> {
  const sides = new Set<Side>()
  if (mayEdit(actor, unit)) sides.add('unit')
  if (mayApprove(actor, unit)) sides.add('head')
  if (edition.of === 'report' && mayEdit(actor, receiver)) sides.add('receiver')
  if (mayPublish(actor, unit)) sides.add('issuer')
  if (mayPublish(actor, receiver)) sides.add('receiving_issuer')
  if (sides.has('head') || (verb === 'publish' && sides.has('issuer')) || !maySee(actor, unit) || (verb && !isSigned(verb)))
    return { sides }
  const delegation = await delegationOf(db, unit, actor.login, today)
  if (!delegation) return { sides }
  sides.add('head').add('issuer')
  return { sides, signs: { as: delegation.signsAs, for: delegation.forName, basis: delegation.basis } }
}

const SIDES: Readonly<Record<Side, string>> = {
  unit: 'trợ lý hoặc chỉ huy của đơn vị',
  head: 'chỉ huy đơn vị, hoặc người được ủy quyền',
  issuer: 'văn thư hoặc chỉ huy được giao quyền ban hành',
  receiver: 'cơ quan nhận báo cáo',
  receiving_issuer: 'văn thư hoặc chỉ huy được giao quyền ban hành của cấp nhận báo cáo',
}

/** Who moves it now, or words why they may not. */
export async function handFor(
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  atHand: AtHand,
  verb: Verb,
  reason?: string,
): Promise<Hand> {
  const { db, actor } = context
  const { edition, unit } = atHand
  const at = notBefore(context.now, edition)
  const { sides, signs } = await sidesOf(db, atHand, actor, dayInVietnam(at), verb)
  const verdict = judgeMove(
    { state: edition.state, of: edition.of, steps: atHand.steps as Step[] },
    verb,
    { login: actor.login, sides },
    reason,
  )
  if ('refused' in verdict) {
    const deed = VERBS[verb]
    if (verdict.refused === 'state')
      throw new Problem('edition.state', {
        number: edition.number,
        unit: unit.shortName,
        state: EDITION_STANDS[edition.state],
        deed,
      })
    if (verdict.refused === 'side') throw new Problem('edition.side', { deed, unit: unit.shortName, who: SIDES[verdict.side] })
    if (verdict.refused === 'apart') throw new Problem('edition.four_eyes', { did: VERBS[verdict.did], deed })
    throw new Problem('edition.reason', { deed })
  }
  // A delegation is named only where the head's own hand was needed.
  const signed = signs && (verb === 'approve' || verb === 'publish') ? { signs } : {}
  return { login: actor.login, name: actor.name, at, reason, ...signed }
}

/** A clock set back turns no order round: what follows a step is never told as before it, and nobody comes in time by it. */
export const notBefore = (now: Date, ...editions: readonly (Pick<Edition, 'movedAt'> | undefined)[]): Date =>
  editions.reduce((latest, edition) => (edition && edition.movedAt > latest ? edition.movedAt : latest), now)
