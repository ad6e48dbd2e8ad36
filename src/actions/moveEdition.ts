import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { STANDING } from '#domain/edition.ts'
import { type ExplainedFinding, unexplained } from '#domain/explanation.ts'
import { isError } from '#domain/finding.ts'
import { dayInVietnam } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Db } from '#store/db.ts'
import {
  contentOf,
  type Edition,
  editionsOf,
  freezeDraft,
  type Hand,
  madeFrom,
  moveEditions,
  submitEdition,
} from '#store/editions.ts'
import { acceptEdition } from './acceptance.ts'
import type { Context } from './action.ts'
import { defineAction } from './action.ts'
import { type AtHand, editionAtHand, handFor, isDoneAlready } from './editionAtHand.ts'
import { makeContent, toLookAt } from './editionContent.ts'
import { reasonText } from './inputs.ts'
import { collected, outdatedBy, rollUpChecks } from './rollUpData.ts'
import { apartFromBooks, roundUnits } from './roundData.ts'

const STATE_AFTER = {
  check: 'checked',
  approve: 'approved',
  reopen: 'draft',
  submit: 'submitted',
  receive: 'received',
  accept: 'accepted',
  publish: 'published',
} as const

/**
 * One step of an edition along its way: checked in the unit, approved by its head, sent up, received, accepted. Who may do
 * which stands in domain/edition.ts. Sent twice it is done once; what has moved meanwhile is told.
 */
export const moveEdition = defineAction({
  kind: 'write',
  title: 'Chuyển bản báo cáo',
  summary: 'Move an edition one step: check, approve, reopen, submit, receive, accept or publish; stale state refused',
  input: z.object({
    edition: z.uuid().describe('Bản báo cáo'),
    verb: z
      .enum(['check', 'approve', 'reopen', 'submit', 'receive', 'accept', 'publish'])
      .describe('Kiểm tra, duyệt, mở lại, nộp, nhận, chấp nhận, ban hành'),
    version: z.int().min(1).describe('Lần ghi của bản đang xem'),
    reason: reasonText.optional().describe('Lý do; cần khi mở lại, và khi chấp nhận một bản khác sổ'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { edition: id, verb, version, reason }) {
    const { db, actor, about } = context
    const atHand = await editionAtHand(db, id, verb)
    about(atHand.unit)
    if (isDoneAlready(atHand, verb, version, actor.login)) return resultOf(atHand.edition, false)
    if (verb === 'accept') {
      if (reason === undefined && (await wantsReason(context, atHand)))
        throw new Problem('edition.reason', { deed: 'chấp nhận một bản khác sổ, hoặc còn chỗ cần xem' })
      await acceptEdition(context, atHand, reason)
      return resultOf({ ...atHand.edition, state: 'accepted' }, true)
    }
    const hand = await handFor(context, atHand, verb, reason)
    const { edition } = atHand
    if (edition.of === 'roll_up' && (verb === 'check' || verb === 'approve' || verb === 'publish'))
      await refuseOutdated(context, atHand)
    if (verb === 'check') await freezeDraft(db, edition, await checkedContent(context, atHand), hand)
    else if (verb === 'submit') await submitEdition(db, edition, hand, dayInVietnam(hand.at))
    else {
      if (verb === 'publish' && edition.of === 'roll_up') await publishWith(db, atHand, hand)
      await moveEditions(db, [edition], verb, STATE_AFTER[verb], hand)
    }
    return resultOf({ ...edition, state: STATE_AFTER[verb] }, true)
  },
})

const resultOf = ({ id, state }: Edition, changed: boolean) => ({ edition: id, state, changed })

/** What parts from the books, or still holds a question, is accepted for a reason that stays with it. */
async function wantsReason({ db, home }: Context, { edition, round, unit }: AtHand): Promise<boolean> {
  const apart = await apartFromBooks(db, home, round, [{ unit, edition }])
  return edition.findings > 0 || (apart.get(edition.id) ?? []).length > 0
}

/** A roll-up of reports one of which was put right since is made again before anybody signs it. */
async function refuseOutdated({ db, today }: Context, { edition, round }: AtHand): Promise<void> {
  const moved = outdatedBy(await madeFrom(db, edition.id), collected(await roundUnits(db, round, today)))
  if (moved.length > 0) throw new Problem('edition.outdated', { names: moved.map(({ name }) => name).join(', ') })
}

/** The figures as they are at this moment; what is wrong in them is said before they are frozen. */
async function checkedContent({ db, home, today }: Context, { edition, unit, round, receiver }: AtHand) {
  const drafted = await contentOf(db, edition.id)
  if (!drafted) throw new Error(`edition ${edition.id} without content`)
  // A letter that puts only the form right keeps the figures it was made with.
  if (edition.cause === 'correction') return { content: drafted, findings: edition.findings }
  if (edition.of === 'roll_up') {
    const findings = await rollUpChecks(db, home, round, receiver, collected(await roundUnits(db, round, today)))
    return { content: drafted, findings: answered(findings) }
  }
  const { content, findings } = await makeContent(db, home, unit, round, drafted.nil)
  return { content, findings: answered(findings) }
}

/** What is impossible is mended, every question has its word; how many there were to look at goes up with the edition. */
function answered(findings: readonly ExplainedFinding[]): number {
  const errors = findings.filter(isError)
  if (errors.length > 0) throw new Problem('record.findings', { count: errors.length }, errors)
  const unsaid = unexplained(findings)
  if (unsaid.length > 0) throw new Problem('edition.unexplained', { count: unsaid.length }, unsaid)
  return toLookAt(findings)
}

/** The reports a roll-up is made of are published with it; the roll-up it puts right counts no more. */
async function publishWith(db: Db, { edition, unit, round }: AtHand, hand: Hand): Promise<void> {
  const parts = new Set((await madeFrom(db, edition.id)).parts?.map((part) => part.edition))
  const all = await editionsOf(db, round.id)
  const earlier = all.filter(
    ({ of, state, unitId, id }) => of === 'roll_up' && unitId === unit.id && id !== edition.id && STANDING.includes(state),
  )
  await moveEditions(db, earlier, 'replace', 'replaced', hand)
  await moveEditions(
    db,
    all.filter(({ id, state }) => parts.has(id) && state === 'rolled_up'),
    'publish',
    'published',
    hand,
  )
}
