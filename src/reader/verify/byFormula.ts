/**
 * A figure whose sentence names no base, while the text prints what the catalogue makes it of: the fit of those who came
 * to the examination, the militia and the self-defence force of a total. It may only confirm: that the numbers of one
 * text do not give a figure is no ground to accuse it, they may be of other days or units.
 */
import { type Formula, parseFormula } from '#domain/formula.ts'
import { indicators } from '#domain/indicators/index.ts'
import { add, divide, multiply, type Rational, subtract } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'
import { sentenceAround } from './subjects.ts'

/** How far the parts may stand from the figure: sentences, and figures between. */
const SENTENCES = 3
const FIGURES = 12

const parsed = new Map<string, Formula | null>()

function formulaOf(indicator: string): Formula | null {
  let formula = parsed.get(indicator)
  if (formula === undefined) {
    const text = indicators.get(indicator)?.formula
    formula = text ? parseFormula(text).formula : null
    parsed.set(indicator, formula)
  }
  return formula
}

export function formulaChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const told = new Set(
    others.flatMap((check) =>
      check.verdict === 'cannot_tell' ? [] : check.claims.filter((at) => claims[at]?.text === check.printed),
    ),
  )
  return claims.flatMap((claim, i) => {
    if (told.has(i) || claim.indicator === null) return []
    const own = byIndicator(claim.indicator, i, claims, true)
    // "khá, giỏi 78,9%; giỏi 30,2%": the second thought may be what the numbers say.
    const second = claim.candidates[1]?.indicator
    const other =
      own === null && claim.form === 'percent' && claim.decimals > 0 && second ? byIndicator(second, i, claims, false) : null
    return own ?? other ?? []
  })
}

function byIndicator(indicator: string, i: number, claims: readonly Claim[], mayRefuse: boolean): Check | null {
  const claim = claims[i]
  const formula = formulaOf(indicator)
  if (!claim || !formula || formula.kind === 'number') return null
  if (claim.kind === 'ratio_pair' || claim.qualifier || claim.standing !== 'stated') return null
  const used: number[] = []
  const exact = workedOut(formula, i, claims, used)
  if (!exact || used.length < 2) return null
  const percent = claim.form === 'percent'
  const value = percent ? hundredfold(exact) : exact
  const agrees = agreement(claim.value, value, claim.decimals, null)
  if (!agrees && percent && mayRefuse && (saidTogether(claims, claim, used) || namedAlone(claims, i, used)))
    return refused(formula, i, claims, value, used)
  if (!agrees || (!percent && agrees.convention !== 'exact')) return null
  return {
    about: percent ? 'share' : formula.kind === 'binary' && formula.op === '+' ? 'sum' : 'derived',
    printed: claim.text,
    computed: percent ? percentText(value, claim.decimals) : longDecimal(value),
    verdict: 'consistent',
    convention: agrees.convention,
    reason: `${spoken(formula, i, claims)} = ${longDecimal(value)}${percent ? '%' : ''}, theo các số khác của bài.`,
    claims: [...new Set([...used, i])].sort((a, b) => a - b),
    correction: null,
  }
}

/** One sentence prints the share and, right before it, the part and the whole the catalogue makes it of, and no other such whole. */
function saidTogether(claims: readonly Claim[], claim: Claim, used: readonly number[]): boolean {
  const { relation } = claim
  return (
    relation?.kind === 'share_of_whole' &&
    relation.base === null &&
    used.length === 2 &&
    relation.to.length === 2 &&
    relation.to.every((place) => used.includes(place)) &&
    used.every((place) => claims[place]?.sentence === claim.sentence && claims[place]?.aspect === 'value')
  )
}

/** How sure the indicator of a rate must be before its formula speaks against it. */
const SURE = 0.8

/**
 * "Khám cho 1.420 công dân, kết luận 612 công dân đủ sức khỏe …; tỷ lệ đủ sức khỏe đạt 44,1%": the sentence names the rate
 * and prints both its numbers, of no other base, and no two others of its figures give what is printed.
 */
function namedAlone(claims: readonly Claim[], i: number, used: readonly number[]): boolean {
  const claim = claims[i]
  if (!claim || used.length !== 2 || (claim.relation !== null && (claim.relation.to.length > 0 || claim.relation.base !== null)))
    return false
  if (!claim.candidates[0] || claim.candidates[0].score < SURE) return false
  if (used.some((at) => claims[at]?.sentence !== claim.sentence || claims[at]?.aspect !== 'value' || at > i)) return false
  const figures = sentenceAround(claims, i).filter((at) => at !== i && claims[at]?.form === 'count')
  return !figures.some((part) =>
    figures.some((whole) => {
      const [top, under] = [claims[part], claims[whole]]
      const ratio = top && under && part !== whole ? divide(top.value, under.denominator ?? under.value) : null
      return ratio !== null && agreement(claim.value, hundredfold(ratio), claim.decimals, null) !== null
    }),
  )
}

const refused = (formula: Formula, i: number, claims: readonly Claim[], value: Rational, used: readonly number[]): Check => {
  const claim = claims[i]
  const right = percentText(value, claim?.decimals ?? 0)
  return {
    about: 'share',
    printed: claim?.text ?? '',
    computed: right,
    verdict: 'inconsistent',
    convention: null,
    reason: `${spoken(formula, i, claims)} = ${longDecimal(value)}%; bài ghi ${claim?.text ?? ''}.`,
    claims: [...new Set([...used, i])].sort((a, b) => a - b),
    correction: right,
  }
}

/** The one printed value of an indicator near a figure; none where the text prints two. */
function operandOf(id: string, i: number, claims: readonly Claim[]): number | null {
  const here = claims[i]
  if (!here) return null
  let found: number | null = null
  for (let at = Math.max(0, i - FIGURES); at < claims.length && at <= i + FIGURES; at++) {
    const claim = claims[at]
    if (!claim || at === i || claim.indicator !== id || claim.form === 'percent') continue
    if (Math.abs(claim.sentence - here.sentence) > SENTENCES || claim.period !== here.period) continue
    if (claim.qualifier || claim.valueHigh || claim.standing === 'proposed') return null
    const before: Claim | undefined = found === null ? undefined : claims[found]
    if (before && (before.value.n !== claim.value.n || before.value.d !== claim.value.d)) return null
    found ??= at
  }
  return found
}

function workedOut(formula: Formula, i: number, claims: readonly Claim[], used: number[]): Rational | null {
  if (formula.kind === 'number') return formula.value
  if (formula.kind === 'operand') {
    const at = formula.when === 'now' ? operandOf(formula.id, i, claims) : null
    const claim = at === null ? undefined : claims[at]
    if (at === null || !claim) return null
    used.push(at)
    return claim.value
  }
  if (formula.kind === 'negative') return null
  const [left, right] = [workedOut(formula.left, i, claims, used), workedOut(formula.right, i, claims, used)]
  // Nobody failed and the text does not say so: what is added up may lack a part. A share with decimals is not met by chance.
  if (formula.op === '+' && (!left || !right))
    return (claims[i]?.decimals ?? 0) > 0 && claims[i]?.form === 'percent' ? (left ?? right) : null
  if (!left || !right) return null
  if (formula.op === '/') return divide(left, right)
  return formula.op === '+' ? add(left, right) : formula.op === '-' ? subtract(left, right) : multiply(left, right)
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': ':' } as const

function spoken(formula: Formula, i: number, claims: readonly Claim[]): string {
  if (formula.kind === 'operand') {
    const value = claims[operandOf(formula.id, i, claims) ?? -1]?.value
    return value ? (value.d === 1n ? printInteger(value.n) : longDecimal(value)) : formula.id
  }
  if (formula.kind !== 'binary') return ''
  const side = (part: Formula): string =>
    part.kind === 'binary' && formula.op === '/' ? `(${spoken(part, i, claims)})` : spoken(part, i, claims)
  return `${side(formula.left)} ${SIGNS[formula.op]} ${side(formula.right)}`
}
