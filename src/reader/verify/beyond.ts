/** What exceeds a target or falls short of it: in numbers, in per cent of the target, in points of a rate. */
import { compare, divide, equal, type Rational, rational, subtract } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { abs, start, verdictOf } from './changes.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'
import { sentenceAround, subjectsOf } from './subjects.ts'

const isAttained = (claim: Claim | undefined): boolean =>
  claim?.relation?.kind === 'attained_of_target' && claim.relation.explicit

/** "vượt 5%", "vượt 6,66% so với chỉ tiêu 85%", "thiếu 8 đồng chí". */
export function beyondCheck(claims: readonly Claim[], i: number): Check[] {
  const claim = claims[i]
  const relation = claim?.relation
  if (!claim || !relation) return []
  const check = start(claim, i, 'beyond_target', [])
  const aimed = claims[i + 1]
  if (relation.to.at(-1) === i + 1 && aimed?.form === 'count') return [beyondAim(claims, i, check)]
  // "đạt 1,8% (162/9.000 người); chỉ tiêu 1,7%, vượt 0,1%": one rate beyond another.
  const rates = sentenceAround(claims, i).filter((at) => at < i && claims[at]?.form === 'percent')
  const [rateBefore, aimBefore] = rates.slice(-2)
  if (claim.form !== 'count' && rateBefore !== undefined && aimBefore === i - 1) {
    const told = beyondRate({ ...check, claims: [rateBefore, aimBefore, i] }, claim, claims[rateBefore], claims[aimBefore])
    return [told.length > 0 ? (told[0] as Check) : { ...check, reason: UNSAID }]
  }
  const pair = [...relation.to]
    .reverse()
    .find((place) => claims[place]?.form === 'count' && (claims[place]?.denominator || isAttained(claims[place])))
  const attained = claims[pair ?? -1]
  const due = attained?.denominator ?? (attained && claims[attained.relation?.to[0] ?? -1]?.value)
  if (attained && due && pair !== undefined && !attained.qualifier && isBeyond(attained.value, due, relation.direction)) {
    const full = {
      ...check,
      claims: [...new Set([pair, i, ...(attained.denominator ? [] : (attained.relation?.to ?? []))])].sort((a, b) => a - b),
    }
    const gap = abs(subtract(attained.value, due))
    if (claim.form === 'count')
      return [
        verdictOf(
          full,
          claim,
          gap,
          `${printInteger(attained.value.n)} so với ${printInteger(due.n)} hơn kém ${printInteger(gap.n)}`,
          printInteger(gap.n),
        ),
      ]
    const share = divide(gap, due)
    if (share)
      return [
        verdictOf(
          full,
          claim,
          hundredfold(share),
          `${printInteger(gap.n)} : ${printInteger(due.n)} = ${longDecimal(hundredfold(share))}%`,
          percentText(hundredfold(share), claim.decimals),
        ),
      ]
  }
  const rate = [...relation.to].reverse().find((place) => claims[place]?.form === 'percent')
  const aim = claims[i + 1]
  const level = claims[rate ?? -1]
  if (
    level &&
    rate !== undefined &&
    aim?.form === 'percent' &&
    aim.sentence === claim.sentence &&
    relation.base !== null &&
    claim.form !== 'count'
  ) {
    const full = { ...check, claims: [rate, i, i + 1] }
    const told = beyondRate(full, claim, level, aim)
    if (told.length > 0) return told
    const points = `${longDecimal(abs(subtract(level.value, aim.value)))} điểm phần trăm`
    return [
      {
        ...full,
        computed: points,
        verdict: 'inconsistent',
        reason: `${level.text} hơn kém ${aim.text} ${points}; bài ghi ${claim.text}.`,
        correction: points,
      },
    ]
  }
  if (level && rate !== undefined && claim.form === 'percent' && compare(level.value, rational(100)) >= 0) {
    const over = subtract(level.value, rational(100))
    if (agreement(claim.value, over, claim.decimals, claim.qualifier))
      return [
        {
          ...check,
          claims: [rate, i],
          computed: percentText(over, claim.decimals),
          verdict: 'consistent',
          convention: 'exact',
          reason: `${level.text} so với chỉ tiêu là vượt ${longDecimal(over)}%.`,
        },
      ]
  }
  return [{ ...check, reason: UNSAID }]
}

/** "148 đảng viên, vượt 18,4% chỉ tiêu (125 đảng viên)": of several who could be meant the one that gives it. */
function beyondAim(claims: readonly Claim[], i: number, check: Check): Check {
  const [claim, due] = [claims[i], claims[i + 1]]
  if (!claim || !due) return check
  const told = subjectsOf(claims, i, due).flatMap((at): Check[] => {
    const done = claims[at]
    if (!done || done.qualifier || due.qualifier || !isBeyond(done.value, due.value, claim.relation?.direction ?? null)) return []
    const gap = abs(subtract(done.value, due.value))
    const share = divide(gap, due.value)
    const full = { ...check, claims: [at, i, i + 1] }
    if (claim.form === 'count')
      return [verdictOf(full, claim, gap, `${done.text} so với ${due.text} hơn kém ${longDecimal(gap)}`, longDecimal(gap))]
    return share
      ? [
          verdictOf(
            full,
            claim,
            hundredfold(share),
            `${longDecimal(gap)} : ${due.text} = ${longDecimal(hundredfold(share))}%`,
            percentText(hundredfold(share), claim.decimals),
          ),
        ]
      : []
  })
  const right = told.find(({ verdict }) => verdict === 'consistent')
  return right ?? (told.length === 1 ? told[0] : undefined) ?? { ...check, reason: UNSAID }
}

const UNSAID = 'Bài không nêu đủ số đạt được và chỉ tiêu để tính lại.'

/** Nobody exceeds a target by less than it. */
const isBeyond = (attained: Rational, due: Rational, direction: 'up' | 'down' | null): boolean =>
  direction === null || compare(attained, due) === 0 || compare(attained, due) > 0 === (direction === 'up')

/** One rate beyond another: the difference in points, or how much of the target it is; nothing where it is neither. */
function beyondRate(full: Check, claim: Claim, level: Claim | undefined, aim: Claim | undefined): Check[] {
  if (!level || !aim) return []
  const difference = abs(subtract(level.value, aim.value))
  const relative = divide(difference, aim.value)
  const points = `${longDecimal(difference)} điểm phần trăm`
  if (equal(difference, claim.value))
    return [
      claim.points
        ? {
            ...full,
            computed: points,
            verdict: 'consistent',
            convention: 'exact',
            reason: `${level.text} hơn kém ${aim.text} ${points}.`,
          }
        : {
            ...full,
            computed: points,
            verdict: 'inconsistent',
            reason: `${level.text} hơn kém ${aim.text} ${points}; ghi “điểm phần trăm”, không ghi “%”.`,
            correction: points,
          },
    ]
  const share = relative && hundredfold(relative)
  return !claim.points && share && agreement(claim.value, share, claim.decimals, claim.qualifier)
    ? [
        {
          ...full,
          computed: percentText(share, claim.decimals),
          verdict: 'consistent',
          convention: 'half-up',
          reason: `Tương đối: ${longDecimal(share)}%.`,
        },
      ]
    : []
}
