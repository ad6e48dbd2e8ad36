import type { CheckedText, ClaimReply } from '../../contract/narrative.ts'

/** One number of the text with what is held against it: arithmetic of the text itself first, then the figure of the system. */
export type VerdictRow = {
  index: number
  claim: ClaimReply
  verdict: 'agrees' | 'differs' | 'cannot'
  meaning: string
  held: string
  reasons: string[]
  correction: string | null
}

export function verdicts(reply: CheckedText): VerdictRow[] {
  return reply.claims.map((claim, index) => {
    const checks = reply.checks.filter((check) => check.claim_indexes.includes(index))
    const held = claim.held
    // A check speaks of several numbers and accuses the one whose print is at fault. A percentage that was cut where
    // reports round is shown as different too, with the three ways that were tried.
    const wrong = checks.filter(
      (check) => (check.verdict === 'inconsistent' || check.convention === 'cut') && check.printed === claim.text,
    )
    const differs = held?.verdict === 'differs' || held?.convention === 'cut' || wrong.length > 0
    const agrees =
      held?.verdict === 'agrees' || (held?.verdict !== 'differs' && checks.some((check) => check.verdict === 'consistent'))
    const title =
      claim.indicator_candidates.find((candidate) => candidate.indicator === (held?.indicator ?? claim.indicator))?.title ??
      claim.indicator_candidates[0]?.title
    return {
      index,
      claim,
      verdict: differs ? 'differs' : agrees ? 'agrees' : 'cannot',
      meaning: [title ?? claim.unit ?? 'chưa rõ chỉ tiêu nào', claim.unit && title ? `(${claim.unit})` : '']
        .filter(Boolean)
        .join(' '),
      held: held?.held ?? wrong[0]?.computed ?? '',
      reasons: [
        ...wrong.map((check) => check.reason),
        ...(held?.reason ? [held.reason] : []),
        ...(differs || agrees ? [] : checks.map((check) => check.reason)),
      ].filter((reason, at, all) => reason && all.indexOf(reason) === at),
      correction: held?.correction ?? wrong.find((check) => check.correction)?.correction ?? null,
    }
  })
}
