/** Parts and wholes: no part is larger than its whole, and parts said to make it up add to it. */
import { add, compare, type Rational, rational, roundTo } from '#domain/quantity.ts'
import { printInteger, printMoney } from '#domain/wording.ts'
import { familyOf } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { longDecimal } from './conventions.ts'

const sameCount = (a: Claim, b: Claim): boolean => a.unit === null || b.unit === null || familyOf(a.unit) === familyOf(b.unit)

export function partChecks(claims: readonly Claim[]): Check[] {
  return claims.flatMap((claim, i): Check[] => {
    const { relation } = claim
    const place = relation?.to[0]
    const whole = claims[place ?? -1]
    if (
      (relation?.kind !== 'part_of' && relation?.kind !== 'attained_of_target') ||
      !whole ||
      place === undefined ||
      claim.form === 'percent'
    )
      return []
    if (relation.kind === 'attained_of_target') return []
    const check: Check = {
      about: 'part',
      printed: claim.text,
      computed: null,
      verdict: 'cannot_tell',
      convention: null,
      reason: '',
      claims: [i, place].sort((a, b) => a - b),
      correction: null,
    }
    if (!sameCount(claim, whole)) return []
    if (compare(claim.value, whole.value) <= 0)
      return [{ ...check, verdict: 'consistent', convention: 'exact', reason: `${claim.text} nằm trong ${whole.text}.` }]
    if (!relation.explicit || claim.qualifier || whole.qualifier || whole.denominator || relation.base !== 'trong đó')
      return [{ ...check, reason: `${claim.text} lớn hơn ${whole.text}; câu không nói rõ đây là một phần nên không kết luận.` }]
    return [{ ...check, verdict: 'inconsistent', reason: `${claim.text} là một phần của ${whole.text} nhưng lớn hơn toàn bộ.` }]
  })
}

const SUMMED: ReadonlySet<string | null> = new Set(['trong đó', 'gồm', '(', ':'])

/** "gồm 600 dân quân và 522 tự vệ"; "trong đó loại 1: …, loại 2: …, loại 3: …" when they happen to make up the whole. */
export function sumChecks(claims: readonly Claim[]): Check[] {
  const groups = new Map<number, number[]>()
  claims.forEach((claim, i) => {
    const whole = claim.relation?.kind === 'part_of' && SUMMED.has(claim.relation.base) ? claim.relation.to[0] : undefined
    if (whole === undefined || claim.form === 'percent' || claim.denominator) return
    const group = groups.get(whole)
    if (group) group.push(i)
    else groups.set(whole, [i])
  })
  const checks: Check[] = []
  for (const [place, parts] of groups) {
    const whole = claims[place]
    const members = parts.map((part) => claims[part]).filter((part): part is Claim => part !== undefined)
    if (!whole || members.length < 2 || !members.every((part) => sameCount(part, whole))) continue
    const sum = members.reduce((total: Rational, part) => add(total, part.value), rational(0))
    const words = members.map((part) => part.text).join(' + ')
    const check: Check = {
      about: 'sum',
      printed: whole.text,
      computed: written(sum, whole),
      verdict: 'cannot_tell',
      convention: null,
      reason: '',
      claims: [place, ...parts],
      correction: null,
    }
    const vague = whole.qualifier !== null || members.some((part) => part.qualifier !== null)
    if (compare(sum, whole.value) === 0)
      checks.push({ ...check, verdict: 'consistent', convention: 'exact', reason: `${words} = ${whole.text}.` })
    else if (vague) checks.push({ ...check, reason: `${words} = ${written(sum, whole)}; có số ước lượng nên không kết luận.` })
    else if (members.every((part) => part.relation?.base === 'gồm'))
      checks.push({ ...check, verdict: 'inconsistent', reason: `${words} = ${written(sum, whole)}, khác tổng ${whole.text}.` })
    else if (members.length > 2 && members.every((part) => isListed(part, whole)) && isDigitSlip(sum, whole.value))
      checks.push({
        ...check,
        verdict: 'inconsistent',
        reason: `${words} = ${written(sum, whole)}, khác tổng ${whole.text} đúng một chữ số.`,
      })
    else if (compare(sum, whole.value) > 0 && members.every((part) => part.relation?.base === 'trong đó'))
      checks.push({
        ...check,
        reason: `${words} = ${written(sum, whole)}, lớn hơn ${whole.text}; các phần có thể trùng nhau nên không kết luận.`,
      })
  }
  return [...checks, ...claims.flatMap((claim, i) => totalCheck(claims, claim, i)), ...percentSums(claims)]
}

/** As the figures it adds up are printed: money in tỷ and triệu. */
const written = (sum: Rational, like: Claim): string =>
  like.form === 'money' ? printMoney(roundTo(sum, 0).units) : longDecimal(sum)

/** Behind a colon and in the very word of the whole: kinds of one thing, not what some of them are besides. */
const isListed = (part: Claim, whole: Claim): boolean =>
  part.relation?.base === ':' && (part.unit === whole.unit || part.unit === null) && compare(whole.value, rational(100)) >= 0

/** One digit written wrong, or two that changed places: a list that is not all there is would hardly miss by so little. */
function isDigitSlip(a: Rational, b: Rational): boolean {
  const [one, two] = [`${a.n}`, `${b.n}`]
  if (a.d !== 1n || b.d !== 1n || one.length !== two.length || one.length < 3) return false
  const differ = [...one].flatMap((digit, at) => (digit === two[at] ? [] : [at]))
  const [first, second] = differ
  if (differ.length === 1) return true
  return (
    differ.length === 2 && first !== undefined && second === first + 1 && one[first] === two[second] && one[second] === two[first]
  )
}

/** "Dân quân 164 đồng chí, tự vệ 24 đồng chí, tổng cộng 188 đồng chí". */
function totalCheck(claims: readonly Claim[], claim: Claim, i: number): Check[] {
  if (claim.relation?.kind !== 'sum_of') return []
  const places = claim.relation.to
  const members = places.map((place) => claims[place]).filter((part): part is Claim => part !== undefined)
  const sum = members.reduce((total: Rational, part) => add(total, part.value), rational(0))
  const words = members.map((part) => part.text).join(' + ')
  const check: Check = {
    about: 'sum',
    printed: claim.text,
    computed: written(sum, claim),
    verdict: 'cannot_tell',
    convention: null,
    reason: `${words} = ${written(sum, claim)}; có số ước lượng nên không kết luận.`,
    claims: [...places, i],
    correction: null,
  }
  if (compare(sum, claim.value) === 0)
    return [{ ...check, verdict: 'consistent', convention: 'exact', reason: `${words} = ${claim.text}.` }]
  if (claim.qualifier || members.some((part) => part.qualifier || part.valueHigh)) return [check]
  if (!claim.relation.explicit)
    return [{ ...check, reason: `${words} = ${written(sum, claim)}; câu không nói rõ ${claim.text} là tổng của các số này.` }]
  return [
    {
      ...check,
      verdict: 'inconsistent',
      reason: `${words} = ${written(sum, claim)}, khác tổng ${claim.text}.`,
      correction: written(sum, claim),
    },
  ]
}

/** Giỏi, khá, đạt of one list make a hundred. */
function percentSums(claims: readonly Claim[]): Check[] {
  const checks: Check[] = []
  for (let i = 0; i < claims.length; i++) {
    const run: number[] = []
    for (
      let at = i;
      at < claims.length &&
      claims[at]?.form === 'percent' &&
      claims[at]?.sentence === claims[i]?.sentence &&
      !claims[at]?.relation &&
      !claims[at]?.qualifier &&
      claims[at]?.graded;
      at++
    )
      run.push(at)
    if (run.length < 3) continue
    const grades = run.map((at) => claims[at]?.graded ?? '')
    const sum = run.reduce((total: Rational, at) => add(total, claims[at]?.value ?? rational(0)), rational(0))
    const spread = rational(BigInt(run.length), 2n * 10n ** BigInt(Math.min(...run.map((at) => claims[at]?.decimals ?? 0))))
    const near =
      compare(sum, add(rational(100), spread)) <= 0 && compare(sum, add(rational(100), rational(-spread.n, spread.d))) >= 0
    const whole =
      grades.includes('giỏi') && grades.includes('khá') && grades.includes('đạt') && new Set(grades).size === grades.length
    // "100% đạt yêu cầu, 83% khá, giỏi": who is good passed too, and then the shares hold each other.
    const share = (grade: string): Rational => claims[run[grades.indexOf(grade)] ?? -1]?.value ?? rational(0)
    const nested =
      compare(add(share('đạt'), spread), add(share('khá'), share('giỏi'))) >= 0 ||
      compare(add(add(share('đạt'), share('khá')), spread), rational(100)) >= 0
    if (near || (whole && !nested && compare(sum, add(rational(100), spread)) > 0))
      checks.push({
        about: 'sum',
        printed: run.map((at) => claims[at]?.text).join(' + '),
        computed: `${longDecimal(sum)}%`,
        verdict: near ? 'consistent' : 'inconsistent',
        convention: near ? 'exact' : null,
        claims: run,
        correction: null,
        reason: near
          ? `Các tỷ lệ cộng lại bằng ${longDecimal(sum)}%.`
          : `Các tỷ lệ cộng lại bằng ${longDecimal(sum)}%, quá 100%.`,
      })
    i = run.at(-1) ?? i
  }
  return checks
}

export const wholeNumber = (value: Rational): string => (value.d === 1n ? printInteger(value.n) : longDecimal(value))
