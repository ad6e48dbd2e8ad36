/**
 * A list whose shares are of the list itself: "18 đơn vị tốt (34,6%), 30 đơn vị khá (57,7%), 4 đơn vị trung bình (7,7%)".
 * Where every count added up gives every share, each is right; where all but one of three and more are, that one is wrong.
 */
import { add, divide, type Rational, rational } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import { familyOf } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { type Agreement, agreement, hundredfold, longDecimal, percentText } from './conventions.ts'

/** Characters between a count and the share behind it: the words of its item and a bracket. */
const NEAR = 40
/** Of two shares both must be right, of more one may be a slip. */
const TELLS = 3

export function listChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const untold = new Set(
    others.flatMap(({ verdict, about, claims: places, printed }) =>
      verdict === 'cannot_tell' && about.startsWith('share') ? places.filter((at) => claims[at]?.text === printed) : [],
    ),
  )
  const checks: Check[] = []
  for (let i = 0; i < claims.length; i++) {
    const shares = listFrom(claims, i)
    if (shares.length < 2) continue
    i = shares.at(-1) ?? i
    if (!shares.some((at) => untold.has(at))) continue
    const whole = shares.reduce((sum: Rational, at) => add(sum, claims[at - 1]?.value ?? rational(0)), rational(0))
    const found = shares.map((at) => shareAt(claims, at, whole))
    const wrong = found.filter(({ agrees }) => agrees === null)
    if (wrong.length > (shares.length >= TELLS ? 1 : 0)) continue
    for (const { at, exact, agrees } of found) {
      const [claim, part] = [claims[at], claims[at - 1]]
      if (!claim || !part || !exact || !untold.has(at)) continue
      const computed = percentText(exact, claim.decimals)
      const sum = `${printInteger(part.value.n)} : ${printInteger(whole.n)} = ${longDecimal(exact)}%`
      checks.push({
        about: 'share',
        printed: claim.text,
        computed,
        verdict: agrees ? 'consistent' : 'inconsistent',
        convention: agrees?.convention ?? null,
        reason: agrees
          ? `${sum}, tính trên tổng các số của danh sách.`
          : `${sum}, như các tỷ lệ bên cạnh; bài ghi ${claim.text}.`,
        claims: [at - 1, at],
        correction: agrees ? null : computed,
      })
    }
  }
  return checks
}

/** Places of the shares of a list that begins with the count at i: count, share, count, share, in one word and one sentence. */
function listFrom(claims: readonly Claim[], i: number): number[] {
  const shares: number[] = []
  const first = claims[i]
  for (let at = i; first && first.unit !== null && at + 1 < claims.length; at += 2) {
    const [part, share] = [claims[at], claims[at + 1]]
    if (!part || !share || part.sentence !== first.sentence || share.sentence !== first.sentence) break
    if (part.form !== 'count' || part.kind !== 'count' || part.qualifier || part.value.d !== 1n || part.cell) break
    if (part.unit === null || familyOf(part.unit) !== familyOf(first.unit)) break
    if (share.form !== 'percent' || share.kind !== 'percent' || share.qualifier || share.valueHigh) break
    if (share.start - part.end > NEAR || (share.relation && share.relation.base !== null)) break
    shares.push(at + 1)
  }
  return shares
}

function shareAt(
  claims: readonly Claim[],
  at: number,
  whole: Rational,
): { at: number; exact: Rational | null; agrees: Agreement } {
  const [claim, part] = [claims[at], claims[at - 1]]
  const ratio = part && divide(part.value, whole)
  const exact = ratio ? hundredfold(ratio) : null
  return { at, exact, agrees: claim && exact ? agreement(claim.value, exact, claim.decimals, null) : null }
}
