/**
 * Which figures of a sentence another may speak of. A sentence prints more than one that could be meant: the printed change
 * or share is right when it follows from any of them, and wrong only where no other could be meant.
 */
import { compare, divide } from '#domain/quantity.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import { agreement, hundredfold } from './conventions.ts'

/** Units of one kind, and what is assigned and the people who fill it. */
const KIN = 0.8

const isKin = (a: Claim, b: Claim): boolean =>
  a.unit === null || b.unit === null || kinship(familyOf(a.unit), familyOf(b.unit)) >= KIN

const alike = (a: Claim, b: Claim): boolean => a.unit === null || b.unit === null || familyOf(a.unit) === familyOf(b.unit)

/** As far as a sentence is looked through for another reading: a table may be one sentence of ten thousand figures. */
const REACH = 64

/** Places of the same sentence around one figure, in order, itself among them. */
export function sentenceAround(claims: readonly Claim[], i: number): number[] {
  const sentence = claims[i]?.sentence
  const places: number[] = []
  for (let at = i; at >= 0 && at > i - REACH && claims[at]?.sentence === sentence; at--) places.unshift(at)
  for (let at = i + 1; at < i + REACH && claims[at]?.sentence === sentence; at++) places.push(at)
  return places
}

/**
 * The levels before a change, from the head of the sentence on, counted as what it is measured in: an average of people is
 * none of the evenings, and of two words that are not for people ("buổi", "ngày") only the same one.
 */
export function subjectsOf(claims: readonly Claim[], i: number, measured: Claim): number[] {
  const found: number[] = []
  for (const at of sentenceAround(claims, i).filter((place) => place < i)) {
    const one = claims[at]
    if (!one || one.form !== measured.form || one.kind === 'change') continue
    if (one.aspect !== 'value' || one.valueHigh || one.relation?.kind === 'average' || !alike(one, measured)) continue
    found.push(at)
  }
  const person = measured.unit !== null && familyOf(measured.unit) === 'person'
  const same = found.filter((at) => claims[at]?.unit === measured.unit)
  return person || same.length === 0 ? found : same
}

/** Another part or another whole of the sentence of which the printed share is right. */
export function otherShare(claims: readonly Claim[], i: number): { part: number; whole: number } | null {
  const claim = claims[i]
  const [part, whole] = claim?.relation?.to ?? []
  if (!claim || part === undefined || whole === undefined) return null
  const around = sentenceAround(claims, i)
  const others = around.filter((at) => {
    const one = claims[at]
    return one?.form === 'count' && one.kind !== 'change' && !one.valueHigh && !one.denominator
  })
  // "… và 59,0% số gọi khám": words that name the whole leave no other; and what another percentage is of, this one is not.
  const wholes = claim.relation?.base === null ? others : []
  const pairs = [...wholes.map((at) => [part, at] as const), ...others.map((at) => [at, whole] as const)].filter(
    ([one, all]) => !around.some((at) => at !== i && claims[at]?.relation?.to[0] === one && claims[at].relation.to[1] === all),
  )
  for (const [one, all] of pairs) {
    const [top, under] = [claims[one], claims[all]]
    if (!top || !under || one === all || top.denominator || under.denominator || !isKin(top, under)) continue
    if (compare(top.value, under.value) > 0 && compare(claim.value, { n: 100n, d: 1n }) <= 0) continue
    const ratio = divide(top.value, under.value)
    if (ratio && agreement(claim.value, hundredfold(ratio), claim.decimals, null)) return { part: one, whole: all }
  }
  return null
}
