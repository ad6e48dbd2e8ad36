/**
 * Giỏi and khá together: their counts or their percentages added up, and the share they are of everybody examined. What was
 * graded once is looked for in the sentence and the one before; a list that names a grade twice grades more than one subject
 * and is left alone.
 */
import { add, compare, divide, type Rational, rational, subtract } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'

const FIGURES = 10

type Graded = { excellent: number; good: number; pass: number | null; fail: number | null }

export function gradeChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const told = new Set(
    others.flatMap((check) =>
      check.verdict === 'cannot_tell' || check.about === 'part'
        ? []
        : check.claims.filter((at) => claims[at]?.text === check.printed),
    ),
  )
  return claims.flatMap((claim, i): Check[] => {
    if (claim.grade !== 'khá giỏi' || claim.denominator || claim.qualifier || claim.valueHigh || told.has(i)) return []
    if (claim.standing !== 'stated' || claim.cell) return []
    const check = (claim.form === 'percent' ? shareOf(claims, i) : null) ?? added(claims, i)
    return check ? [check] : []
  })
}

/** The grades of one list around a figure, in its own kind of number. */
function gradesAround(claims: readonly Claim[], i: number, form: Claim['form']): Graded | null {
  const claim = claims[i]
  const found = new Map<string, number>()
  for (let at = Math.max(0, i - FIGURES); claim && at < claims.length && at <= i + FIGURES; at++) {
    const one = claims[at]
    if (!one || one.form !== form || one.grade === null || one.grade === 'khá giỏi' || one.kind === 'change') continue
    if (one.sentence > claim.sentence || claim.sentence - one.sentence > 1) continue
    if (one.qualifier || one.valueHigh || one.denominator || found.has(one.grade)) return null
    found.set(one.grade, at)
  }
  const [excellent, good] = [found.get('giỏi'), found.get('khá')]
  if (excellent === undefined || good === undefined) return null
  if (claims[excellent]?.sentence !== claims[good]?.sentence) return null
  return { excellent, good, pass: found.get('đạt') ?? null, fail: found.get('không đạt') ?? null }
}

const valueAt = (claims: readonly Claim[], at: number | null): Rational => claims[at ?? -1]?.value ?? rational(0)

function added(claims: readonly Claim[], i: number): Check | null {
  const claim = claims[i]
  const grades = claim && gradesAround(claims, i, claim.form)
  if (!claim || !grades) return null
  const { excellent, good } = grades
  const sum = add(valueAt(claims, excellent), valueAt(claims, good))
  const percent = claim.form === 'percent' ? '%' : ''
  const off = subtract(claim.value, sum)
  const apart = off.n < 0n ? subtract(sum, claim.value) : off
  // Each percentage may hide half of its last digit, and so may their sum.
  const fine = Math.min(...[excellent, good, i].map((at) => claims[at]?.decimals ?? 0))
  const spread = percent ? rational(3, 2n * 10n ** BigInt(fine)) : rational(0)
  const right = compare(apart, spread) <= 0
  // Another percentage that is not theirs may stand there; of people counted in one sentence none other can be meant.
  if (!right && (percent || claims[good]?.sentence !== claim.sentence)) return null
  const computed = `${longDecimal(sum)}${percent}`
  return {
    ...blank(claim, [excellent, good, i]),
    about: 'sum',
    computed,
    verdict: right ? 'consistent' : 'inconsistent',
    convention: right ? (apart.n === 0n ? 'exact' : 'approximate') : null,
    reason: `${claims[excellent]?.text} giỏi + ${claims[good]?.text} khá = ${computed}${right ? '' : `; bài ghi ${claim.text}`}.`,
    correction: right ? null : computed,
  }
}

/** Of everybody the list grades; it speaks against the share only where the text prints their number as well. */
function shareOf(claims: readonly Claim[], i: number): Check | null {
  const claim = claims[i]
  const grades = claim && gradesAround(claims, i, 'count')
  if (!claim || !grades) return null
  const { excellent, good, pass, fail } = grades
  const together = add(valueAt(claims, excellent), valueAt(claims, good))
  const listed = add(add(together, valueAt(claims, pass)), valueAt(claims, fail))
  const printed = examinedBefore(claims, Math.min(excellent, good), listed)
  const wholes = [...(pass === null ? [] : [{ at: null, value: listed }]), ...(printed ? [printed] : [])]
  for (const { at, value } of wholes) {
    const ratio = divide(together, value)
    const exact = ratio && hundredfold(ratio)
    const agrees = exact && agreement(claim.value, exact, claim.decimals, null)
    if (agrees || (exact && pass !== null && printed && compare(printed.value, listed) === 0)) {
      const sum = `(${claims[excellent]?.text} + ${claims[good]?.text}) : ${printInteger(value.n)} = ${longDecimal(exact)}%`
      const computed = percentText(exact, claim.decimals)
      return {
        ...blank(claim, [excellent, good, ...(at === null ? [] : [at]), i]),
        computed,
        verdict: agrees ? 'consistent' : 'inconsistent',
        convention: agrees ? agrees.convention : null,
        reason: `${sum}${agrees ? '' : `; bài ghi ${claim.text}`}.`,
        correction: agrees ? null : computed,
      }
    }
  }
  return null
}

/** The count before the list of grades that is at least as large as the list. */
function examinedBefore(claims: readonly Claim[], first: number, listed: Rational): { at: number; value: Rational } | null {
  const grade = claims[first]
  for (let at = first - 1; at >= 0 && at >= first - 4; at--) {
    const one = claims[at]
    if (!grade || !one || grade.sentence - one.sentence > 1) return null
    if (one.form !== 'count' || one.kind === 'change' || one.qualifier || one.valueHigh) continue
    if (one.unit !== null && grade.unit !== null && kinship(familyOf(one.unit), familyOf(grade.unit)) < 0.85) continue
    return compare(one.value, listed) >= 0 ? { at, value: one.value } : null
  }
  return null
}

const blank = (claim: Claim, places: readonly number[]): Check => ({
  about: 'share',
  printed: claim.text,
  computed: null,
  verdict: 'cannot_tell',
  convention: null,
  reason: '',
  claims: [...new Set(places)].sort((a, b) => a - b),
  correction: null,
})
