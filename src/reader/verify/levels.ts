/**
 * A change, an excess or an average whose sentence ties it to no figures in words we read, while two figures of the sentence
 * give it exactly. It may only confirm: that no two of them do is no ground to accuse.
 */
import { compare, divide, equal, type Rational, rational, subtract } from '#domain/quantity.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'
import { sentenceAround } from './subjects.ts'

const NEAR = 8
const KIN = 0.85

type Level = { at: number; value: Rational }
type Reading = { now: Level; before: Level; exact: Rational; convention: Check['convention'] }

export function levelChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  return others.flatMap((told) => {
    const i = told.claims.findLast((at) => claims[at]?.text === told.printed)
    const claim = claims[i ?? -1]
    if (told.verdict !== 'cannot_tell' || i === undefined || !claim || claim.qualifier || claim.valueHigh) return []
    if (told.about !== 'change' && told.about !== 'beyond_target' && told.about !== 'average') return []
    if (claim.unit === 'lần') return []
    const readings = told.about === 'average' ? quotients(claims, i, claim) : differences(claims, i, claim)
    const [first] = readings
    const one =
      first && readings.every(({ now, before }) => equal(now.value, first.now.value) && equal(before.value, first.before.value))
    return one ? [confirmed(claims, i, claim, told, first)] : []
  })
}

function confirmed(
  claims: readonly Claim[],
  i: number,
  claim: Claim,
  told: Check,
  { now, before, exact, convention }: Reading,
): Check {
  const sign = told.about === 'average' ? ':' : 'so với'
  const percent = claim.form === 'percent'
  const value = percent ? `${longDecimal(exact)}%` : `${longDecimal(exact)}${claim.form === 'points' ? ' điểm phần trăm' : ''}`
  return {
    ...told,
    computed: percent ? percentText(exact, claim.decimals) : value,
    verdict: 'consistent',
    convention,
    reason: `${claims[now.at]?.text} ${sign} ${claims[before.at]?.text}: ${value}.`,
    claims: [...new Set([now.at, before.at, i])].sort((a, b) => a - b),
    correction: null,
  }
}

/** Two levels of one kind that stand so far apart, the later or the larger as the words say. */
function differences(claims: readonly Claim[], i: number, claim: Claim): Reading[] {
  const levels = levelsFor(claims, i, claim)
  const direction = claim.relation?.direction ?? null
  const found: Reading[] = []
  for (const now of levels)
    for (const before of levels) {
      const [a, b] = [claims[now.at], claims[before.at]]
      if (now === before || !a || !b || !alike(a, b) || before.value.n <= 0n) continue
      const sign = compare(now.value, before.value)
      if (sign === 0 || (direction === 'up' && sign < 0) || (direction === 'down' && sign > 0)) continue
      if (direction === null && now.at > before.at) continue
      const gap = sign > 0 ? subtract(now.value, before.value) : subtract(before.value, now.value)
      const share = claim.form === 'percent' ? divide(gap, before.value) : null
      const exact = share ? hundredfold(share) : gap
      const agrees = agreement(claim.value, exact, claim.decimals, null)
      const byChance = claim.form === 'percent' ? claim.decimals === 0 : claim.form !== 'points'
      if (agrees && (agrees.convention === 'exact' || !byChance))
        found.push({ now, before, exact, convention: agrees.convention })
    }
  return found
}

/** What could have moved by this: counts in its own word for a number, rates for points, one kind of count for a share. */
function levelsFor(claims: readonly Claim[], i: number, claim: Claim): Level[] {
  return near(claims, i).flatMap((at): Level[] => {
    const one = claims[at]
    if (!one || one.kind === 'change' || one.valueHigh || one.qualifier || one.relation?.kind === 'average') return []
    if (one.relation?.kind === 'beyond_target') return []
    if (claim.form === 'points') {
      const rate = one.form === 'percent' ? one.value : one.denominator && divide(one.value, one.denominator)
      return rate ? [{ at, value: one.form === 'percent' ? rate : hundredfold(rate) }] : []
    }
    if (one.form === 'percent' || one.form === 'points') return []
    if (claim.form === 'percent' || alike(one, claim)) return [{ at, value: one.value }]
    return []
  })
}

const alike = (a: Claim, b: Claim): boolean =>
  a.form === 'percent' ||
  b.form === 'percent' ||
  (a.form === b.form && (a.unit === b.unit || familyOf(a.unit ?? '') === familyOf(b.unit ?? '')))

/** So many of the one for each of the other. */
function quotients(claims: readonly Claim[], i: number, claim: Claim): Reading[] {
  const found: Reading[] = []
  const places = near(claims, i).filter((at) => at < i)
  for (const over of places)
    for (const under of places) {
      const [all, of] = [claims[over], claims[under]]
      if (over === under || !all || !of || all.qualifier || of.qualifier || all.kind === 'change' || of.kind === 'change')
        continue
      if (of.form !== 'count' || compare(of.value, rational(1)) <= 0 || all.form !== claim.form) continue
      if (
        claim.unit !== null &&
        all.unit !== null &&
        kinship(familyOf(claim.unit.split('/')[0] ?? ''), familyOf(all.unit)) < KIN - 0.2
      )
        continue
      const exact = divide(all.value, of.value)
      const agrees = exact && agreement(claim.value, exact, claim.form === 'money' ? 0 : claim.decimals, null)
      if (exact && agrees && (agrees.convention === 'exact' || claim.decimals > 0))
        found.push({
          now: { at: over, value: all.value },
          before: { at: under, value: of.value },
          exact,
          convention: agrees.convention,
        })
    }
  return found
}

const near = (claims: readonly Claim[], i: number): number[] =>
  sentenceAround(claims, i).filter((at) => at !== i && at >= i - NEAR && at <= i + 2)
