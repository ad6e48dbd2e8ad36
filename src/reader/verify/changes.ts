/** Increases and decreases: percent told from percentage points. */
import { add, compare, divide, type Rational, rational, roundTo, subtract } from '#domain/quantity.ts'
import { printDecimal, printInteger, printMoney } from '#domain/wording.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText, shareSpread, stepOf } from './conventions.ts'
import { timesCheck } from './multiples.ts'
import { subjectsOf } from './subjects.ts'

export const abs = (value: Rational): Rational => (value.n < 0n ? rational(-value.n, value.d) : value)

export const start = (claim: Claim, i: number, about: Check['about'], others: readonly number[]): Check => ({
  about,
  printed: claim.text,
  computed: null,
  verdict: 'cannot_tell',
  convention: null,
  reason: '',
  claims: [...new Set([...others, i])].sort((a, b) => a - b),
  correction: null,
})

export function changeCheck(claims: readonly Claim[], i: number): Check[] {
  const claim = claims[i]
  const relation = claim?.relation
  if (!claim || !relation) return []
  const places = relation.to
  const check = start(claim, i, 'change', places)
  if (claim.unit === 'lần' && claim.form === 'count') return [timesCheck(claims, i, check, levelAndBase)]
  const bracketed = places.length === 1 ? claims[places[0] ?? -1] : undefined
  if (bracketed?.kind === 'change' && claim.form === 'percent' && (bracketed.form === 'count' || bracketed.form === 'money'))
    return [amountAndShare(claims, claim, bracketed, places[0] ?? 0, check)]
  // "tăng 23,8% (277 đồng chí)": the share stands first, the amount in brackets.
  const said = claims[i + 1]
  if (
    claim.form === 'percent' &&
    said?.kind === 'change' &&
    (said.form === 'count' || said.form === 'money') &&
    said.relation?.to.length === 1 &&
    said.relation.to[0] === i
  )
    return [amountAndShare(claims, claim, said, i, { ...check, claims: [i, i + 1] })]
  const [first, second] = places.length >= 2 ? [claims[places.at(-2) ?? -1], claims[places.at(-1) ?? -1]] : []
  if (first && second && first.form === second.form && !first.denominator && !second.denominator && fromTo(first, second))
    return [fromToCheck(claim, first, second, check)]
  const [then, now] = claim.form === 'points' && first && second && fromTo(first, second) ? [rateOf(first), rateOf(second)] : []
  if (first && second && then && now) {
    const gap = abs(subtract(now, then))
    const points = `${printDecimal(roundTo(gap, claim.decimals))} điểm phần trăm`
    const sum = `${first.text} là ${longDecimal(then)}%, ${second.text} là ${longDecimal(now)}%, hơn kém ${longDecimal(gap)} điểm phần trăm`
    return [verdictOf(check, claim, gap, sum, points)]
  }
  const moved = levelAndBase(claims, i)
  if (moved) {
    const { level, base } = moved
    const [now, then] = [claims[level], claims[base]]
    if (now && then && !now.qualifier && !then.qualifier)
      return [fromToCheck(claim, then, now, { ...check, claims: [...new Set([level, base, i])].sort((a, b) => a - b) })]
  }
  const only = claims[places.at(-1) ?? -1]
  if (claim.form === 'percent' && only && (only.form === 'count' || only.form === 'money') && only.kind !== 'change') {
    const sign = relation.direction === 'down' ? -1n : 1n
    const factor = add(rational(1), rational(sign * claim.value.n, claim.value.d * 100n))
    const before = divide(only.value, factor)
    return [
      {
        ...check,
        reason:
          before && before.n > 0n
            ? `Bài không nêu số kỳ so sánh; theo ${claim.text}, số kỳ trước khoảng ${printInteger(roundTo(before, 0).units)}.`
            : 'Bài không nêu số kỳ so sánh nên không tính lại được.',
      },
    ]
  }
  return [{ ...check, reason: 'Bài không nêu số kỳ so sánh nên không tính lại được.' }]
}

/** What a pair is in per cent. */
function rateOf(pair: Claim): Rational | null {
  const rate = pair.denominator && divide(pair.value, pair.denominator)
  return rate && hundredfold(rate)
}

/**
 * "đạt 61,64%, tăng 4,06% so với cùng kỳ (57,58%)"; "năm 2023 đạt 61,64%, năm 2022 đạt 57,58%, tăng 4,06%": the level and
 * what it is measured against, where the sentence prints both of one thing.
 */
function levelAndBase(claims: readonly Claim[], i: number): { level: number; base: number } | null {
  const claim = claims[i]
  const here = (at: number): Claim | undefined => (claims[at]?.sentence === claim?.sentence ? claims[at] : undefined)
  const next = here(i + 1)
  // "tăng 67 đồng chí, từ 452 lên 519": the levels stand behind, joined by the words themselves.
  const after = here(i + 2)
  if (claim && next && after && fromTo(next, after) && next.start - claim.end < FROM && alike(next.unit, claim.unit))
    if (next.form === after.form && !next.denominator && !after.denominator) return { level: i + 2, base: i + 1 }
  // "412/460 đồng chí (89,6%), … 468/490 đồng chí (95,5%), tăng 5,9 điểm": the pairs say once more what the rates say.
  const rates = claim && (claim.points || claim.form === 'percent')
  const own = (at: number): number => (rates && here(at)?.form === 'percent' && proves(claims, at, at - 1) ? at - 2 : at - 1)
  const [onePlace, twoPlace] = [i - 1, own(i - 1)]
  const [one, two] = [here(onePlace), here(twoPlace)]
  // "90 đồng chí, giảm 30 đồng chí (25%) so với 120 đồng chí cùng kỳ": the words name the number itself.
  const named = [i + 1, i + 2].find((at) => {
    const [text, said] = [here(at)?.text, claim?.relation?.base ?? '']
    return (
      text !== undefined &&
      said.startsWith(`${text} `) &&
      /cùng k[ìỳ]|(?:năm|kỳ|quý|tháng) (?:trước|ngoái)|năm \d{4}|trước (?:đây|kia|khi|sắp xếp|sáp nhập)/.test(said)
    )
  })
  if (named !== undefined && one?.kind === 'count' && isKin(one.unit, here(named)?.unit ?? null))
    return { level: i - 1, base: named }
  if (!claim || !one || one.kind === 'change') return null
  if (next?.aspect === 'previous' && next.kind !== 'ratio_pair') {
    const level = meant(claims, i, i + 1)
    return level === null ? null : { level, base: i + 1 }
  }
  if (one.kind === 'ratio_pair') return null
  if (one.aspect === 'previous' && two && two.aspect === 'value' && (sameThing(one, two) || sameWord(one, two)))
    return { level: i - 2, base: i - 1 }
  // "Đã bồi dưỡng 2.310 người (kế hoạch 2.200 người) …; so với cùng kỳ (2.100 người) tăng 210 người"
  if (one.aspect === 'previous' && one.kind === 'count' && two?.form !== one.form) {
    const level = meant(claims, i, i - 1)
    if (level !== null) return { level, base: i - 1 }
  }
  // "so với cùng kỳ (120 đồng chí), năm 2023 có 150 đồng chí, tăng 25%"
  if (
    two?.aspect === 'previous' &&
    one.aspect === 'value' &&
    // "…, giảm 118 so với cùng kỳ (5.328), trong đó nữ 612, tăng 14": the women of a year before are not printed.
    one.relation?.kind !== 'part_of' &&
    here(i - 3)?.kind !== 'change' &&
    two.kind === 'count' &&
    one.kind === 'count' &&
    one.unit === two.unit
  )
    return { level: i - 1, base: i - 2 }
  // "cuối năm 2025 là 58,4%; đến nay đạt 61,9%, tăng 3,5%": two rates of one thing that stand exactly so far apart.
  const risen = two && one.form === 'percent' && sameThing(one, two) ? subtract(one.value, two.value) : null
  if (risen && claim.relation && compare(abs(risen), claim.value) === 0 && risen.n > 0n === (claim.relation.direction === 'up'))
    return { level: onePlace, base: twoPlace }
  const [year, before] = [one.period?.slice(0, 4), two?.period?.slice(0, 4)]
  if (!two || !year || !before || Math.abs(Number(year) - Number(before)) !== 1 || !sameThing(one, two)) return null
  return year > before ? { level: onePlace, base: twoPlace } : { level: twoPlace, base: onePlace }
}

/** How far "từ" may stand behind the change it explains. */
const FROM = 24

const proves = (claims: readonly Claim[], share: number, pair: number): boolean =>
  claims[share]?.relation?.kind === 'share_of_pair' && claims[share].relation.to[0] === pair

/** What moved: the one figure in the unit word of what it is measured against; of several the one the printed change follows from. */
function meant(claims: readonly Claim[], i: number, base: number): number | null {
  const [claim, then] = [claims[i], claims[base]]
  if (!claim || !then) return null
  const subjects = subjectsOf(claims, i, then)
  if (claim.unit === 'lần' && claim.form === 'count') return subjects.at(-1) ?? null
  const right = subjects.find((at) => {
    const now = claims[at]
    if (!now) return false
    const difference = abs(subtract(now.value, then.value))
    const told = fromToCheck(claim, then, now, start(claim, i, 'change', []))
    return told.verdict === 'consistent' || agreement(claim.value, difference, claim.decimals, claim.qualifier) !== null
  })
  return right ?? (subjects.length === 1 ? (subjects[0] ?? null) : null)
}

const sameThing = (a: Claim, b: Claim): boolean =>
  a.form === b.form &&
  a.indicator !== null &&
  a.indicator === b.indicator &&
  a.kind !== 'ratio_pair' &&
  b.kind !== 'ratio_pair' &&
  b.kind !== 'change'

/** "4 vụ, năm ngoái 5 vụ": counted in one and the same word, whatever is counted. */
const sameWord = (a: Claim, b: Claim): boolean =>
  a.kind === 'count' && b.kind === 'count' && a.unit !== null && a.unit === b.unit && b.relation === null

/** Only where the text says it in so many words: "từ 150 lên 180". */
function fromTo(first: Claim, second: Claim): boolean {
  return second.sentence === first.sentence && second.start > first.end && first.linkAfter === 'to' && first.kind !== 'change'
}

/** Both levels are printed rounded, the difference was taken before: it may be one off in the last digit. */
function fromUnrounded(claim: Claim, first: Claim, second: Claim): { convention: 'approximate' } | null {
  const digit = rational(1, 10n ** BigInt(Math.min(first.decimals, second.decimals, claim.decimals)))
  const off = abs(subtract(abs(subtract(second.value, first.value)), claim.value))
  return compare(off, digit) <= 0 ? { convention: 'approximate' } : null
}

function fromToCheck(claim: Claim, first: Claim, second: Claim, check: Check): Check {
  const difference = abs(subtract(second.value, first.value))
  const relative = divide(difference, first.value)
  const share = relative && hundredfold(relative)
  if (first.form === 'percent') {
    const points = printDecimal(roundTo(difference, Math.max(first.decimals, second.decimals)))
    const isDifference =
      agreement(claim.value, difference, claim.decimals, claim.qualifier) ?? fromUnrounded(claim, first, second)
    if (claim.points)
      return isDifference
        ? {
            ...check,
            computed: `${points} điểm phần trăm`,
            verdict: 'consistent',
            convention: isDifference.convention,
            reason: `${second.text} hơn kém ${first.text} ${points} điểm phần trăm.`,
          }
        : {
            ...check,
            computed: `${points} điểm phần trăm`,
            verdict: 'inconsistent',
            reason: `${second.text} hơn kém ${first.text} ${points} điểm phần trăm; bài ghi ${claim.text}.`,
            correction: `${points} điểm phần trăm`,
          }
    const asShare = share && agreement(claim.value, share, claim.decimals, claim.qualifier)
    if (asShare)
      return {
        ...check,
        computed: percentText(share, claim.decimals),
        verdict: 'consistent',
        convention: asShare.convention,
        reason: `Tăng giảm tương đối: ${longDecimal(share)}%.`,
      }
    if (isDifference)
      return {
        ...check,
        computed: `${points} điểm phần trăm`,
        verdict: 'inconsistent',
        reason: `${first.text} và ${second.text} hơn kém ${points} điểm phần trăm, không phải ${points}%${share ? ` (tương đối là ${percentText(share, 2)})` : ''}.`,
        correction: `${points} điểm phần trăm`,
      }
    return {
      ...check,
      computed: `${points} điểm phần trăm`,
      verdict: 'inconsistent',
      reason: `${first.text} và ${second.text} hơn kém ${points} điểm phần trăm; bài ghi ${claim.text}.`,
      correction: `${points} điểm phần trăm`,
    }
  }
  const apart = [second, first].sort((a, b) => compare(b.value, a.value)).map(({ value }) => longDecimal(value))
  if (claim.form === 'percent') {
    if (!share) return { ...check, reason: 'Số gốc bằng 0 nên không có tỷ lệ tăng giảm.' }
    return verdictOf(
      check,
      claim,
      share,
      `(${apart.join(' − ')}) : ${longDecimal(first.value)} = ${longDecimal(share)}%`,
      percentText(share, claim.decimals),
      first.form === 'money'
        ? shareSpread(difference, first.value, add(stepOf(first), stepOf(second)), stepOf(first))
        : undefined,
    )
  }
  if (claim.form === 'money')
    return verdictOf(
      check,
      claim,
      difference,
      `${apart.join(' − ')} = ${printMoney(roundTo(difference, 0).units)}`,
      printMoney(roundTo(difference, 0).units),
      add(stepOf(claim), add(stepOf(first), stepOf(second))),
    )
  return verdictOf(check, claim, difference, `${apart.join(' − ')} = ${longDecimal(difference)}`, longDecimal(difference))
}

/** "1.200 đồng chí, tăng 120 đồng chí (11,1%)": the base is what stood before the change. */
function amountAndShare(claims: readonly Claim[], claim: Claim, amount: Claim, place: number, check: Check): Check {
  // What moved by this amount is told where the sentence prints both levels: "năm 2025 có 100, năm 2026 có 120, tăng 20 (20%)".
  const moved = claims[place]?.form === amount.form ? levelAndBase(claims, place) : null
  const levels = subjectsOf(claims, place, amount)
  const apart = moved ? null : levelApart(claims, levels, amount)
  const subjects = moved ? [moved.level] : apart === null ? levels : [apart]
  const told = subjects.map((at) => amountOf(claims, claim, amount, at, check))
  const right = told.find((one) => one.verdict === 'consistent')
  if (right) return right
  const [only] = told
  if (!only) return { ...check, reason: 'Bài không nêu đủ số kỳ này và kỳ trước nên không tính lại được.' }
  if (told.length === 1) return only
  return { ...check, reason: 'Câu có nhiều số cùng loại, không nói rõ số nào tăng giảm nên không kết luận.' }
}

/** "Quý III 412 lượt, quý II 380 lượt; tăng 32 lượt (8,4%)": two levels of one indicator and no other, just so far apart. */
function levelApart(claims: readonly Claim[], levels: readonly number[], amount: Claim): number | null {
  const [first, second] = levels
  const [one, two] = [claims[first ?? -1], claims[second ?? -1]]
  if (levels.length !== 2 || !one || !two || !sameThing(one, two) || one.relation !== null || two.relation !== null) return null
  const up = amount.relation?.direction === 'up'
  const later = one.value.n > two.value.n === up ? first : second
  return compare(abs(subtract(one.value, two.value)), amount.value) === 0 ? (later ?? null) : null
}

function amountOf(claims: readonly Claim[], claim: Claim, amount: Claim, at: number, check: Check): Check {
  const level = claims[at]
  if (!level || level.qualifier || amount.qualifier)
    return { ...check, reason: 'Bài không nêu đủ số kỳ này và kỳ trước nên không tính lại được.' }
  const sign = amount.relation?.direction === 'down' ? add(level.value, amount.value) : subtract(level.value, amount.value)
  const relative = divide(amount.value, sign)
  if (!relative || sign.n <= 0n) return { ...check, reason: 'Số kỳ trước bằng 0 nên không có tỷ lệ tăng giảm.' }
  const full = { ...check, claims: [...new Set([...check.claims, at])].sort((a, b) => a - b) }
  const share = hundredfold(relative)
  // "tăng 3 lớp, bằng 120% so với cùng kỳ": what it is now of what it was.
  const level100 = divide(level.value, sign)
  const grown = level100 && hundredfold(level100)
  if (grown && claim.relation?.explicit === false && agreement(claim.value, grown, claim.decimals, null))
    return verdictOf(
      full,
      claim,
      grown,
      `${longDecimal(level.value)} : ${longDecimal(sign)} = ${longDecimal(grown)}%`,
      percentText(grown, claim.decimals),
    )
  return verdictOf(
    full,
    claim,
    share,
    `Kỳ trước ${longDecimal(sign)}; ${longDecimal(amount.value)} : ${longDecimal(sign)} = ${longDecimal(share)}%`,
    percentText(share, claim.decimals),
    amount.form === 'money' ? shareSpread(amount.value, sign, stepOf(amount), add(stepOf(amount), stepOf(level))) : undefined,
  )
}

/** Communes and units are counted in words of one kind, where the text itself compares them. */
const isKin = (a: string | null, b: string | null): boolean =>
  a === null || b === null || kinship(familyOf(a), familyOf(b)) >= 0.85

const alike = (a: string | null, b: string | null): boolean => a === b || a === null || b === null || familyOf(a) === familyOf(b)

export function verdictOf(check: Check, claim: Claim, exact: Rational, sum: string, computed: string, spread?: Rational): Check {
  const agrees =
    agreement(claim.value, exact, claim.decimals, claim.qualifier) ??
    (spread && compare(abs(subtract(claim.value, exact)), spread) <= 0 ? { convention: 'approximate' as const } : null)
  if (agrees)
    return {
      ...check,
      computed,
      verdict: 'consistent',
      convention: agrees.convention,
      reason: agrees.convention === 'cut' ? `${sum}. Bài cắt bỏ phần lẻ, không làm tròn; làm tròn là ${computed}.` : `${sum}.`,
      correction: agrees.convention === 'cut' ? computed : null,
    }
  return { ...check, computed, verdict: 'inconsistent', reason: `${sum}; bài ghi ${claim.text}.`, correction: computed }
}
