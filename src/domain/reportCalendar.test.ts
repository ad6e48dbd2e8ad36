import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Level } from './indicator.ts'
import {
  addDays,
  parsePeriod,
  parseReportPeriod,
  periodKey,
  previousPeriod,
  samePeriodLastYear,
  statutoryWindow,
  weekOfDay,
} from './period.ts'
import { calendarOf, LINES, type Line, type OwnRule, periodOfKind, reportDates } from './reportCalendar.ts'

const period = (key: string) => parsePeriod(key) ?? assert.fail(key)
const dates = (line: Line, key: string, level: Level, more: { asOf?: string; own?: OwnRule[] } = {}) =>
  reportDates({ line, kind: period(key).kind, level, period: period(key), ...more })

test('the statute: before the 15th is the 14th, before 20/6 the 19th, each level by its own day of November and December', () => {
  assert.equal(dates('committee', '2026-05', 'XA')?.dueOn, '2026-05-14')
  assert.equal(dates('committee', '2026-H1', 'XA')?.dueOn, '2026-06-19')
  assert.deepEqual(
    (['XA', 'TI', 'QK', 'TW'] as const).map((level) => dates('committee', '2026', level)?.dueOn),
    ['2026-11-19', '2026-11-24', '2026-11-29', '2026-12-24'],
  )
})

test('the year of the committee line is told before the statistical cut-off, as of 14/11; the cut-off stays 14/12', () => {
  const year = dates('committee', '2026', 'TI')
  assert.deepEqual([year?.asOf, year?.cutOff, year?.window.from], ['2026-11-14', '2026-12-14', '2025-12-15'])
})

test('who sat in a district sent by its days, whoever sends in its place sends by the same', () => {
  assert.equal(dates('committee', '2023-H1', 'KV')?.dueOn, '2023-06-19')
  assert.equal(dates('committee', '2026-H1', 'KV')?.dueOn, '2026-06-19')
})

test('a province sets its own days, from a day on, and a period before that keeps the old ones', () => {
  const own: OwnRule[] = [
    { line: 'military', kind: 'half', due: { months: 0, day: 16 }, basis: 'Công văn 12/BCH-TM', validFrom: '2026-01-01' },
  ]
  assert.equal(dates('military', '2026-H1', 'CQ', { own })?.dueOn, '2026-06-16')
  assert.equal(dates('military', '2025-H1', 'CQ', { own })?.dueOn, '2025-06-19')
})

test('a conference asks as of its own day and is due the day after; a line has no report of a kind it does not know', () => {
  const conference = reportDates({
    line: 'military',
    kind: 'conference',
    level: 'CQ',
    period: period('2023-H1'),
    asOf: '2023-07-15',
  })
  assert.deepEqual([conference?.asOf, conference?.dueOn, conference?.window.from], ['2023-07-15', '2023-07-16', '2022-12-15'])
  assert.equal(dates('committee', '2026-Q2', 'XA'), null)
})

test('whatever is asked: opened, then the day of the figures, then due, in this order', () => {
  const level = fc.constantFrom<Level>('CQ', 'XA', 'KV', 'TI', 'QK', 'TW')
  const line = fc.constantFrom(...(Object.keys(LINES) as Line[]))
  fc.assert(
    fc.property(line, level, fc.integer({ min: 2019, max: 2040 }), (on, at, year) => {
      for (const { dates: found } of calendarOf(on, at, year)) {
        assert.ok(found.opensOn <= found.asOf && found.asOf <= found.dueOn && found.window.to === found.asOf)
        assert.ok(found.preparedFrom >= found.asOf && found.window.from <= found.asOf)
      }
    }),
  )
  fc.assert(
    fc.property(line, fc.integer({ min: 0, max: 400 }), (on, days) => {
      const asOf = addDays('2022-12-15', days)
      const found = reportDates({ line: on, kind: 'conference', level: 'CQ', period: period('2023-H1'), asOf })
      assert.ok(found && found.dueOn >= asOf)
    }),
  )
})

test('weeks run from Monday to Sunday, also over the turn of a year, and each day lies in the one its key names', () => {
  const short = (key: string) => parseReportPeriod(key) ?? assert.fail(key)
  assert.deepEqual(statutoryWindow(short('2026-W53')), { from: '2026-12-28', to: '2027-01-03' })
  assert.deepEqual(['2027-W53', '2026-W00', '2026-02-30', '2026-W5'].map(parseReportPeriod), [null, null, null, null])
  assert.deepEqual([samePeriodLastYear(short('2026-W53')), samePeriodLastYear(short('2024-02-29'))].map(periodKey), [
    '2025-W52',
    '2023-02-28',
  ])
  assert.equal(parsePeriod('2026-W28'), null, 'no figure is typed for a week')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const day = addDays('1950-01-01', days)
      const week = weekOfDay(day)
      const { from, to } = statutoryWindow(week)
      assert.ok(from <= day && day <= to && addDays(from, 6) === to)
      assert.deepEqual(parseReportPeriod(periodKey(week)), week)
      assert.equal(addDays(statutoryWindow(previousPeriod(week)).to, 1), from)
      assert.equal(periodKey(short(day)), day)
    }),
  )
})

test('the work of a week is due the day after it, duty of a day on that day; the calendar shows those around today', () => {
  const at = (key: string, line: Line = 'military') => {
    const period = parseReportPeriod(key) ?? assert.fail(key)
    return reportDates({ line, kind: period.kind, level: 'XA', period })
  }
  assert.deepEqual([at('2026-W28')?.asOf, at('2026-W28')?.dueOn], ['2026-07-12', '2026-07-13'])
  assert.deepEqual([at('2026-07-20')?.window.from, at('2026-07-20')?.dueOn], ['2026-07-20', '2026-07-20'])
  assert.equal(at('2026-W28', 'committee'), null)
  const own: OwnRule[] = [
    { line: 'military', kind: 'week', due: { daysAfter: 3 }, basis: 'Quy định 12', validFrom: '2026-01-01' },
  ]
  const shown = calendarOf('military', 'XA', 2026, own, '2026-07-15').filter(({ kind }) => kind === 'week' || kind === 'day')
  assert.deepEqual(
    shown.map(({ period, dates }) => [periodKey(period), dates.dueOn]),
    [
      ['2026-07-15', '2026-07-15'],
      ['2026-W29', '2026-07-22'],
    ],
  )
})

test('asked for another kind of report than the page shows, it is the period that ends there', () => {
  const half = parseReportPeriod('2023-H1') ?? assert.fail()
  const of = (kind: Parameters<typeof periodOfKind>[0]) => periodKey(periodOfKind(kind, half, '2023-07-17'))
  assert.deepEqual((['half', 'month', 'quarter', 'nine', 'year', 'conference', 'week', 'day'] as const).map(of), [
    '2023-H1',
    '2023-06',
    '2023-Q2',
    '2023-9M',
    '2023',
    '2023-H1',
    '2023-W29',
    '2023-07-17',
  ])
})
