/** Quotients: averages the text prints are recomputed, those it does not print are offered as readings, never as errors. */
import { compare, divide, multiply, type Rational, roundTo, subtract } from '#domain/quantity.ts'
import { printDecimal, printInteger, printMoney } from '#domain/wording.ts'
import { familyOf } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, longDecimal, stepOf } from './conventions.ts'
import { sentenceAround } from './subjects.ts'

export function averageCheck(claims: readonly Claim[], i: number): Check[] {
  const claim = claims[i]
  if (!claim?.relation) return []
  const places = claim.relation.to.filter((place) => claims[place]?.form === 'count' || claims[place]?.form === 'money')
  const check: Check = {
    about: 'average',
    printed: claim.text,
    computed: null,
    verdict: 'cannot_tell',
    convention: null,
    reason: 'Bài không nêu đủ hai số để tính bình quân.',
    claims: [...places, i],
    correction: null,
  }
  for (const over of places)
    for (const under of places) {
      const quotient = over === under ? null : divide(claims[over]?.value ?? claim.value, claims[under]?.value ?? claim.value)
      const agrees =
        quotient &&
        agreement(
          claim.value,
          quotient,
          claim.form === 'money' ? 0 : claim.decimals,
          claim.form === 'money' ? (claim.qualifier ?? 'about') : claim.qualifier,
        )
      if (agrees)
        return [
          {
            ...check,
            claims: [over, under, i].sort((a, b) => a - b),
            computed: claim.form === 'money' ? printMoney(roundTo(quotient, 0).units) : longDecimal(quotient),
            verdict: 'consistent',
            convention: agrees.convention,
            reason: `${claims[over]?.text} : ${claims[under]?.text} = ${longDecimal(quotient)}.`,
          },
        ]
    }
  const said = byItsWords(claims, i)
  if (said) return [averageOf(claim, claims, said, { ...check, claims: [said.over, said.under, i].sort((a, b) => a - b) })]
  const [a, b] = [claims[places[0] ?? -1], claims[places[1] ?? -1]]
  if (
    places.length !== 2 ||
    !a ||
    !b ||
    a.qualifier ||
    b.qualifier ||
    claim.qualifier ||
    !a.unit ||
    !b.unit ||
    (claim.form !== 'money' && familyOf(a.unit) === familyOf(b.unit))
  )
    return [check]
  const [large, small] = Number(a.value.n / a.value.d) >= Number(b.value.n / b.value.d) ? [a, b] : [b, a]
  const quotient = divide(large.value, small.value)
  if (!quotient || (claim.unit !== null && large.unit !== null && !sharesOut(claim.unit, large.unit))) return [check]
  const computed =
    claim.form === 'money'
      ? printMoney(roundTo(quotient, 0).units)
      : quotient.d === 1n
        ? printInteger(quotient.n)
        : printDecimal(roundTo(quotient, Math.max(1, claim.decimals)))
  return [
    {
      ...check,
      computed,
      verdict: 'inconsistent',
      reason: `${large.text} : ${small.text} = ${longDecimal(quotient)}; bài ghi ${claim.text}.`,
      correction: computed,
    },
  ]
}

type Quotient = { over: number; under: number }

/** "bình quân 99 đồng chí/xã": the one figure of the sentence in people over the one in communes, where it prints one of each. */
function byItsWords(claims: readonly Claim[], i: number): Quotient | null {
  const claim = claims[i]
  const each = (claim?.unit?.split('/')[1] ?? claim?.relation?.base?.replace('mỗi ', '') ?? '').toLowerCase()
  if (!claim || each === '' || claim.unit === null) return null
  const counted = claim.unit.split('/')[0] ?? claim.unit
  const [overs, unders]: [number[], number[]] = [[], []]
  for (const at of sentenceAround(claims, i)) {
    const one = claims[at]
    if (!one || at >= i || one.kind === 'change' || one.form === 'percent' || one.form === 'points' || one.valueHigh) continue
    if (one.relation?.kind === 'average' || one.denominator || one.unit === null) continue
    if (claim.form === 'money' ? one.form === 'money' : one.form === 'count' && sharesOut(counted, one.unit)) overs.push(at)
    else if (
      one.form === 'count' &&
      (each === one.unit.toLowerCase() ||
        `${one.unit.toLowerCase()} `.startsWith(`${each} `) ||
        each.startsWith(`${one.unit.toLowerCase()} `))
    )
      unders.push(at)
  }
  const [over, under] = [overs[0], unders[0]]
  return overs.length === 1 && unders.length === 1 && over !== undefined && under !== undefined ? { over, under } : null
}

function averageOf(claim: Claim, claims: readonly Claim[], { over, under }: Quotient, check: Check): Check {
  const [all, of] = [claims[over], claims[under]]
  const quotient = all && of ? divide(all.value, of.value) : null
  if (!all || !of || !quotient) return check
  const decimals = claim.form === 'money' ? 0 : claim.decimals
  const computed =
    claim.form === 'money'
      ? printMoney(roundTo(quotient, 0).units)
      : quotient.d === 1n
        ? printInteger(quotient.n)
        : printDecimal(roundTo(quotient, Math.max(1, decimals)))
  const sum = `${all.text} : ${of.text} = ${longDecimal(quotient)}`
  const agrees =
    agreement(claim.value, quotient, decimals, claim.qualifier) ??
    (claim.form === 'money' && withinStep(claim, quotient) ? { convention: 'approximate' as const } : null)
  if (agrees) return { ...check, computed, verdict: 'consistent', convention: agrees.convention, reason: `${sum}.` }
  if (all.qualifier || of.qualifier || claim.qualifier)
    return { ...check, reason: `${sum} theo số ước lượng, không đủ để kết luận.` }
  return { ...check, computed, verdict: 'inconsistent', reason: `${sum}; bài ghi ${claim.text}.`, correction: computed }
}

/** "8,4 người" of 1.273 lượt người: turns of people shared out are people. */
const sharesOut = (one: string, all: string): boolean =>
  familyOf(one.split('/')[0] ?? one) === familyOf(all) || (familyOf(one) === 'person' && familyOf(all) === 'personTurn')

const reading = (computed: string, reason: string, claims: number[]): Check => ({
  about: 'derived',
  printed: null,
  computed,
  verdict: 'cannot_tell',
  convention: null,
  reason,
  claims,
  correction: null,
})

/** "12 hộ, mỗi hộ 3 triệu đồng, tổng 40 triệu đồng": 36 it is. */
function timesEach(claims: readonly Claim[], places: [objects: number, each: number, total: number]): Check[] {
  const [objects, each, total] = [claims[places[0]], claims[places[1]], claims[places[2]]]
  if (!objects || !each || !total) return []
  const check = {
    ...reading(
      '',
      '',
      [...places].sort((a, b) => a - b),
    ),
    about: 'sum' as const,
    printed: total.text,
  }
  if (objects.qualifier || each.qualifier || objects.denominator)
    return [{ ...check, computed: null, reason: 'Bài chỉ nêu số ước lượng nên không nhân lại được.' }]
  const product = multiply(objects.value, each.value)
  const computed = printMoney(roundTo(product, 0).units)
  const sum = `${objects.text} × ${each.text} = ${computed}`
  const agrees =
    agreement(total.value, product, 0, total.qualifier) ??
    (withinStep(total, product) ? { convention: 'approximate' as const } : null)
  if (agrees) return [{ ...check, computed, verdict: 'consistent', convention: agrees.convention, reason: `${sum}.` }]
  // "126 căn nhà …; ủng hộ 2,3 tỷ đồng, mỗi căn 60 triệu đồng": only what is called the sum of all is held to their number.
  return !total.relation?.explicit
    ? []
    : [{ ...check, computed, verdict: 'inconsistent', reason: `${sum}; bài ghi ${total.text}.`, correction: computed }]
}

/** "0,4 tỷ đồng" of 360 million: as near as its last digit says. */
function withinStep(claim: Claim, exact: Rational): boolean {
  const off = subtract(claim.value, exact)
  return compare(off.n < 0n ? subtract(exact, claim.value) : off, stepOf(claim)) < 0
}

/** 4,7 tỷ for 10 houses is 0,47 tỷ each: said as a reading. */
export function perObjectReadings(claims: readonly Claim[]): Check[] {
  return claims.flatMap((claim, i) => {
    // What each of them got is said already.
    if (claim.relation?.kind !== 'per_object' || claim.relation.base !== null) return []
    const [place, one] = claim.relation.to
    const objects = claims[place ?? -1]
    if (objects && place !== undefined && one !== undefined) return timesEach(claims, [place, one, i])
    // "23 hộ với tổng số tiền 690 triệu đồng (mỗi hộ 30 triệu đồng)"
    const next = claims[i + 1]
    if (
      place !== undefined &&
      next?.sentence === claim.sentence &&
      next.relation?.kind === 'per_object' &&
      next.relation.base !== null &&
      next.relation.to[0] === place
    )
      return timesEach(claims, [place, i + 1, i])
    const each = objects && objects.value.n > 1n ? divide(claim.value, objects.value) : null
    if (!each || place === undefined || !objects) return []
    return [
      reading(
        printMoney(roundTo(each, 0).units),
        `Suy ra: ${claim.text} : ${objects.text} ${objects.unit ?? ''} = ${printMoney(roundTo(each, 0).units)} mỗi ${objects.unit ?? 'đơn vị'}; bài không in số này.`,
        [Math.min(place, i), Math.max(place, i)],
      ),
    ]
  })
}

const BY_TURN: ReadonlyArray<readonly [string, string]> = [
  ['manDay', 'turn'],
  ['personTurn', 'teamTurn'],
  ['personTurn', 'event'],
  ['manDay', 'person'],
]

/** 48 lượt with 8.832 ngày công is 184 each; 9.467 lượt người of 2.568 lượt tổ is 3,69. */
export function quotientReadings(claims: readonly Claim[]): Check[] {
  return claims.flatMap((claim, i) => {
    const next = claims[i + 1]
    if (
      !next ||
      next.sentence !== claim.sentence ||
      claim.form !== 'count' ||
      next.form !== 'count' ||
      !claim.unit ||
      !next.unit ||
      claim.denominator ||
      next.denominator
    )
      return []
    const [a, b] = [familyOf(claim.unit), familyOf(next.unit)]
    const [over, under] = BY_TURN.some(([x, y]) => x === b && y === a)
      ? [next, claim]
      : BY_TURN.some(([x, y]) => x === a && y === b)
        ? [claim, next]
        : []
    const quotient = over && under && under.value.n > 1n ? divide(over.value, under.value) : null
    if (!quotient || !over || !under) return []
    const printed = quotient.d === 1n ? printInteger(quotient.n) : printDecimal(roundTo(quotient, 2))
    return [
      reading(
        `${printed} ${over.unit}/${under.unit}`,
        `Suy ra: ${over.text} : ${under.text} = ${printed} ${over.unit} mỗi ${under.unit}; bài không in số này.`,
        [i, i + 1],
      ),
    ]
  })
}
