import { z } from 'zod'
import { mayAssign } from '#domain/access.ts'
import { latestCutoff } from '#domain/calendar.ts'
import { addYears, periodKey as keyOf, parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { LINES, REPORT_KINDS, reportDates } from '#domain/reportCalendar.ts'
import { levelOf, UNIT_KINDS, type Unit } from '#domain/unit.ts'
import { lowerFirst, printDay, printMoment, printPeriod } from '#domain/wording.ts'
import { insertRound, ownDates, sameRound } from '#store/rounds.ts'
import { childrenOf, descendantsOf, unitsByCodes } from '#store/units.ts'
import { defineAction } from './action.ts'
import { asOfProblem } from './cutoff.ts'
import { day, oneOf, periodKey, reportKind, reportLine, unitCode } from './inputs.ts'
import { roundTitle } from './roundTitle.ts'

/** Asks a report of the units below: its days come from the calendar, and the list of who is to send stands from now on. */
export const openRound = defineAction({
  kind: 'write',
  title: 'Mở đợt báo cáo',
  summary: 'Open a report round: dates from the calendar, the list of units that are to send frozen',
  input: z.object({
    unit: unitCode,
    line: reportLine.default('military'),
    kind: reportKind,
    period: periodKey,
    asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là theo lịch'),
    dueOn: day.optional().describe('Hạn nộp; bỏ trống là theo lịch'),
    units: z.array(unitCode).max(5000).optional().describe('Đơn vị phải nộp; bỏ trống là các đơn vị trực thuộc'),
    kinds: z.array(oneOf(UNIT_KINDS)).optional().describe('Chỉ các loại đơn vị này'),
  }),
  allow: (actor, unit) => mayAssign(actor, unit),
  async run({ db, unit, actor, now, today }, { line, kind, period: said, asOf, dueOn, units, kinds }) {
    const period = parseReportPeriod(said)
    if (!period) throw new Problem('period.unknown', { period: said })
    const title = roundTitle(kind, period)
    if (kind === 'conference' && asOf === undefined)
      throw new Problem('input.wrong', { detail: 'báo cáo phục vụ hội nghị phải ghi ngày chốt số' })
    const below = (await childrenOf(db, unit.id, asOf ?? '9999-12-31', asOf ?? '9999-12-31'))[0]
    const dates = reportDates({
      line,
      kind,
      level: below ? levelOf(below.kind) : 'XA',
      period,
      own: await ownDates(db, unit),
      ...(asOf === undefined ? {} : { asOf }),
    })
    if (kind !== 'conference' && kind !== 'ad_hoc' && kind !== period.kind)
      throw new Problem('round.other_period', { kind: REPORT_KINDS[kind], period: printPeriod(period) })
    if (!dates) throw new Problem('round.no_dates', { line: lowerFirst(LINES[line]), title: lowerFirst(title) })
    if (dates.asOf > latestCutoff(period)) throw asOfProblem(period, dates.asOf)
    if (dates.asOf > addYears(today, 1))
      throw new Problem('round.too_far', { title, asOf: printDay(dates.asOf), from: printDay(dates.opensOn) })
    const open = await sameRound(db, unit, { line, kind, period: keyOf(period), asOf: dates.asOf })
    if (open)
      throw new Problem('round.open', {
        title: open.title,
        line: lowerFirst(LINES[line]),
        at: printMoment(open.openedAt),
        due: printDay(open.dueOn),
      })
    const due = dueOn ?? dates.dueOn
    if (due < dates.asOf) throw new Problem('window.backwards', { from: printDay(dates.asOf), to: printDay(due) })
    const expected = await expectedUnits(
      await childrenOf(db, unit.id, dates.asOf, dates.asOf),
      units,
      async () => new Map((await descendantsOf(db, unit.id, dates.asOf)).map((one) => [one.code, one])),
      (codes) => unitsByCodes(db, codes),
      unit,
      dates.asOf,
    )
    const list = kinds ? expected.filter((one) => kinds.includes(one.kind)) : expected
    if (list.length === 0) throw new Problem('round.nobody', { unit: unit.name, day: printDay(dates.asOf) })
    const id = await insertRound(
      db,
      unit,
      { line, kind, period: keyOf(period), title, dates: { ...dates, dueOn: due }, by: actor.login, at: now },
      list,
    )
    const ended = (await childrenOf(db, unit.id, dates.window.from, dates.asOf)).filter(
      ({ id: one, validTo }) => validTo !== null && validTo <= dates.asOf && !list.some((other) => other.id === one),
    )
    return {
      id,
      title,
      asOf: dates.asOf,
      dueOn: due,
      expected: list.length,
      /** Ended within the period: nobody is left to ask, their work stands in the books of who opened it. */
      ended: ended.map(({ code, shortName, validTo }) => ({ unit: code, name: shortName, on: validTo })),
    }
  },
})

async function expectedUnits(
  children: readonly Unit[],
  codes: readonly string[] | undefined,
  below: () => Promise<Map<string, Unit>>,
  named: (codes: readonly string[]) => Promise<Map<string, Unit>>,
  unit: Unit,
  on: string,
): Promise<Unit[]> {
  if (!codes) return [...children]
  const standing = await below()
  const wanted = [...new Set(codes)]
  const missing = wanted.find((code) => !standing.has(code) || code === unit.code)
  if (missing !== undefined) {
    const known = (await named([missing])).get(missing)
    if (!known) throw new Problem('unit.unknown', { unit: missing })
    throw new Problem('target.not_child', { unit: known.name, parent: unit.name, day: printDay(on) })
  }
  return wanted.flatMap((code) => standing.get(code) ?? [])
}
