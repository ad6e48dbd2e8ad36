/**
 * A percentage whose sentence does not name what it is of, while the text prints a whole nearby that gives it: those due
 * in the sentence before, the population behind "so với dân số", the units inspected of those due. It may only confirm, and
 * only where one whole fits; but what two parts of a list are of, the third is of as well.
 */
import { add, compare, divide, type Rational, rational, subtract } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'
import { sentenceAround } from './subjects.ts'

/** How far back the whole may stand. */
const FIGURES = 10
const SENTENCES = 3
/** Units counted in words so near are of one kind; with decimals, which are not met by chance, farther kin will do. */
const AKIN = 0.85
const DISTANT = 0.5

const HUNDRED: Rational = { n: 100n, d: 1n }

/** A slip in a list of shares is not larger, in points. */
const FAR = rational(10)

type Whole = { at: number; value: Rational }

export function nearbyChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const untold: { i: number; told: Check }[] = []
  for (const told of others) {
    const i = told.claims.findLast((at) => claims[at]?.form === 'percent')
    const claim = claims[i ?? -1]
    if (told.verdict !== 'cannot_tell' || !told.about.startsWith('share') || i === undefined || !claim) continue
    if (claim.qualifier || claim.valueHigh || claim.kind === 'change' || claim.standing === 'proposed') continue
    untold.push({ i, told })
  }
  const confirmations = new Map<number, { check: Check; whole: Whole }>()
  for (const { i } of untold) {
    const claim = claims[i] as Claim
    const [here, around] = [new Map<string, { check: Check; whole: Whole }>(), new Map<string, { check: Check; whole: Whole }>()]
    for (const [part, whole] of pairsFor(claims, claim, i)) {
      const check = confirmed(claim, i, part, whole, claims)
      if (check) (claims[whole.at]?.sentence === claim.sentence ? here : around).set(`${whole.value.n}`, { check, whole })
    }
    // What the sentence itself prints is meant before what another does.
    const found = here.size > 0 ? here : around
    const [only] = found.values()
    if (found.size === 1 && only) confirmations.set(i, only)
  }
  const wholes = new Map([...confirmations].map(([i, { whole }]) => [i, whole] as const))
  for (const check of others) rememberWhole(claims, check, wholes)
  return [
    ...[...confirmations.values()].map(({ check }) => check),
    ...untold.flatMap(({ i }) => (confirmations.has(i) ? [] : (besideOthers(claims, i, wholes) ?? []))),
  ]
}

/** What a share told right by its own words is of. */
function rememberWhole(claims: readonly Claim[], { about, verdict, claims: places }: Check, wholes: Map<number, Whole>): void {
  const i = places.findLast((at) => claims[at]?.form === 'percent')
  if (about !== 'share' || verdict !== 'consistent' || i === undefined || places.length !== 3 || !places.includes(i - 1)) return
  const at = places.find((place) => place !== i && place !== i - 1)
  const [claim, part] = [claims[i], claims[i - 1]]
  for (const whole of at === undefined ? [] : wholesAt(claims, at)) {
    const ratio = part && divide(part.value, whole.value)
    if (claim && ratio && agreement(claim.value, hundredfold(ratio), claim.decimals, null)) wholes.set(i, whole)
  }
}

/** The count right before the percentage with the wholes around it; where that count is itself the whole, the one before. */
function* pairsFor(claims: readonly Claim[], claim: Claim, i: number): Generator<[number, Whole]> {
  const part = claim.relation?.to[0] ?? i - 1
  // "… gọi 320, có mặt 301, thiếu 19, đạt 94,1%": a percentage with decimals is met by two figures of its sentence, or by none.
  if (claim.decimals > 0)
    for (let top = i - 1; top >= i - 4 && claims[top]?.sentence === claim.sentence; top--)
      for (let at = top - 1; at >= i - FIGURES && claims[at]?.sentence === claim.sentence; at--)
        if (top !== part) for (const whole of wholesAt(claims, at)) yield [top, whole]
  // "205 đồng chí, vượt 5 so với chỉ tiêu 200 (102,5%)": more than the whole stands before it.
  if (claim.decimals > 0 && compare(claim.value, HUNDRED) > 0)
    for (let under = i - 1; under >= i - 3 && claims[under]?.sentence === claim.sentence; under--)
      for (let top = under - 1; top >= under - 4 && claims[top]?.sentence === claim.sentence; top--)
        for (const whole of wholesAt(claims, under)) yield [top, whole]
  for (let at = part - 1; at >= part - FIGURES && at >= 0; at--) for (const whole of wholesAt(claims, at)) yield [part, whole]
  for (const whole of wholesAt(claims, i + 1)) yield [part, whole]
  if (claim.relation?.kind !== 'share_of_pair') for (const whole of wholesAt(claims, part)) yield [part - 1, whole]
}

/** Of "12/15 đơn vị" both are a whole: those inspected and those there are. */
function wholesAt(claims: readonly Claim[], at: number): Whole[] {
  const claim = claims[at]
  if (!claim) return []
  return [{ at, value: claim.value }, ...(claim.denominator ? [{ at, value: claim.denominator }] : [])]
}

const counts = (claim: Claim | undefined): claim is Claim =>
  claim?.form === 'count' &&
  claim.kind !== 'change' &&
  claim.value.d === 1n &&
  claim.value.n > 0n &&
  claim.valueHigh === null &&
  claim.qualifier === null &&
  claim.aspect !== 'previous'

const kin = (a: Claim, b: Claim, least: number): boolean =>
  a.unit === null || b.unit === null || kinship(familyOf(a.unit), familyOf(b.unit)) >= least

const isKin = (a: Claim | undefined, b: Claim): boolean => a !== undefined && kin(a, b, AKIN)

function confirmed(claim: Claim, i: number, part: number, { at: whole, value }: Whole, claims: readonly Claim[]): Check | null {
  const [top, under] = [claims[part], claims[whole]]
  if (!counts(top) || !counts(under) || part === whole || (compare(top.value, value) > 0 && compare(claim.value, HUNDRED) <= 0))
    return null
  if (claim.sentence - under.sentence > SENTENCES || claim.sentence - top.sentence > 1) return null
  // Behind the percentage only a whole of the same sentence: "1,41% so với dân số 95.300 người".
  if (whole > i && (under.sentence !== claim.sentence || claim.relation?.base == null)) return null
  const sameSentence = under.sentence === claim.sentence && top.sentence === claim.sentence
  if (!kin(top, under, claim.decimals > 0 && sameSentence ? DISTANT : AKIN)) return null
  const ratio = divide(top.value, value)
  const exact = ratio && hundredfold(ratio)
  const agrees = exact && agreement(claim.value, exact, claim.decimals, null)
  // A percentage without decimals is met by chance, unless it is met exactly, or stands in the column of rates beside its part.
  const besideIt = claim.aspect === 'share' && part === i - 1
  if (!agrees || (claim.decimals === 0 && agrees.convention !== 'exact' && !besideIt)) return null
  return {
    ...quotient(claim, i, part, { at: whole, value }, claims, exact),
    verdict: 'consistent',
    convention: agrees.convention,
  }
}

function quotient(claim: Claim, i: number, part: number, whole: Whole, claims: readonly Claim[], exact: Rational): Check {
  return {
    about: 'share',
    printed: claim.text,
    computed: percentText(exact, claim.decimals),
    verdict: 'cannot_tell',
    convention: null,
    reason: `${printInteger(claims[part]?.value.n ?? 0n)} : ${printInteger(whole.value.n)} = ${longDecimal(exact)}%, theo các số khác của bài.`,
    claims: [part, whole.at, i].sort((a, b) => a - b),
    correction: null,
  }
}

/** "5 đơn vị tốt (41,7%), 6 đơn vị khá (50%), 1 đơn vị trung bình (9,3%)": the first two say what the third is of. */
function besideOthers(claims: readonly Claim[], i: number, known: ReadonlyMap<number, Whole>): Check | null {
  const [claim, part] = [claims[i], claims[i - 1]]
  if (!claim || !isListed(claims, i) || !part) return null
  const wholes: Whole[] = []
  for (let at = i - FIGURES; at <= i + FIGURES; at++) {
    const whole = known.get(at)
    if (whole && claims[at]?.sentence === claim.sentence && isListed(claims, at) && isKin(claims[at - 1], part))
      wholes.push(whole)
  }
  const [whole] = wholes
  if (
    !whole ||
    (wholes.length < 2 && !isOnlyWhole(claims, i, whole) && !fillsWhole(claims, i, whole)) ||
    wholes.some(({ at, value }) => at !== whole.at || compare(value, whole.value) !== 0)
  )
    return null
  const ratio = divide(part.value, whole.value)
  const exact = ratio && hundredfold(ratio)
  if (!exact || compare(part.value, whole.value) > 0 || whole.at >= i - 1) return null
  // "Đợt 1: 210 đồng chí, đạt 98,1%": of something else altogether.
  const off = subtract(claim.value, exact)
  if (compare(off.n < 0n ? subtract(exact, claim.value) : off, FAR) > 0) return null
  const check = quotient(claim, i, i - 1, whole, claims, exact)
  return {
    ...check,
    verdict: 'inconsistent',
    reason: `${check.reason.replace(/, theo các số khác của bài\.$/, '')}, như các tỷ lệ bên cạnh; bài ghi ${claim.text}.`,
    correction: check.computed,
  }
}

/** No other count of the sentence that so many could be of. */
const isOnlyWhole = (claims: readonly Claim[], i: number, whole: Whole): boolean => {
  const part = claims[i - 1]
  return (
    (claims[i]?.decimals ?? 0) > 0 &&
    part !== undefined &&
    sentenceAround(claims, i).every((at) => {
      const one = claims[at]
      const other = one?.form === 'count' && one.kind !== 'change' && at !== i - 1 && at !== whole.at && kin(one, part, DISTANT)
      return !other || compare(one.value, part.value) < 0
    })
  )
}

/** "58 cán bộ có 46 đồng chí đại học (79,3%), 12 đồng chí trung cấp (20,7%)": the counts of the list make up the whole. */
const fillsWhole = (claims: readonly Claim[], i: number, whole: Whole): boolean => {
  const listed = sentenceAround(claims, i).filter((at) => at - 1 !== whole.at && isListed(claims, at))
  const parts = listed.flatMap((at) => claims[at - 1]?.value ?? [])
  return (
    parts.length > 1 &&
    compare(
      parts.reduce((sum, part) => add(sum, part), rational(0)),
      whole.value,
    ) === 0
  )
}

/** A percentage right behind a count, of nothing the sentence names. */
const isListed = (claims: readonly Claim[], i: number): boolean => {
  const [claim, part] = [claims[i], claims[i - 1]]
  return (
    counts(part) &&
    !part.denominator &&
    part.sentence === claim?.sentence &&
    claim.start - part.end < 60 &&
    claim.relation?.to[0] === i - 1 &&
    claim.relation.base === null
  )
}
