/** A claim beside the figure the system holds for the same unit, period and cut-off. The figure comes in as data. */
import type { BareFigure, FigureSource } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { compare, multiply, type Rational, rational, roundTo, subtract } from '#domain/quantity.ts'
import { printDecimal, printInteger, printMoney } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import { agreement, CONVENTION_WORDS, hundredfold, longDecimal } from './conventions.ts'

export type Comparison = {
  verdict: 'agrees' | 'differs' | 'not_held' | 'not_compared'
  convention: string | null
  /** The figure as the system prints it; "519/842" for a pair. */
  held: string | null
  /** Claim minus figure, printed. */
  difference: string | null
  reason: string
  indicator: string | null
  /** What the text would say with the figure of the system. */
  correction: string | null
}

const nothing = (verdict: Comparison['verdict'], reason: string, indicator: string | null = null): Comparison => ({
  verdict,
  convention: null,
  held: null,
  difference: null,
  reason,
  indicator,
  correction: null,
})

export function compareHeld(claim: Claim, figures: FigureSource, indicators: ReadonlyMap<string, Indicator>): Comparison {
  const indicator = claim.indicator === null ? undefined : indicators.get(claim.indicator)
  if (!indicator && claim.kind === 'change')
    return nothing('not_compared', 'Mức tăng giảm được kiểm tra bằng phép tính, không so trực tiếp.')
  if (!indicator) return nothing('not_compared', 'Số này không thuộc chỉ tiêu nào trong hệ thống.')
  if (claim.standing === 'proposed')
    return nothing('not_compared', 'Bài nói số đề nghị, chưa phải số đã quyết định.', indicator.id)
  if (claim.valueHigh) return nothing('not_compared', 'Bài nêu một khoảng, không phải một kết quả.', indicator.id)
  if (
    (claim.kind === 'change' && !indicator.formula?.includes('previous(')) ||
    (claim.aspect === 'change' && claim.kind !== 'change')
  )
    return nothing('not_compared', 'Mức tăng giảm được kiểm tra bằng phép tính, không so trực tiếp.', indicator.id)
  if (claim.aspect === 'aside')
    return nothing(
      'not_compared',
      'Số này đếm đơn vị còn thiếu và phần thiếu của các đơn vị ấy, không phải số của chỉ tiêu.',
      indicator.id,
    )
  const figure = figures.get(indicator.id)
  if (claim.aspect === 'target' && indicator.targetOf === undefined && !indicator.percent)
    return assigned(claim, figure, indicator)
  if (claim.aspect === 'previous') return before(claim, figure, indicator)
  if (claim.aspect === 'gap' && !indicator.lacking) return missing(claim, figure, indicator)
  if (!figure || figure.value === null)
    return nothing('not_held', `Hệ thống chưa có số “${indicator.title}” cho đơn vị và kỳ này.`, indicator.id)
  if (claim.form === 'percent' && !indicator.percent && !figure.target)
    return nothing('not_held', `Hệ thống chưa có chỉ tiêu giao của “${indicator.title}” cho đơn vị và kỳ này.`, indicator.id)
  return claim.denominator && claim.kind === 'ratio_pair' ? pair(claim, figure, indicator) : single(claim, figure, indicator)
}

/** A cell under "Chỉ tiêu" or "Kế hoạch" is held against what was assigned, whatever was attained. */
function assigned(claim: Claim, figure: BareFigure | undefined, indicator: Indicator): Comparison {
  if (figure?.target == null)
    return nothing('not_held', `Hệ thống chưa có chỉ tiêu giao của “${indicator.title}” cho đơn vị và kỳ này.`, indicator.id)
  return against(claim, wholeOrDecimal(figure.target), indicator, 'chỉ tiêu giao')
}

/** "… so với cùng kỳ năm trước (57,58%)", a cell under "Cùng kỳ". */
function before(claim: Claim, figure: BareFigure | undefined, indicator: Indicator): Comparison {
  if (figure?.previous == null)
    return nothing('not_held', `Hệ thống chưa có số cùng kỳ năm trước của “${indicator.title}”.`, indicator.id)
  return against(claim, wholeOrDecimal(figure.previous), indicator, 'số cùng kỳ năm trước')
}

/** "thiếu 8 đồng chí": what is missing to the assigned figure, or goes beyond it. */
function missing(claim: Claim, figure: BareFigure | undefined, indicator: Indicator): Comparison {
  if (claim.form !== 'count' || figure?.gap == null)
    return nothing('not_compared', 'Mức thiếu, vượt được kiểm tra bằng phép tính, không so trực tiếp.', indicator.id)
  return against(claim, wholeOrDecimal(Math.abs(figure.gap)), indicator, 'mức thiếu, vượt so với chỉ tiêu')
}

function pair(claim: Claim, figure: BareFigure, indicator: Indicator): Comparison {
  const denominator = figure.target ?? figure.denominator
  const held =
    denominator === null ? printInteger(figure.value ?? 0) : `${printInteger(figure.value ?? 0)}/${printInteger(denominator)}`
  const sameTop = claim.value.d === 1n && claim.value.n === BigInt(figure.value ?? 0)
  const sameBottom = denominator === null || (claim.denominator?.d === 1n && claim.denominator.n === BigInt(denominator))
  if (sameTop && sameBottom)
    return {
      ...nothing(
        'agrees',
        denominator === null ? 'Khớp tử số; hệ thống chưa có chỉ tiêu giao để so mẫu số.' : 'Khớp số trong hệ thống.',
        indicator.id,
      ),
      convention: 'exact',
      held,
    }
  return {
    ...nothing('differs', `Hệ thống có ${held}.`, indicator.id),
    held,
    difference: signed(subtract(claim.value, rational(figure.value ?? 0))),
    correction: held,
  }
}

function single(claim: Claim, figure: BareFigure, indicator: Indicator): Comparison {
  const exact = exactOf(claim, figure, indicator)
  // "giảm 49,79%" prints a growth of −49,79 without its sign.
  const fallen = claim.kind === 'change' && claim.relation?.direction === 'down' && exact.n < 0n
  return against(claim, fallen ? rational(-exact.n, exact.d) : exact, indicator, 'số trong hệ thống')
}

/** Which of its numbers the system was asked for, and how its answer begins. */
const HAS = {
  'số trong hệ thống': 'hệ thống có',
  'chỉ tiêu giao': 'chỉ tiêu giao trong hệ thống là',
  'số cùng kỳ năm trước': 'cùng kỳ năm trước hệ thống có',
  'mức thiếu, vượt so với chỉ tiêu': 'so với chỉ tiêu giao, hệ thống thiếu hoặc vượt',
} as const

function against(claim: Claim, exact: Rational, indicator: Indicator, what: keyof typeof HAS): Comparison {
  const has = HAS[what]
  const scale = claim.form === 'money' ? scaleOf(claim.text) : rational(1)
  const printed = multiply(claim.value, rational(scale.d, scale.n))
  const target = multiply(exact, rational(scale.d, scale.n))
  const held = shown(exact, claim, indicator)
  const agrees = agreement(printed, target, claim.decimals, claim.qualifier)
  if (agrees)
    return {
      ...nothing(
        'agrees',
        agrees.convention === 'exact'
          ? `Khớp ${what}.`
          : agrees.convention === 'approximate'
            ? `${capital(has)} ${held}; bài nói ước lượng, phù hợp.`
            : `Khớp theo cách ${CONVENTION_WORDS[agrees.convention]}; ${has} ${held}.`,
        indicator.id,
      ),
      convention: agrees.convention,
      held,
      correction: agrees.convention === 'cut' ? held : null,
    }
  return {
    ...nothing('differs', `${capital(has)} ${held}.`, indicator.id),
    held,
    difference:
      claim.form === 'percent'
        ? `${signed(subtract(printed, roundedTo(target, Math.max(2, claim.decimals))))} điểm phần trăm`
        : signed(subtract(claim.value, exact)),
    correction: held,
  }
}

const roundedTo = (value: Rational, decimals: number): Rational =>
  rational(roundTo(value, decimals).units, 10n ** BigInt(decimals))

/** A percentage is compared by its two sides where the figure knows them, not by its printed form. */
function exactOf(claim: Claim, figure: BareFigure, indicator: Indicator): Rational {
  if (indicator.percent && figure.numerator !== null && figure.denominator)
    return hundredfold(rational(Math.round(figure.numerator), Math.round(figure.denominator)))
  // A percentage beside a count is the count's own share of what was assigned.
  if (claim.form === 'percent' && !indicator.percent && figure.target)
    return hundredfold(rational(Math.round(figure.value ?? 0), Math.round(figure.target)))
  return wholeOrDecimal(figure.value ?? 0)
}

const wholeOrDecimal = (value: number): Rational =>
  Number.isInteger(value) ? rational(value) : rational(BigInt(Math.round(value * 10_000)), 10_000n)

const capital = (words: string): string => words[0]?.toUpperCase() + words.slice(1)

const scaleOf = (text: string): Rational =>
  /t[ỷỉ]/i.test(text.normalize('NFC'))
    ? rational(1_000_000_000)
    : /triệu|tr\b/i.test(text.normalize('NFC'))
      ? rational(1_000_000)
      : /ngh?ìn|ngàn|\dk/i.test(text)
        ? rational(1000)
        : rational(1)

function shown(exact: Rational, claim: Claim, indicator: Indicator): string {
  if (claim.form === 'percent') return `${printDecimal(roundTo(exact, Math.max(claim.decimals, indicator.decimals ?? 2)))}%`
  if (claim.form === 'money') return printMoney(roundTo(exact, 0).units)
  return longDecimal(exact, 2)
}

const signed = (value: Rational): string => (compare(value, rational(0)) > 0 ? '+' : '') + longDecimal(value, 2)
