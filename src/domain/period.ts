/**
 * Reporting periods and their windows. A period has a key people and machines share:
 * `2023-07` month, `2023-Q2` quarter, `2023-H1` half-year, `2023-9M` nine months, `2023` year.
 * A reporting month runs from the 15th of the month before to the 14th (NĐ 09/2019 and TT 58/2020/TT-BQP),
 * so the half-year 2023-H1 is 15/12/2022 – 14/6/2023. Beside these stand the short periods of the military chain, `2026-W30`
 * (Monday to Sunday, counted as ISO 8601 does) and `2026-07-20`: reports are asked for them, figures are never typed for them.
 */
export type LongKind = 'month' | 'quarter' | 'half' | 'nine' | 'year'
export type PeriodKind = LongKind | 'week' | 'day'
/** `part` counts within the year: months, quarters, weeks, or days from 1 January on. */
export type Period = { kind: PeriodKind; year: number; part: number }

/** A calendar day as `YYYY-MM-DD`; string order is time order. */
export type Day = string

/** Days from..to, both included. */
export type Window = { from: Day; to: Day }

const MONTHS: Record<LongKind, number> = { month: 1, quarter: 3, half: 6, nine: 9, year: 12 }

export function periodKey({ kind, year, part }: Period): string {
  const y = String(year).padStart(4, '0')
  if (kind === 'month') return `${y}-${String(part).padStart(2, '0')}`
  if (kind === 'quarter') return `${y}-Q${part}`
  if (kind === 'half') return `${y}-H${part}`
  if (kind === 'nine') return `${y}-9M`
  if (kind === 'week') return `${y}-W${String(part).padStart(2, '0')}`
  if (kind === 'day') return dayOfYear(year, part)
  return y
}

/** Reads the key of a period a report is asked for, the short ones among them; null when it is not one. */
export function parseReportPeriod(key: string): Period | null {
  const text = key.trim()
  if (isDay(text) && /^(19|20|21)/.test(text)) return periodOfDay(text)
  const [, year, week] = /^((?:19|20|21)\d{2})-W(\d{2})$/.exec(text) ?? []
  if (!week) return parsePeriod(text)
  const period: Period = { kind: 'week', year: Number(year), part: Number(week) }
  return period.part >= 1 && period.part <= weeksOf(period.year) ? period : null
}

/** Reads the key of a period figures are kept and typed for; null when it is not one. */
export function parsePeriod(key: string): Period | null {
  const match = /^((?:19|20|21)\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)))?$/.exec(key.trim())
  if (!match) return null
  const [, y, month, quarter, half, nine] = match
  const year = Number(y)
  if (month) return { kind: 'month', year, part: Number(month) }
  if (quarter) return { kind: 'quarter', year, part: Number(quarter) }
  if (half) return { kind: 'half', year, part: Number(half) }
  if (nine) return { kind: 'nine', year, part: 1 }
  return { kind: 'year', year, part: 1 }
}

const periodOfDay = (day: Day): Period => ({
  kind: 'day',
  year: Number(day.slice(0, 4)),
  part: daysBetween(dayOf(Number(day.slice(0, 4)), 1, 1), day),
})

/** The week a day lies in, of the year its Thursday lies in. */
export function weekOfDay(day: Day): Period {
  const thursday = addDays(day, 3 - weekday(day))
  const year = Number(thursday.slice(0, 4))
  return { kind: 'week', year, part: Math.ceil(daysBetween(dayOf(year, 1, 1), thursday) / 7) }
}

/** The report of one day. */
export const dayPeriod = (day: Day): Period => periodOfDay(day)

/** Monday is 0. */
const weekday = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const dayOfYear = (year: number, part: number): Day => addDays(dayOf(year, 1, 1), part - 1)
/** 28 December lies in the last week of its year. */
const weeksOf = (year: number): number => weekOfDay(dayOf(year, 12, 28)).part
/** 4 January lies in the first. */
const mondayOf = (year: number, week: number): Day => {
  const fourth = dayOf(year, 1, 4)
  return addDays(fourth, (week - 1) * 7 - weekday(fourth))
}

/** The statutory window: 15th of the month before the first month – 14th of the last month. */
export function statutoryWindow({ kind, year, part }: Period): Window {
  if (kind === 'day') return { from: dayOfYear(year, part), to: dayOfYear(year, part) }
  if (kind === 'week') return { from: mondayOf(year, part), to: addDays(mondayOf(year, part), 6) }
  const first = kind === 'nine' ? 1 : (part - 1) * MONTHS[kind] + 1
  return { from: monthStart(monthIndex(year, first)), to: monthEnd(monthIndex(year, first + MONTHS[kind] - 1)) }
}

/** The same period one year earlier: what "so với cùng kỳ" compares with. */
export function samePeriodLastYear(period: Period): Period {
  const year = period.year - 1
  if (period.kind === 'day') return periodOfDay(addYears(dayOfYear(period.year, period.part), -1))
  return { ...period, year, part: period.kind === 'week' ? Math.min(period.part, weeksOf(year)) : period.part }
}

/** The period just before, of the same kind; nine months go back a year. */
export function previousPeriod(period: Period): Period {
  if (period.kind === 'day') return periodOfDay(addDays(statutoryWindow(period).from, -1))
  if (period.kind === 'week') return weekOfDay(addDays(statutoryWindow(period).from, -1))
  const parts = period.kind === 'nine' ? 1 : 12 / MONTHS[period.kind]
  return period.part > 1 ? { ...period, part: period.part - 1 } : { ...period, year: period.year - 1, part: parts }
}

export function contains(outer: Period, inner: Period): boolean {
  const [whole, part] = [statutoryWindow(outer), statutoryWindow(inner)]
  return whole.from <= part.from && part.to <= whole.to
}

/** Reporting months counted without gaps: January of year 0 is 0. */
export const monthIndex = (year: number, month: number): number => year * 12 + month - 1
export const monthYear = (index: number): number => Math.floor(index / 12)
export const monthOfYear = (index: number): number => (((index % 12) + 12) % 12) + 1

/** The reporting month a day belongs to: from the 15th on it is the next month's. */
export function reportingMonth(day: Day): number {
  const index = monthIndex(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  return Number(day.slice(8, 10)) >= 15 ? index + 1 : index
}

export const monthStart = (index: number): Day => dayOf(monthYear(index - 1), monthOfYear(index - 1), 15)
export const monthEnd = (index: number): Day => dayOf(monthYear(index), monthOfYear(index), 14)

export const dayOf = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** True for a day that exists: 2023-02-31 does not. Known ones are not worked out again: a long roster is made of a few thousand. */
export function isDay(text: string): boolean {
  if (knownDays.has(text)) return true
  const is = isInCalendar(text)
  if (is && knownDays.size < MOST_DAYS) knownDays.add(text)
  return is
}

const knownDays = new Set<string>()
const MOST_DAYS = 40_000

function isInCalendar(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Vietnam keeps UTC+7 the year round: the day changes there, wherever the machine's clock stands. */
export const dayInVietnam = (at: Date): Day => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** Adds days to a day, by the proleptic Gregorian calendar. */
export function addDays(day: Day, days: number): Day {
  const same = Number(day.slice(8, 10)) + days
  // Within the month every month has, nothing else of the day changes.
  if (same >= 1 && same <= 28 && day.length === 10) return `${day.slice(0, 8)}${same < 10 ? '0' : ''}${same}`
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + days))
    .toISOString()
    .slice(0, 10)
}

/** The same day a number of years away; 29 February falls back to the 28th. */
export function addYears(day: Day, years: number): Day {
  const to = Number(day.slice(0, 4)) + years
  // Every other day of a year there is in all of them.
  if (to >= 1000 && to <= 9999 && !day.endsWith('-02-29')) return `${to}${day.slice(4)}`
  const [year, month, date] = [Number(day.slice(0, 4)) + years, Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)))
}

/** Days from a to b, both counted: 13/01–15/7/2023 is 184. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}
