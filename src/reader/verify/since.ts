/**
 * A change whose own sentence names only what it is measured against: "Cả 6 tháng tuần tra 255 lượt. So với cùng kỳ (240 lượt)
 * tăng 6,25%." What it has come to stands in the sentence before. It may only confirm: of two reports told in a row nobody
 * can say which one is meant.
 */
import { divide, type Rational, subtract } from '#domain/quantity.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal } from './conventions.ts'

const FIGURES = 8
const SENTENCES = 2
const AKIN = 0.85

export function sinceChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  return others.flatMap((told): Check[] => {
    if (told.verdict !== 'cannot_tell' || told.about !== 'change') return []
    const i = told.claims.find((at) => claims[at]?.kind === 'change' && claims[at]?.text === told.printed)
    const claim = claims[i ?? -1]
    const base = i === undefined ? null : baseOf(claims, i)
    if (!claim || i === undefined || base === null || claim.qualifier || claim.valueHigh) return []
    const then = claims[base] as Claim
    const amount = amountOf(claims, i)
    const share = amount && then.form === amount.form ? divide(amount.value, then.value) : null
    const same = share && claim.form === 'percent' ? agreement(claim.value, hundredfold(share), claim.decimals, null) : null
    if (amount && share && same)
      return [
        {
          ...told,
          computed: told.printed,
          verdict: 'consistent',
          convention: same.convention,
          reason: `${amount.text} : ${then.text} = ${longDecimal(hundredfold(share))}%.`,
          claims: [base, ...(claim.relation?.to ?? []), i].sort((a, b) => a - b),
        },
      ]
    for (let at = base - 1; at >= 0 && at >= base - FIGURES; at--) {
      const level = claims[at]
      if (!level || claim.sentence - level.sentence > SENTENCES) break
      if (!isLevel(level, then)) continue
      const moved = movedBy(claim, level.value, then.value, then.form === 'percent')
      const agrees = moved && agreement(claim.value, moved, claim.decimals, null)
      if (!agrees) continue
      return [
        {
          ...told,
          computed: told.printed,
          verdict: 'consistent',
          convention: agrees.convention,
          reason: `${level.text} so với ${then.text}: ${longDecimal(moved)}.`,
          claims: [at, base, i],
        },
      ]
    }
    return []
  })
}

/** "(1.680 người) tăng 168 người, tương đương 10%": the same change as an amount. */
function amountOf(claims: readonly Claim[], i: number): Claim | null {
  const before = claims[i - 1]
  return before?.kind === 'change' && before.form !== 'percent' && before.sentence === claims[i]?.sentence && !before.qualifier
    ? before
    : null
}

/** The one figure of its sentence that stood before: "so với cùng kỳ (240 lượt) tăng 6,25%". */
function baseOf(claims: readonly Claim[], i: number): number | null {
  const found: number[] = []
  for (let at = i - 1; at >= i - 3 && claims[at]?.sentence === claims[i]?.sentence; at--) found.push(at)
  const next = claims[i + 1]
  if (next?.sentence === claims[i]?.sentence && next?.aspect === 'previous') found.push(i + 1)
  const levels = found.filter((at) => claims[at]?.kind !== 'change')
  const [only] = levels
  return levels.length === 1 && only !== undefined && !claims[only]?.valueHigh ? only : null
}

const isLevel = (level: Claim, then: Claim): boolean =>
  level.kind !== 'change' &&
  level.aspect === 'value' &&
  level.valueHigh === null &&
  level.qualifier === null &&
  level.form === then.form &&
  (level.unit === null || then.unit === null || kinship(familyOf(level.unit), familyOf(then.unit)) >= AKIN)

function movedBy(claim: Claim, now: Rational, then: Rational, rates: boolean): Rational | null {
  const gap = claim.relation?.direction === 'down' ? subtract(then, now) : subtract(now, then)
  if (gap.n < 0n) return null
  if (claim.form !== 'percent') return gap
  // Of two rates the gap is in points, and a per cent sign in its place is told elsewhere.
  if (rates) return null
  const ratio = divide(gap, then)
  return ratio && hundredfold(ratio)
}
