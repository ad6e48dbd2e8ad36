import { cutoffOf } from './calendar.ts'
import type { Level } from './indicator.ts'
import {
  addDays,
  type Day,
  dayOf,
  dayPeriod,
  daysInMonth,
  monthOfYear,
  monthYear,
  type Period,
  type PeriodKind,
  reportingMonth,
  statutoryWindow,
  type Window,
  weekOfDay,
} from './period.ts'

/** Along which line a report goes up: three lines stand side by side, and councils beside them. */
export type Line = 'military' | 'committee' | 'service_council' | 'education_council' | 'civil_defence' | 'remains'

export const LINES: Readonly<Record<Line, string>> = {
  military: 'Hệ thống quân sự',
  committee: 'Ủy ban nhân dân',
  service_council: 'Hội đồng nghĩa vụ quân sự',
  education_council: 'Hội đồng giáo dục quốc phòng và an ninh',
  civil_defence: 'Ban chỉ huy phòng thủ dân sự',
  remains: 'Ban Chỉ đạo 515',
}

/** A kind of report: by the length of its period, or called for a conference or an event. */
export type ReportKind = PeriodKind | 'conference' | 'ad_hoc'

export const REPORT_KINDS: Readonly<Record<ReportKind, string>> = {
  day: 'Báo cáo ngày',
  week: 'Báo cáo tuần',
  month: 'Báo cáo tháng',
  quarter: 'Báo cáo quý',
  half: 'Báo cáo 6 tháng',
  nine: 'Báo cáo 9 tháng',
  year: 'Báo cáo năm',
  conference: 'Báo cáo phục vụ hội nghị',
  ad_hoc: 'Báo cáo đột xuất',
}

/** A day of the month so many months from the last month of the period: `{ months: -1, day: 19 }` of a year is 19/11. */
export type DayRule = { months: number; day: number }

/** When a kind of report is due along a line, from whom, and since when the rule holds. */
export type DateRule = {
  line: Line
  kind: ReportKind
  /** Levels that send it; all where none is named. */
  senders?: readonly Level[]
  /** The figures stand as of this day; the statutory cut-off (14th) where none is named. */
  asOf?: DayRule
  /** The last day it may come in time; counted from the as-of day where a rule of the month has no sense. */
  due: DayRule | { daysAfter: number }
  basis: string
  validFrom: Day
  /** First day it no longer holds. */
  validTo?: Day
}

/** Nghị định 168/2018/NĐ-CP in force. */
const SINCE: Day = '2019-02-14'
const DISTRICTS_ENDED: Day = '2025-07-01'
const DECREE = 'NĐ 168/2018 Đ15'

/**
 * Dates as law and practice have them. A decree says "before the 15th": the last day in time is the 14th. The year's report
 * of local defence is due before the statistical cut-off of 14/12, so its figures stand as of 14/11 and what comes later is
 * carried as a supplement. Where only practice speaks a province sets its own days.
 */
export const DATE_RULES: readonly DateRule[] = [
  { line: 'committee', kind: 'month', senders: ['XA'], due: { months: 0, day: 14 }, basis: DECREE, validFrom: SINCE },
  {
    line: 'committee',
    kind: 'half',
    senders: ['KV', 'XA', 'CQ'],
    due: { months: 0, day: 19 },
    basis: DECREE,
    validFrom: SINCE,
  },
  { line: 'committee', kind: 'year', senders: ['KV', 'XA', 'CQ'], ...beforeNovember(19) },
  { line: 'committee', kind: 'year', senders: ['TI'], ...beforeNovember(24) },
  { line: 'committee', kind: 'year', senders: ['QK'], ...beforeNovember(29) },
  { line: 'committee', kind: 'year', senders: ['TW'], asOf: { months: 0, day: 14 }, ...bySince({ months: 0, day: 24 }, DECREE) },
  // Duty is told by the day, the work of a week on the day after it: the chain of command knows both, no decree dates them.
  { line: 'military', kind: 'day', ...byPractice({ daysAfter: 0 }) },
  { line: 'military', kind: 'week', ...byPractice({ daysAfter: 1 }) },
  { line: 'military', kind: 'month', ...byPractice({ months: 0, day: 16 }) },
  { line: 'military', kind: 'quarter', ...byPractice({ months: 0, day: 16 }) },
  { line: 'military', kind: 'half', ...byPractice({ months: 0, day: 19 }) },
  { line: 'military', kind: 'nine', ...byPractice({ months: 0, day: 19 }) },
  { line: 'military', kind: 'year', ...byPractice({ months: 0, day: 19 }) },
  { line: 'civil_defence', kind: 'month', ...byPractice({ months: 0, day: 16 }) },
  { line: 'civil_defence', kind: 'half', ...byPractice({ months: 0, day: 19 }) },
  { line: 'civil_defence', kind: 'year', ...byPractice({ months: 0, day: 19 }) },
  { line: 'education_council', kind: 'half', ...byPractice({ months: 0, day: 19 }) },
  { line: 'education_council', kind: 'year', ...byPractice({ months: 0, day: 19 }) },
  { line: 'remains', kind: 'half', ...byPractice({ months: 0, day: 19 }) },
  { line: 'remains', kind: 'year', ...byPractice({ months: 0, day: 19 }) },
  { line: 'service_council', kind: 'year', ...byPractice({ months: 0, day: 19 }) },
  ...(Object.keys(LINES) as Line[]).flatMap((line): DateRule[] => [
    { line, kind: 'conference', ...byPractice({ daysAfter: 1 }) },
    { line, kind: 'ad_hoc', due: { daysAfter: 0 }, basis: line === 'committee' ? DECREE : 'practice', validFrom: SINCE },
  ]),
]

/** Whether such a report goes along a line at all, for anybody. */
export const hasReport = (line: Line, kind: ReportKind): boolean =>
  DATE_RULES.some((rule) => rule.line === line && rule.kind === kind)

function bySince(due: DateRule['due'], basis: string): Pick<DateRule, 'due' | 'basis' | 'validFrom'> {
  return { due, basis, validFrom: SINCE }
}

function byPractice(due: DateRule['due']): Pick<DateRule, 'due' | 'basis' | 'validFrom'> {
  return bySince(due, 'practice')
}

function beforeNovember(day: number): Pick<DateRule, 'asOf' | 'due' | 'basis' | 'validFrom'> {
  return { asOf: { months: -1, day: 14 }, ...bySince({ months: -1, day }, DECREE) }
}

/** From 1/7/2025 the district level is gone; whoever sends in its place sends by the same days. */
export const levelThatSends = (level: Level, on: Day): Level => (level === 'KV' && on >= DISTRICTS_ENDED ? 'XA' : level)

/** A province's own days for a kind of report, from a day on. */
export type OwnRule = Pick<DateRule, 'line' | 'kind' | 'due' | 'basis' | 'validFrom'> & { asOf?: DayRule }

/** All days of one report. It is opened when its period ends, or some days before; prepared from its as-of day on. */
export type ReportDates = {
  opensOn: Day
  window: Window
  /** End of the period by statute. */
  cutOff: Day
  asOf: Day
  preparedFrom: Day
  dueOn: Day
  basis: string
}

export type DatesAsked = {
  line: Line
  kind: ReportKind
  level: Level
  period: Period
  /** Said by whoever calls for the report; a conference says it always. */
  asOf?: Day
  own?: readonly OwnRule[]
}

/** How long before its as-of day a report is announced, by the length of its period. */
const NOTICE: Readonly<Record<ReportKind, number>> = {
  day: 0,
  week: 3,
  month: 5,
  quarter: 10,
  half: 15,
  nine: 15,
  year: 20,
  conference: 5,
  ad_hoc: 0,
}

/** The days of a report; null where its line has no such report, or the as-of day lies before the period. */
export function reportDates({ line, kind, level, period, asOf: said, own = [] }: DatesAsked): ReportDates | null {
  if (kind !== 'conference' && kind !== 'ad_hoc' && kind !== period.kind) return null
  const cutOff = statutoryWindow(period).to
  const rule = ownRule(own, line, kind, cutOff) ?? ruleOf(line, kind, level, cutOff)
  if (!rule) return null
  const asOf = said ?? (rule.asOf ? ruledDay(rule.asOf, period) : cutOff)
  const cutoff = cutoffOf(period, asOf)
  if (!cutoff) return null
  const ruled = 'daysAfter' in rule.due ? addDays(asOf, rule.due.daysAfter) : ruledDay(rule.due, period)
  // Asked as of a later day than the rule thought of, a report cannot be due before its own figures.
  const dueOn = ruled < asOf ? addDays(asOf, 1) : ruled
  return {
    opensOn: addDays(asOf, -NOTICE[kind]),
    window: cutoff.window,
    cutOff,
    asOf,
    preparedFrom: asOf,
    dueOn,
    basis: rule.basis,
  }
}

/** The latest rule of the province that holds when the period ends. */
const ownRule = (own: readonly OwnRule[], line: Line, kind: ReportKind, on: Day): OwnRule | undefined =>
  own
    .filter((rule) => rule.line === line && rule.kind === kind && rule.validFrom <= on)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]

/** Before the decree came, and where it is silent, the first rule of the line speaks for practice. */
function ruleOf(line: Line, kind: ReportKind, level: Level, on: Day): DateRule | undefined {
  const sender = levelThatSends(level, on)
  const rules = DATE_RULES.filter(
    (rule) =>
      rule.line === line && rule.kind === kind && rule.senders?.includes(sender) !== false && on < (rule.validTo ?? '9999'),
  )
  return rules[0]
}

function ruledDay({ months, day }: DayRule, period: Period): Day {
  const last = statutoryWindow(period).to
  const index = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)))
}

/** Every report of a line in a year that has dates, in the order in which they are due; of weeks and days those around a day. */
export function calendarOf(
  line: Line,
  level: Level,
  year: number,
  own: readonly OwnRule[] = [],
  around?: Day,
): { kind: ReportKind; period: Period; dates: ReportDates }[] {
  const periods: Period[] = [
    ...(around?.startsWith(String(year)) ? [dayPeriod(around), weekOfDay(around)] : []),
    ...parts('month', 12, year),
    ...parts('quarter', 4, year),
    ...parts('half', 2, year),
    { kind: 'nine', year, part: 1 },
    { kind: 'year', year, part: 1 },
  ]
  return periods
    .flatMap((period) => {
      const dates = reportDates({ line, kind: period.kind, level, period, own })
      return dates ? [{ kind: period.kind as ReportKind, period, dates }] : []
    })
    .sort((a, b) => a.dates.dueOn.localeCompare(b.dates.dueOn))
}

const parts = (kind: PeriodKind, count: number, year: number): Period[] =>
  Array.from({ length: count }, (_, at) => ({ kind, year, part: at + 1 }))

/**
 * The period of a kind of report that a day lies in, or that a longer or shorter period ends in: asked for the month while
 * the half-year is looked at, its last month. Reports for a conference and for no fixed day keep the period itself.
 */
export function periodOfKind(kind: ReportKind, period: Period, day: Day): Period {
  if (kind === 'day') return dayPeriod(day)
  if (kind === 'week') return weekOfDay(day)
  if (kind === 'conference' || kind === 'ad_hoc' || kind === period.kind) return period
  const last = reportingMonth(statutoryWindow(period).to)
  const [year, month] = [monthYear(last), monthOfYear(last)]
  const part = { month, quarter: Math.ceil(month / 3), half: Math.ceil(month / 6), nine: 1, year: 1 }[kind]
  return { kind, year, part }
}
