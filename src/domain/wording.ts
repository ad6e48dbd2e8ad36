/**
 * How a number, a percentage, a sum of money, a day and a period are written in Vietnamese, and how the same are read
 * back: every printer here has its parser, and the round trip is asserted. Dot groups thousands, comma opens decimals,
 * the minus is U+2212 and no blank stands before the percent sign.
 */

import type { Indicator } from './indicator.ts'
import { type Day, dayOf, dayPeriod, daysInMonth, isDay, type Period, parseReportPeriod, periodKey } from './period.ts'
import { fromRounded, multiply, type Rational, type Rounded, type Rounding, rational, roundTo } from './quantity.ts'
import { UNIT_GRADES } from './unitGrade.ts'

export { foldSpelling, foldTone, otherSpelling } from './wording/fold.ts'
export { printWords, readWords } from './wording/words.ts'

export const MINUS = '\u2212'
type Whole = bigint | number

const signed = (negative: boolean, text: string): string => (negative ? MINUS + text : text)
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.')

/** 1122 → '1.122'. */
export function printInteger(value: Whole): string {
  const whole = BigInt(value)
  return signed(whole < 0n, grouped(String(whole < 0n ? -whole : whole)))
}

/** {units: 9587, decimals: 2} → '95,87'. */
export function printDecimal({ units, decimals }: Rounded): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  if (decimals === 0) return signed(units < 0n, grouped(digits))
  return signed(units < 0n, `${grouped(digits.slice(0, -decimals))},${digits.slice(-decimals)}`)
}

/** 116 of 121 → '95,87%'; an empty text where there is no base to divide by. */
export function printPercent(numerator: Whole, denominator: Whole, decimals = 2, rounding: Rounding = 'half-up'): string {
  if (BigInt(denominator) === 0n) return ''
  return `${printDecimal(roundTo(rational(BigInt(numerator) * 100n, denominator), decimals, rounding))}%`
}

/** Day < 10 and months 1 and 2 carry a zero in front (NĐ 30/2020/NĐ-CP, phụ lục I): 01/7/2023, 14/02/2023. */
export function printDay(day: Day): string {
  const [year, month, date] = day.split('-')
  return `${date}/${printedMonth(month)}/${year}`
}

/** '14:20 ngày 17/7/2023', the clock of Vietnam. */
export function printMoment(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ngày ${printDay(local.slice(0, 10))}`
}

/** 'Có quy chế' → 'có quy chế' inside a sentence; an abbreviation (DQTV, CHQS) keeps its capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

export function printLongDay(day: Day): string {
  const [year, month, date] = day.split('-')
  return `ngày ${date} tháng ${printedMonth(month)} năm ${year}`
}

const printedMonth = (month = ''): string => (Number(month) <= 2 ? month.padStart(2, '0') : String(Number(month)))

const BILLION = 1_000_000_000n
const MILLION = 1_000_000n

/** Exact, in the largest unit that needs at most three decimals (tỷ) or two (triệu): 4.700.000.000 → '4,7 tỷ đồng'. */
export function printMoney(dong: Whole): string {
  const amount = BigInt(dong)
  const size = amount < 0n ? -amount : amount
  if (size >= BILLION && size % MILLION === 0n) return `${printExact(amount, BILLION, 3)} tỷ đồng`
  if (size >= MILLION && size % 10_000n === 0n) return `${printExact(amount, MILLION, 2)} triệu đồng`
  return `${printInteger(amount)} đồng`
}

/** Drops the zeros a fixed number of decimals would carry. */
function printExact(amount: bigint, scale: bigint, decimals: number): string {
  let rounded = roundTo(rational(amount, scale), decimals, 'cut')
  while (rounded.decimals > 0 && rounded.units % 10n === 0n)
    rounded = { units: rounded.units / 10n, decimals: rounded.decimals - 1 }
  return printDecimal(rounded)
}

const QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** A period as people name it, by the key it is kept under. */
export function printPeriodKey(key: string): string {
  const period = parseReportPeriod(key)
  return period ? printPeriod(period) : key
}

export function printPeriod({ kind, year, part }: Period): string {
  if (kind === 'month') return `tháng ${part} năm ${year}`
  if (kind === 'quarter') return `quý ${QUARTERS[part - 1] ?? ''} năm ${year}`
  if (kind === 'half') return `6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`
  if (kind === 'nine') return `9 tháng đầu năm ${year}`
  if (kind === 'week') return `tuần ${part} năm ${year}`
  if (kind === 'day') return `ngày ${printDay(periodKey({ kind, year, part }))}`
  return `năm ${year}`
}

/** A ratio is given as the exact fraction it is (519/842), a count or a sum of money as a whole number. Missing prints '–'. */
export function printFigure(
  value: Whole | Rational | null,
  indicator: Pick<Indicator, 'unit' | 'measure' | 'percent' | 'decimals' | 'scale'>,
): string {
  if (value === null) return '–'
  if (indicator.measure === 'rating') return UNIT_GRADES.find(({ rating }) => rating === Number(value))?.title ?? '–'
  const exact = typeof value === 'object' ? value : typeof value === 'number' ? fromDouble(value) : rational(value)
  if (indicator.percent) return `${printDecimal(roundTo(multiply(exact, rational(100)), indicator.decimals ?? 2))}%`
  if ((indicator.measure === 'money' || indicator.scale) && exact.d === 1n && /^(tỷ|triệu)? ?đồng$/.test(indicator.unit))
    return printMoney(exact.n)
  if (exact.d === 1n) return `${printInteger(exact.n)} ${indicator.unit}`
  const scaled = indicator.scale ? rational(exact.n, exact.d * BigInt(indicator.scale)) : exact
  return `${printDecimal(roundTo(scaled, indicator.decimals ?? 2))} ${indicator.unit}`
}

/** A double stands for the shortest decimal that names it. */
function fromDouble(value: number): Rational {
  if (Number.isInteger(value)) return rational(value)
  const decimals = Math.min(20, Math.max(0, (String(value).split('.')[1] ?? '').length || 12))
  return rational(BigInt(Math.round(value * 10 ** decimals)), 10n ** BigInt(decimals))
}

const INTEGER = /^([-\u2212\u2013])?(\d{1,3}(?:\.\d{3})+|\d+)$/
const DECIMAL = /^([-\u2212\u2013])?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/

/** '1.122' → 1122n; grouping, where used, must be complete. */
export function readInteger(text: string): bigint | null {
  const match = INTEGER.exec(text.trim())
  if (!match) return null
  const whole = BigInt((match[2] ?? '').replaceAll('.', ''))
  return match[1] ? -whole : whole
}

/** '95,87' → 9587 with two decimals: the printed precision is part of what was read. */
export function readDecimal(text: string): Rounded | null {
  const match = DECIMAL.exec(text.trim())
  if (!match) return null
  const fraction = match[3] ?? ''
  const units = BigInt((match[2] ?? '').replaceAll('.', '') + fraction)
  return { units: match[1] ? -units : units, decimals: fraction.length }
}

/** '95,87%' → 95,87 as written, not divided by a hundred. */
export function readPercent(text: string): Rounded | null {
  const match = /^(.*\d)\s*%$/.exec(text.trim())
  return match ? readDecimal(match[1] ?? '') : null
}

/** '4,7 tỷ đồng' → 4700000000n; null where the text is no whole number of đồng. */
export function readMoney(text: string): bigint | null {
  const match = /^(.*\d)\s*(tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|đ|VNĐ|VND)$/i.exec(text.normalize('NFC').trim())
  const amount = match ? readDecimal(match[1] ?? '') : null
  if (!match || !amount) return null
  const word = match[2]?.toLowerCase()
  const scale = word === 'tỷ' || word === 'tỉ' ? BILLION : word === 'triệu' ? MILLION : word ? 1000n : 1n
  const dong = multiply(fromRounded(amount), rational(scale))
  return dong.d === 1n ? dong.n : null
}

/**
 * Reads 15/7/2023, 01-07-23, 1.7.2023, "ngày 15 tháng 7 năm 2023" and, when the year is known from elsewhere, 1/7.
 * Two digits of a year mean 20xx: registers of this field begin long after 2000.
 */
export function readDay(text: string, year?: number): Day | null {
  const plain = text.normalize('NFC').trim().toLowerCase()
  if (isDay(plain)) return plain
  const short = /^(?:ngày\s+)?(\d{1,2})\s*([/.\-\u2010-\u2013])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?$/.exec(plain)
  if (short) return dayFrom(short[1], short[3], short[4], year)
  const long = /^(?:ngày\s+|mùng\s+|mồng\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4})|\s*[/-]\s*(\d{4}))?$/.exec(plain)
  return long ? dayFrom(long[1], long[2], long[3] ?? long[4], year) : null
}

function dayFrom(date = '', month = '', printedYear: string | undefined, year: number | undefined): Day | null {
  const full = printedYear === undefined ? year : printedYear.length === 2 ? 2000 + Number(printedYear) : Number(printedYear)
  if (full === undefined) return null
  const [m, d] = [Number(month), Number(date)]
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(full, m) ? dayOf(full, m, d) : null
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

const PERIOD =
  /^(?:trong )?(?:tuần (?<week>\d{1,2})|tháng (?<month>\d{1,2})|quý (?<quarter>iv|iii|ii|i|[1-4])|(?:0?6|sáu) tháng (?<half>đầu|cuối)|nửa (?<part>đầu|cuối)|(?<nine>(?:0?9|chín) tháng(?: đầu)?)|cả)?(?:\s*(?:\/|-| của | |^)\s*(?:năm )?(?<year>\d{4})| năm(?: nay)?)?$/

/** Reads what `printPeriod` writes and its usual variants: Quý II/2023, 6 tháng đầu năm, tháng 7/2023, tuần 30/2026, năm 2023. */
export function readPeriod(text: string, year?: number): Period | null {
  const plain = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
  const day = /^(?:trong )?ngày /.test(plain) ? readDay(plain.replace(/^trong /, ''), year) : null
  if (day) return dayPeriod(day)
  const groups = PERIOD.exec(plain)?.groups
  if (!groups) return null
  const full = groups.year ? Number(groups.year) : year
  if (full === undefined) return null
  const half = groups.half ?? groups.part
  if (half) return { kind: 'half', year: full, part: half === 'đầu' ? 1 : 2 }
  if (groups.nine) return { kind: 'nine', year: full, part: 1 }
  if (groups.quarter) return { kind: 'quarter', year: full, part: ROMAN[groups.quarter] ?? 1 }
  if (groups.week) return parseReportPeriod(periodKey({ kind: 'week', year: full, part: Number(groups.week) }))
  const month = Number(groups.month ?? 0)
  if (groups.month) return month >= 1 && month <= 12 ? { kind: 'month', year: full, part: month } : null
  return groups.year ? { kind: 'year', year: full, part: 1 } : null
}
