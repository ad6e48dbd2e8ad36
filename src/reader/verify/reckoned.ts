/** What is left, what so many times so much makes, and wholes made up by the counts behind them. */
import { add, compare, multiply, type Rational, rational, roundTo, subtract } from '#domain/quantity.ts'
import { printMoney } from '#domain/wording.ts'
import { takenOff, timesOf } from '../claims/reckoned.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { longDecimal, stepOf } from './conventions.ts'

const SIGNS = { left: ' − ', times: ' × ', total: ' + ' } as const

export function reckonedChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const told = new Set(
    others.flatMap(({ about, printed, claims: places }) => (about === 'sum' ? places.map((at) => `${at} ${printed}`) : [])),
  )
  return claims.flatMap((claim, i): Check[] => {
    const { reckoned } = claim
    const of = reckoned?.of.flatMap((at) => claims[at] ?? []) ?? []
    if (!reckoned || of.length !== reckoned.of.length || told.has(`${i} ${claim.text}`)) return []
    const { months } = reckoned
    const once = follows(reckoned.op, of)
    const exact = months === null ? once : multiply(once, rational(months))
    const vague = claim.qualifier !== null || of.some(({ qualifier }) => qualifier !== null)
    const words = of.map((one) =>
      one.denominator && reckoned.op === 'left'
        ? `${one.text}: ${longDecimal(one.denominator)} − ${longDecimal(one.value)}`
        : one.text,
    )
    if (months !== null && months > 1n) words.push(`${months} tháng`)
    const computed = claim.form === 'money' ? printMoney(roundTo(exact, 0).units) : longDecimal(exact)
    const sum = `${words.join(SIGNS[reckoned.op])} = ${computed}`
    const check: Check = {
      about: 'sum',
      printed: claim.text,
      computed,
      verdict: 'cannot_tell',
      convention: null,
      reason: `${sum}; có số ước lượng nên không kết luận.`,
      claims: [...reckoned.of, i].sort((a, b) => a - b),
      correction: null,
    }
    if (compare(exact, claim.value) === 0) return [{ ...check, verdict: 'consistent', convention: 'exact', reason: `${sum}.` }]
    if (claim.form === 'money' && isWithin(claim, exact, reckoned.op === 'left' ? of : []))
      return [{ ...check, verdict: 'consistent', convention: 'approximate', reason: `${sum}, bài ghi số tiền làm tròn.` }]
    if (!reckoned.explicit) return []
    if (vague) return [check]
    return [{ ...check, verdict: 'inconsistent', reason: `${sum}; bài ghi ${claim.text}.`, correction: computed }]
  })
}

function follows(op: 'left' | 'times' | 'total', of: readonly Claim[]): Rational {
  if (op === 'left') return takenOff(of)
  return op === 'times' ? timesOf(of) : of.reduce((sum, { value }) => add(sum, value), rational(0))
}

/** As near as the last printed digits of the sums allow. */
function isWithin(claim: Claim, exact: Rational, of: readonly Claim[]): boolean {
  const off = subtract(claim.value, exact)
  const step = of.reduce((all, one) => add(all, stepOf(one)), stepOf(claim))
  return compare(off.n < 0n ? subtract(exact, claim.value) : off, step) < 0
}
