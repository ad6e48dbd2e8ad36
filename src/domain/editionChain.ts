import { type EditionState, judgeMove, MOVES, type Side, VERBS, type Verb } from './edition.ts'

/** One step of an edition as it travels between isolated networks: what was done to it, in its order. */
export type ChainStep = {
  id: string
  version: number
  verb: Verb
  fromState: EditionState | null
  toState: EditionState
  login: string
  name: string
  reason: string | null
}
export type ChainVerdict = 'same' | 'older' | 'changed' | 'conflict'

/**
 * Steps are only ever added: whose chain begins with all of the other's knows more. Where both went on from the same step by
 * different ones, two places moved one edition.
 */
export function compareChains(ours: readonly string[], theirs: readonly string[]): ChainVerdict {
  const shared = Math.min(ours.length, theirs.length)
  for (let at = 0; at < shared; at++) if (ours[at] !== theirs[at]) return 'conflict'
  return ours.length === theirs.length ? 'same' : ours.length > theirs.length ? 'older' : 'changed'
}

/** Steps of the unit that reports; the rest belong to whom the report goes to. */
const OWN_SIDES: readonly Side[] = ['unit', 'head']
const isOwn = (verb: Verb): boolean =>
  verb === 'prepare' || MOVES.some((move) => move.verb === verb && OWN_SIDES.includes(move.by) && move.of !== 'roll_up')

/** The first step of whom the report goes to; null where the unit alone has moved it. */
export const receivedStep = (steps: readonly ChainStep[]): ChainStep | null => steps.find(({ verb }) => !isOwn(verb)) ?? null

/** The step by which it left the unit: a report is sent up, a roll-up is published by its own unit. */
export const leavingStep = <Step extends ChainStep>(steps: readonly Step[], of: 'report' | 'roll_up'): Step | null =>
  steps.find(({ verb }) => verb === (of === 'report' ? 'submit' : 'publish')) ?? null

const EVERY_SIDE: ReadonlySet<Side> = new Set(['unit', 'head', 'issuer', 'receiver', 'receiving_issuer'])

/**
 * What is wrong with a chain of a report that was sent up, or of a roll-up that was published, in words: judged step by step by the table every move here is
 * judged by, so that a packet brings nothing that could not have happened. Null where nothing is.
 */
export function faultOfChain(steps: readonly ChainStep[], of: 'report' | 'roll_up' = 'report'): string | null {
  if (!leavingStep(steps, of)) return of === 'report' ? 'Bản này chưa nộp.' : 'Bản tổng hợp này chưa ban hành.'
  let state: EditionState | null = null
  for (const [at, step] of steps.entries()) {
    const told = `Bước ${at + 1} (${VERBS[step.verb]})`
    if (step.version !== at + 1 || step.fromState !== state) return `${told} không nối với bước trước.`
    if (step.verb === 'prepare') {
      if ((state !== null && state !== 'draft') || step.toState !== 'draft') return `${told} không có trong quy trình.`
    } else {
      if (state === null) return `${told} không có trong quy trình.`
      const verdict = judgeMove(
        { state, of, steps: steps.slice(0, at) },
        step.verb,
        { login: step.login, sides: EVERY_SIDE },
        step.reason ?? undefined,
      )
      if ('refused' in verdict && verdict.refused === 'apart')
        return `${told} do chính người đã ${VERBS[verdict.did]} bản này làm.`
      if (!('to' in verdict) || verdict.to !== step.toState) return `${told} không có trong quy trình.`
    }
    state = step.toState
  }
  return null
}
