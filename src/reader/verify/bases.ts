/**
 * A percentage whose words name a base the figures beside it hold: "46/52 đồng chí tự vệ, đạt 88,5% quân số" prints both
 * numbers, and so does a sentence that counts the people of the place and says "chiếm 1,5% dân số". Such a share is refused
 * only when it misses by a slip of the pen; farther off it is of something else.
 */
import { compare, divide, multiply, type Rational, rational, subtract } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'
import { sentenceAround } from './subjects.ts'

/** A pair stands no more figures away than this. */
const NEAR = 3
/** A slip of the pen: a point and a half of a pair, an eighth of a small share of the population. */
const SLIP = rational(3, 2)
const SMALL_SLIP = rational(1, 8)

type Base = { part: Claim; whole: Rational; places: number[]; slip: Rational; mayRefuse: boolean }

export function baseChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  return others.flatMap((told): Check[] => {
    const i = told.claims.findLast((at) => claims[at]?.form === 'percent')
    const claim = claims[i ?? -1]
    if (told.verdict !== 'cannot_tell' || !told.about.startsWith('share') || i === undefined || !claim) return []
    if (claim.qualifier || claim.valueHigh || claim.kind === 'change' || claim.standing !== 'stated' || claim.cell) return []
    const base = ownPair(claims, claim, i) ?? population(claims, claim, i)
    const ratio = base && divide(base.part.value, base.whole)
    if (!base || !ratio) return []
    const exact = hundredfold(ratio)
    const agrees = agreement(claim.value, exact, claim.decimals, null)
    const off = subtract(claim.value, exact)
    const near = compare(off.n < 0n ? subtract(exact, claim.value) : off, base.slip) <= 0
    if (!agrees && !(near && base.mayRefuse)) return []
    const computed = percentText(exact, claim.decimals)
    const sum = `${printInteger(base.part.value.n)} : ${printInteger(base.whole.n)} = ${longDecimal(exact)}%`
    return [
      {
        ...told,
        about: 'share',
        computed,
        verdict: agrees ? 'consistent' : 'inconsistent',
        convention: agrees?.convention ?? null,
        reason: agrees ? `${sum}.` : `${sum}; bài ghi ${claim.text}.`,
        claims: [...base.places, i].sort((a, b) => a - b),
        correction: agrees ? null : computed,
      },
    ]
  })
}

const PEOPLE_OF_IT = /^(tổng )?(quân số|kế hoạch|chỉ tiêu|biên chế)/i

/** The pair before the percentage in its sentence, where no other pair or percentage stands between. */
function ownPair(claims: readonly Claim[], claim: Claim, i: number): Base | null {
  const named = claim.relation?.base ?? null
  if (named !== null && !PEOPLE_OF_IT.test(named)) return null
  for (let at = i - 1; at >= i - NEAR && claims[at]?.sentence === claim.sentence; at--) {
    const part = claims[at]
    if (!part || part.form === 'percent' || part.form === 'points' || (part.form === 'money' && !part.denominator)) return null
    if (!part.denominator) continue
    if (part.value.d !== 1n || part.denominator.d !== 1n || part.denominator.n <= 0n || part.qualifier) return null
    const mayRefuse = at === i - 1 && claim.grade === null
    return { part, whole: part.denominator, places: [at], slip: SLIP, mayRefuse }
  }
  return null
}

/** "Phường có 18.400 người, dân quân 276 đồng chí, chiếm 1,5% dân số". */
function population(claims: readonly Claim[], claim: Claim, i: number): Base | null {
  if (!/^(tổng )?(dân số|số dân)/i.test(claim.relation?.base ?? '')) return null
  const part = claims[claim.relation?.to[0] ?? -1]
  const people = sentenceAround(claims, i).filter((at) => claims[at]?.indicator === 'population_total')
  const [place] = people
  const whole = claims[place ?? -1]
  if (!part || !whole || place === undefined || people.length > 1 || part === whole || part.denominator) return null
  if (part.qualifier || whole.qualifier || whole.valueHigh || whole.value.d !== 1n || part.value.d !== 1n) return null
  const ratio = divide(part.value, whole.value)
  const slip = ratio && multiply(hundredfold(ratio), SMALL_SLIP)
  return slip && { part, whole: whole.value, places: [claims.indexOf(part), place], slip, mayRefuse: true }
}
