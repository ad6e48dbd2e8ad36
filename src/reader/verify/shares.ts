/** Percentages: of a pair, of a part and its whole, of a base outside the text. */
import { add, compare, divide, type Rational, rational, roundTo, subtract } from '#domain/quantity.ts'
import { printDecimal, printInteger } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText, shareSpread, stepOf } from './conventions.ts'
import { otherShare } from './subjects.ts'

export function shareCheck(claims: readonly Claim[], i: number): Check[] {
  const claim = claims[i]
  if (claim?.form !== 'percent') return []
  const { relation } = claim
  if (relation?.kind === 'share_of_pair' || relation?.kind === 'share_of_whole') return [knownShare(claims, claim, i)]
  if (relation?.kind === 'share_of_base' && relation.to.length > 0) return [outsideShare(claims, claim, i)]
  return [
    {
      ...blank(claim, i),
      about: 'share_of_base',
      reason:
        claim.qualifier === 'range'
          ? `Bài nêu khoảng ${claim.text}, không kèm số để tính lại.`
          : `Bài chỉ nêu ${claim.text}, không nêu tử số và mẫu số.`,
    },
  ]
}

const blank = (claim: Claim, i: number): Check => ({
  about: 'share',
  printed: claim.text,
  computed: null,
  verdict: 'cannot_tell',
  convention: null,
  reason: '',
  claims: [i],
  correction: null,
})

function knownShare(claims: readonly Claim[], claim: Claim, i: number): Check {
  const { relation, numerator, denominator } = claim
  const check: Check = { ...blank(claim, i), claims: [...new Set([...(relation?.to ?? []), i])].sort((a, b) => a - b) }
  const ratio = numerator && denominator ? divide(numerator, denominator) : null
  if (!ratio || !numerator || !denominator)
    return { ...check, reason: 'Mẫu số bằng 0 hoặc không đọc được nên không tính lại được.' }
  const exact = hundredfold(ratio)
  const decimals = claim.decimals
  const sum = `${printInteger(numerator.n)} : ${printInteger(denominator.n)} = ${longDecimal(exact)}%`
  const computed = percentText(exact, decimals)
  const agrees = agreement(claim.value, exact, decimals, claim.qualifier)
  if (agrees?.convention === 'cut')
    return {
      ...check,
      computed,
      verdict: 'consistent',
      convention: 'cut',
      reason: `${sum}. Bài cắt bỏ phần lẻ, không làm tròn; làm tròn là ${computed}.`,
      correction: computed,
    }
  if (!agrees && asPrintedSums(claims, claim, exact))
    return {
      ...check,
      computed,
      verdict: 'consistent',
      convention: 'approximate',
      reason: `${sum}, theo các số tiền làm tròn của bài.`,
    }
  if (agrees)
    return {
      ...check,
      computed,
      verdict: 'consistent',
      convention: agrees.convention,
      reason: agrees.convention === 'approximate' ? `${sum}; bài nói ước lượng, phù hợp.` : `${sum}.`,
    }
  if (claim.valueHigh || claim.qualifier === 'range')
    return { ...check, computed, reason: `${sum}; bài nêu một khoảng nên không kết luận.` }
  const vague = relation?.to.some((place) => claims[place]?.qualifier)
  if (vague) return { ...check, computed, reason: `${sum} theo số ước lượng trong bài, không đủ để kết luận.` }
  if (relation?.kind === 'share_of_whole' && !relation.explicit && !isSlip(claims, i, exact))
    return { ...check, computed, reason: `${sum}, khác ${claim.text}; câu không nói rõ mẫu số nên không kết luận.` }
  const other = relation?.kind === 'share_of_whole' ? otherShare(claims, i) : null
  const [part, all] = [claims[other?.part ?? -1], claims[other?.whole ?? -1]]
  const meant = part && all && divide(part.value, all.value)
  if (other && part && all && meant)
    return {
      ...check,
      claims: [other.part, other.whole, i].sort((a, b) => a - b),
      computed: percentText(hundredfold(meant), decimals),
      verdict: 'consistent',
      convention: agreement(claim.value, hundredfold(meant), decimals, null)?.convention ?? null,
      reason: `${printInteger(part.value.n)} : ${printInteger(all.value.n)} = ${longDecimal(hundredfold(meant))}%.`,
    }
  // A share of a pair may leave the pair for another base the sentence names: "đạt 12% tổng quân số".
  const swapped = divide(denominator, numerator)
  if (swapped && agreement(claim.value, hundredfold(swapped), decimals, null))
    return {
      ...check,
      computed,
      verdict: 'inconsistent',
      reason: `${sum}; bài ghi ${claim.text}, là tỷ lệ khi đảo tử số và mẫu số.`,
      correction: computed,
    }
  // More than the whole printed as less than all of it: the one is no part of the other.
  if (compare(numerator, denominator) > 0 && compare(claim.value, rational(100)) <= 0)
    return {
      ...check,
      computed,
      reason: `${sum}, khác ${claim.text}; hai số này có thể không phải phần và toàn bộ nên không kết luận.`,
    }
  return { ...check, computed, verdict: 'inconsistent', reason: `${sum}; bài ghi ${claim.text}.`, correction: computed }
}

/** "chi 4,1 tỷ trong 4,7 tỷ, đạt 88%": both sums are printed rounded, so the share may stand off by what their last digits hide. */
function asPrintedSums(claims: readonly Claim[], claim: Claim, exact: Rational): boolean {
  const [part, whole] = (claim.relation?.to ?? []).map((place) => claims[place])
  if (part?.form !== 'money' || whole?.form !== 'money' || whole.value.n <= 0n) return false
  const digit = rational(1, 10n ** BigInt(claim.decimals))
  const half = (one: Claim): Rational => divide(stepOf(one), rational(2)) ?? rational(0)
  const spread = add(shareSpread(part.value, whole.value, half(part), half(whole)), digit)
  const off = subtract(claim.value, exact)
  return compare(off.n < 0n ? subtract(exact, claim.value) : off, spread) < 0
}

/** As near as a slip of the pen comes: a point and a half, or two digits changed places. */
const SLIP = rational(3, 2)

/**
 * A sentence that does not say what a percentage is of, but prints one whole for it and misses it by a slip: of another
 * base the percentage would hardly come so near.
 */
function isSlip(claims: readonly Claim[], i: number, exact: Rational): boolean {
  const claim = claims[i]
  const [part, whole] = claim?.relation?.to ?? []
  if (!claim || part === undefined || whole === undefined || claim.relation?.base !== null || part < whole || part > i)
    return false
  if (claims[part]?.sentence !== claim.sentence || claims[whole]?.sentence !== claim.sentence || claim.graded) return false
  const off = subtract(claim.value, exact)
  const near = compare(off.n < 0n ? subtract(exact, claim.value) : off, SLIP) <= 0
  const swapped =
    [...percentText(exact, claim.decimals)].sort().join('') === [...percentText(claim.value, claim.decimals)].sort().join('')
  return (near || swapped) && otherShare(claims, i) === null
}

/** A count and its percentage of something the text does not count: what base would they imply, and is there one at all? */
function outsideShare(claims: readonly Claim[], claim: Claim, i: number): Check {
  const part = claims[claim.relation?.to[0] ?? -1]
  const base = claim.relation?.base
  const check: Check = {
    ...blank(claim, i),
    about: 'share_of_base',
    claims: [claim.relation?.to[0] ?? i, i].sort((a, b) => a - b),
  }
  if (!part || part.qualifier || claim.qualifier || claim.valueHigh)
    return { ...check, reason: `Số trong câu là ước lượng hoặc khoảng; không suy ra được mẫu số${base ? ` (${base})` : ''}.` }
  const count = part.denominator ? part.value : part.value
  if (count.d !== 1n || count.n === 0n) return { ...check, reason: 'Không đủ số để tính lại tỷ lệ.' }
  const implied = impliedRange(count.n, claim.value, claim.decimals)
  if (!implied) return { ...check, reason: 'Tỷ lệ bằng 0 nên không suy ra được mẫu số.' }
  const { low, high } = implied
  if (low > high) {
    if (!claim.relation?.explicit || compare(claim.value, rational(100)) > 0)
      return {
        ...check,
        reason: `Không có mẫu số nguyên nào cho ${printInteger(count.n)} và ${claim.text}; câu không nói rõ mẫu số nên không kết luận.`,
      }
    return {
      ...check,
      verdict: 'inconsistent',
      reason: `Không có mẫu số nguyên nào để ${printInteger(count.n)} bằng ${claim.text}, kể cả khi cắt bỏ.`,
    }
  }
  const computed = low === high ? printInteger(low) : `${printInteger(low)} – ${printInteger(high)}`
  return {
    ...check,
    computed,
    reason:
      low === high
        ? `Bài không nêu mẫu số; ${claim.text} ứng với ${base ?? 'mẫu số'} là ${computed}.`
        : `Bài không nêu mẫu số; ${claim.text} ứng với ${base ?? 'mẫu số'} từ ${printInteger(low)} đến ${printInteger(high)}.`,
  }
}

/** All whole bases for which count : base prints as `percent` when rounded or cut. */
export function impliedRange(count: bigint, percent: Rational, decimals: number): { low: bigint; high: bigint } | null {
  const unit = rational(1n, 10n ** BigInt(decimals))
  // Rounded or cut, the exact share lies in [p − u/2, p + u).
  const lowShare = rational(percent.n * 2n * unit.d - percent.d * unit.n, percent.d * 2n * unit.d)
  const highShare = rational(percent.n * unit.d + percent.d * unit.n, percent.d * unit.d)
  if (highShare.n <= 0n || percent.n <= 0n) return null
  const hundred = count * 100n
  const lowest = (hundred * highShare.d) / highShare.n + 1n
  const highest = lowShare.n <= 0n ? count * 10n ** BigInt(decimals + 4) : (hundred * lowShare.d) / lowShare.n
  return { low: lowest < count && compare(percent, rational(100)) <= 0 ? count : lowest, high: highest }
}

/** Two shares of the dân số in one text must allow one and the same dân số. */
export function impliedBases(claims: readonly Claim[]): Check[] {
  const seen = new Map<string, { low: bigint; high: bigint; places: number[]; texts: string[] }[]>()
  claims.forEach((claim, i) => {
    const { relation } = claim
    const part = relation?.kind === 'share_of_base' ? claims[relation.to[0] ?? -1] : undefined
    const base = relation?.base?.toLowerCase()
    if (!part || !base || !/dân số/.test(base) || part.qualifier || claim.qualifier || part.value.d !== 1n) return
    const implied = impliedRange(part.value.n, claim.value, claim.decimals)
    if (!implied || implied.low > implied.high) return
    const key = `dân số|${claim.period ?? ''}|${claim.orgUnit ?? ''}`
    const group = seen.get(key)
    const one = { ...implied, places: [relation?.to[0] ?? i, i], texts: [claim.text] }
    if (!group) seen.set(key, [one])
    else if (group.length < 2) group.push(one)
  })
  const checks: Check[] = []
  for (const group of seen.values()) {
    const [one, two] = group
    if (!one || !two) continue
    const meet = one.low <= two.high && two.low <= one.high
    const words = (range: { low: bigint; high: bigint }): string => `${printInteger(range.low)} – ${printInteger(range.high)}`
    checks.push({
      about: 'implied_base',
      printed: `${one.texts[0]}; ${two.texts[0]}`,
      computed: `${words(one)}; ${words(two)}`,
      verdict: meet ? 'consistent' : 'inconsistent',
      convention: null,
      correction: null,
      claims: [...one.places, ...two.places],
      reason: meet
        ? `Hai tỷ lệ cùng ứng được với một dân số (${words(one)} và ${words(two)}).`
        : `${one.texts[0]} ứng với dân số ${words(one)}, còn ${two.texts[0]} ứng với ${words(two)}: hai mẫu số khác nhau.`,
    })
  }
  return checks
}

export const printedValue = (claim: Claim): string => printDecimal(roundTo(claim.value, claim.decimals))
