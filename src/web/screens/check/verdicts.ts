import type { CheckedText, ClaimReply } from '../../contract/narrative.ts'

/** One number of the text with what is held against it: arithmetic of the text itself first, then the figure of the system. */
export type VerdictRow = {
  index: number
  claim: ClaimReply
  /** `cut`: right when the digits behind the printed ones are cut off, as some write; the rounded figure is offered. */
  verdict: 'agrees' | 'cut' | 'differs' | 'cannot'
  meaning: string
  held: string
  reasons: string[]
  correction: string | null
}

export function verdicts(reply: CheckedText): VerdictRow[] {
  return reply.claims.map((claim, index) => {
    const checks = reply.checks.filter((check) => check.claim_indexes.includes(index))
    const held = claim.held
    // A check speaks of several numbers and accuses the one whose print is at fault.
    const wrong = checks.filter((check) => check.verdict === 'inconsistent' && check.printed === claim.text)
    const cuts = checks.filter((check) => check.convention === 'cut' && check.printed === claim.text)
    const differs = held?.verdict === 'differs' || wrong.length > 0
    const cut = held?.convention === 'cut' || cuts.length > 0
    // That a part is no larger than its whole confirms neither: 166 lies within 1.122 as within 1.222.
    const adds = checks.some((check) => check.verdict === 'consistent' && check.about !== 'part')
    const agrees = held?.verdict === 'agrees' || (held?.verdict !== 'differs' && adds)
    // A number nobody understood is not given the name of the nearest guess.
    const understood = held?.indicator ?? claim.indicator
    const title = claim.indicator_candidates.find((candidate) => candidate.indicator === understood)?.title
    return {
      index,
      claim,
      verdict: differs ? 'differs' : cut ? 'cut' : agrees ? 'agrees' : 'cannot',
      meaning: [title ?? claim.unit ?? 'chưa rõ chỉ tiêu nào', claim.unit && title ? `(${claim.unit})` : '']
        .filter(Boolean)
        .join(' '),
      held: held?.held ?? [...wrong, ...cuts][0]?.computed ?? '',
      reasons: [
        ...[...wrong, ...cuts].map((check) => check.reason),
        ...(held?.reason ? [held.reason] : []),
        ...(differs || agrees ? [] : checks.map((check) => check.reason)),
      ].filter((reason, at, all) => reason && all.indexOf(reason) === at),
      correction: held?.correction ?? [...wrong, ...cuts].find((check) => check.correction)?.correction ?? null,
    }
  })
}
