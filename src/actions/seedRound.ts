import type { DemoReport, DemoRound } from '#demo/world.ts'
import type { EditionState, Verb } from '#domain/edition.ts'
import type { Facts } from '#domain/figures.ts'
import { dayInVietnam, parsePeriod } from '#domain/period.ts'
import { reportDates } from '#domain/reportCalendar.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { editionById, insertSlip } from '#store/editions.ts'
import { factsOf } from '#store/facts.ts'
import { type FinishedEdition, takeOver } from '#store/finishedEditions.ts'
import type { Home } from '#store/home.ts'
import { insertRound, roundById } from '#store/rounds.ts'
import { cutoffOfRound, frozen, toLookAt } from './editionContent.ts'
import { collected, makeRollUp } from './rollUpData.ts'
import { roundUnits } from './roundData.ts'
import { roundTitle } from './roundTitle.ts'

const BY = 'dữ liệu mẫu'
const MINUTE = 60_000

/** A round of the demo as it stood: the figures are those of the books, but where the demo says that what was sent is not. */
export async function seedRound(db: Db, home: Home, given: DemoRound, unitOf: (code: string) => Unit): Promise<void> {
  const receiver = unitOf(given.unit)
  const period = parsePeriod(given.period)
  const dates = period && reportDates({ line: 'military', kind: given.kind, level: 'CQ', period, asOf: given.asOf })
  if (!period || !dates) throw new Error(`the demo opens a round without days: ${given.period}`)
  const openedAt = new Date(given.openedAt)
  const id = await insertRound(
    db,
    receiver,
    {
      line: 'military',
      kind: given.kind,
      period: given.period,
      title: roundTitle(given.kind, period),
      dates,
      by: given.openedBy,
      at: openedAt,
    },
    [...given.reports.map(({ unit }) => unit), ...given.missing].map(unitOf),
  )
  const round = await roundById(db, id)
  if (!round) throw new Error('the round that was just opened is not there')
  const units = given.reports.map(({ unit }) => unitOf(unit))
  const facts = await factsOf(db, home, units, cutoffOfRound(round))
  const finished = given.reports.map((report, at) => {
    const unit = units[at]
    const found = unit && facts.get(unit.id)
    if (!found) throw new Error(`no facts of ${report.unit}`)
    const { content, findings } = frozen(unit, round, moved(found, report), home, { nil: false, basis: 'books' })
    const steps = stepsOf(report, given)
    const sent = new Date(report.at)
    return {
      unit,
      of: 'report',
      state: report.state,
      content,
      findings: toLookAt(findings),
      submittedAt: sent,
      submittedOn: dayInVietnam(sent),
      steps,
      by: BY,
    } satisfies FinishedEdition
  })
  const ids = await takeOver(db, id, finished)
  for (const [at, { slip, slipsOf, unit: code }] of given.reports.entries()) {
    const edition = slip ? await editionById(db, ids[at] ?? '') : null
    if (!slip || !edition) continue
    const [unit, measure] = [unitOf(code), slipsOf?.measure]
    const book = measure === undefined ? null : (facts.get(unit.id)?.now.get(measure)?.value ?? null)
    const cells =
      measure === undefined
        ? []
        : [{ indicator: measure, submitted: (book ?? 0) + (slipsOf?.by ?? 0), book, note: 'khác danh sách các lớp' }]
    await insertSlip(
      db,
      edition,
      unit,
      { cells, reason: slip.reason, dueOn: slip.dueOn },
      { login: BY, name: slip.by, at: edition.movedAt },
    )
  }
  if (given.rolledUp) await seedRollUp(db, home, given.rolledUp, id, receiver)
}

/** What was sent before a row was put right says more than the books do now. */
function moved(facts: Facts, { slipsOf }: DemoReport): Facts {
  if (!slipsOf) return facts
  const before = facts.now.get(slipsOf.measure)
  return { ...facts, now: new Map(facts.now).set(slipsOf.measure, { value: (before?.value ?? 0) + slipsOf.by, known: true }) }
}

type Step = FinishedEdition['steps'][number]

function stepsOf(report: DemoReport, { rolledUp, openedBy }: DemoRound): Step[] {
  const sent = Date.parse(report.at)
  const step = (verb: Verb, to: EditionState, at: number, name: string, reason?: string): Step => ({
    verb,
    to,
    at: new Date(at),
    name,
    ...(reason === undefined ? {} : { reason }),
  })
  const steps = [
    step('prepare', 'draft', sent - 190 * MINUTE, report.preparedBy),
    step('check', 'checked', sent - 95 * MINUTE, report.preparedBy),
    step('approve', 'approved', sent - 25 * MINUTE, report.approvedBy),
    step('submit', 'submitted', sent, report.preparedBy),
  ]
  if (report.state === 'submitted') return steps
  const receiving = report.slip?.by ?? rolledUp?.by ?? 'Nguyễn Trọng Hải'
  steps.push(step('receive', 'received', sent + 60 * MINUTE, receiving))
  if (report.slip) return [...steps, step('return', 'returned', sent + 75 * MINUTE, receiving, report.slip.reason)]
  steps.push(step('accept', 'accepted', sent + 75 * MINUTE, receiving))
  if (!rolledUp) return steps
  const at = Date.parse(rolledUp.at)
  return [...steps, step('roll_up', 'rolled_up', at, rolledUp.by), step('publish', 'published', at + 100 * MINUTE, openedBy)]
}

async function seedRollUp(
  db: Db,
  home: Home,
  { at: said, by, approvedBy }: NonNullable<DemoRound['rolledUp']>,
  id: string,
  receiver: Unit,
): Promise<void> {
  const round = await roundById(db, id)
  if (!round) throw new Error('the round that was just opened is not there')
  const at = Date.parse(said)
  const { content, findings } = await makeRollUp(
    db,
    home,
    round,
    receiver,
    collected(await roundUnits(db, round, said.slice(0, 10))),
  )
  const steps: Step[] = [
    { verb: 'prepare', to: 'draft', at: new Date(at), name: by },
    { verb: 'check', to: 'checked', at: new Date(at + 40 * MINUTE), name: by },
    { verb: 'approve', to: 'approved', at: new Date(at + 90 * MINUTE), name: approvedBy },
    { verb: 'publish', to: 'published', at: new Date(at + 100 * MINUTE), name: approvedBy },
  ]
  await takeOver(db, id, [
    {
      unit: receiver,
      of: 'roll_up',
      state: 'published',
      content,
      findings: toLookAt(findings),
      submittedAt: null,
      submittedOn: null,
      steps,
      by: BY,
    },
  ])
}
