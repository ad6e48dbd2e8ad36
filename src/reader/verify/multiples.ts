/** "gấp 1,5 lần": how many times what stood before, what was assigned, or what the sentence names. */
import { compare, divide, rational, subtract } from '#domain/quantity.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, longDecimal } from './conventions.ts'

type Moved = { level: number; base: number }

export function timesCheck(
  claims: readonly Claim[],
  i: number,
  check: Check,
  levelAndBase: (claims: readonly Claim[], i: number) => Moved | null,
): Check {
  const claim = claims[i]
  const untold = { ...check, reason: 'Bài không nêu đủ số kỳ này và số để so nên không tính lại được.' }
  if (!claim) return untold
  const moved = named(claims, i) ?? fromTo(claims, i) ?? levelAndBase(claims, i)
  const [level, base] = [claims[moved?.level ?? -1], claims[moved?.base ?? -1]]
  const times = level && base && level.form === 'count' && base.form === 'count' ? divide(level.value, base.value) : null
  if (!moved || !times || !level || !base) return untold
  const full = { ...check, claims: [...new Set([moved.level, moved.base, i])].sort((a, b) => a - b) }
  if (level.qualifier || base.qualifier || claim.valueHigh) return { ...full, reason: 'Bài nêu số ước lượng nên không kết luận.' }
  const sum = `${level.text} : ${base.text} = ${longDecimal(times)}`
  const computed = `${longDecimal(times, Math.max(1, claim.decimals))} lần`
  const agrees =
    agreement(claim.value, times, claim.decimals, claim.qualifier) ??
    // "tăng 1,5 lần" is said of half as much again and of half as much on top of all of it.
    agreement(claim.value, subtract(times, rational(1)), claim.decimals, claim.qualifier)
  // In speech "gấp 3 lần" is as near as a half.
  const spoken = claim.decimals === 0 && compare(distance(claim, times), rational(1, 2)) < 0
  if (agrees || spoken)
    return { ...full, computed, verdict: 'consistent', convention: agrees?.convention ?? 'approximate', reason: `${sum}.` }
  return { ...full, computed, verdict: 'inconsistent', reason: `${sum}; bài ghi ${claim.text} lần.`, correction: null }
}

const distance = (claim: Claim, times: { n: bigint; d: bigint }): { n: bigint; d: bigint } => {
  const off = subtract(claim.value, times)
  return off.n < 0n ? { n: -off.n, d: off.d } : off
}

/** The words themselves say of what: "gấp 4,8 lần so với 126 lớp". */
function named(claims: readonly Claim[], i: number): Moved | null {
  const [level, base] = claims[i]?.relation?.to ?? []
  return level !== undefined && base !== undefined && base > i ? { level, base } : null
}

/** "tăng từ 12 lớp lên 18 lớp, gấp 1,5 lần". */
function fromTo(claims: readonly Claim[], i: number): Moved | null {
  const [first, second] = [claims[i - 2], claims[i - 1]]
  return first?.linkAfter === 'to' && first.sentence === claims[i]?.sentence && second?.kind === 'count'
    ? { level: i - 1, base: i - 2 }
    : null
}
