import { cutoffOf } from '#domain/calendar.ts'
import { type EditionContent, freezeFigures } from '#domain/editionFigures.ts'
import { type ExplainedFinding, explained } from '#domain/explanation.ts'
import { type Facts, type FigureTable, figuresOf } from '#domain/figures.ts'
import type { Finding } from '#domain/finding.ts'
import { asks, shortFormOf } from '#domain/form.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { checkReport } from '#domain/reportCheck.ts'
import { indicatorById, measuresBehind } from '#domain/sources.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { contentOf, editionsOf } from '#store/editions.ts'
import { explanationsOf } from '#store/explanations.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { ownRounds, type Round } from '#store/rounds.ts'
import { editionText } from './editionText.ts'
import { reportChecks } from './reportChecks.ts'
import { reportData } from './reportData.ts'

/** What an edition would say now, and what speaks against it. */
export type Made = { content: EditionContent; findings: Finding[] }

/** The same with what was already said about each question. */
export type Checked = { content: EditionContent; findings: ExplainedFinding[] }

/** The days a round asks about. */
export function cutoffOfRound(round: Pick<Round, 'period' | 'asOf' | 'windowFrom'>) {
  const period = parseReportPeriod(round.period)
  const cutoff = period && cutoffOf(period, round.asOf)
  if (!cutoff) throw new Problem('period.as_of', { day: round.asOf, from: printDay(round.windowFrom) })
  return cutoff
}

/**
 * The report of a unit for a round: the sum of accepted editions where the unit collected its own from below for the same
 * days and its head has signed it, else the books as they are.
 */
export async function makeContent(db: Db, home: Home, unit: Unit, round: Round, nil: boolean): Promise<Checked> {
  const made = await makeFigures(db, home, unit, round, nil)
  // What was added up and signed was checked then; nothing happened is checked against the books as it is said.
  if (made.content.text || nil) return { ...made, findings: explained(made.findings, []) }
  const cutoff = cutoffOfRound(round)
  const whole = await reportData(db, home, unit, cutoff)
  const asked = askedOf(unit, round)
  const data = asked
    ? {
        ...whole,
        figures: onlyOf(whole.figures, asked),
        shortfalls: whole.shortfalls.filter(({ indicator }) => asked(indicator)),
      }
    : whole
  const { text, findings } = await editionText(db, unit, cutoff, data)
  // What a short form asks is held against itself: earlier years and neighbours are for the periods figures are kept by.
  const checks = asked
    ? explained(made.findings, await explanationsOf(db, unit, round.period))
    : await reportChecks(db, home, unit, cutoff)
  return { content: { ...made.content, text }, findings: [...checks, ...explained(findings, [])] }
}

/** The same without its words: what an edition is compared with. */
export async function makeFigures(db: Db, home: Home, unit: Unit, round: Round, nil: boolean): Promise<Made> {
  const rolledUp = await signedRollUp(db, unit, round)
  if (rolledUp && !nil) return { content: { ...rolledUp, round: { id: round.id, title: round.title } }, findings: [] }
  const cutoff = cutoffOfRound(round)
  const facts = (await factsOf(db, home, [unit], cutoff)).get(unit.id)
  if (!facts) throw new Error(`no facts of unit ${unit.code}`)
  const said = nil ? withNothing(facts, unit) : facts
  return frozen(unit, round, said, home, { nil, basis: 'books' })
}

/** Which indicators the form of this round asks of a unit; null where it asks all. */
function askedOf(unit: Unit, round: Round): ((id: string) => boolean) | null {
  const form = shortFormOf(round.kind, unit.kind, round.asOf)
  if (!form) return null
  return (id) => {
    const indicator = indicatorById(id)
    return indicator !== undefined && asks(form, indicator)
  }
}

const onlyOf = (table: FigureTable, asked: (id: string) => boolean): FigureTable =>
  new Map([...table].filter(([id]) => asked(id)))

/** Facts of a unit as an edition keeps them. */
export function frozen(
  unit: Unit,
  round: Round,
  facts: Facts,
  home: Home,
  more: Pick<EditionContent, 'nil' | 'basis'> & Pick<Partial<EditionContent>, 'parts' | 'missing' | 'asked'>,
): Made {
  const asked = askedOf(unit, round)
  const table: FigureTable = asked ? onlyOf(figuresOf(facts), asked) : figuresOf(facts)
  const behind = asked && measuresBehind(table.keys())
  const counted = [...facts.now].filter(([id, fact]) => fact.known && home.measures.byId.has(id) && behind?.has(id) !== false)
  const content: EditionContent = {
    unit: { code: unit.code, name: unit.name },
    round: { id: round.id, title: round.title },
    period: round.period,
    asOf: round.asOf,
    window: { from: round.windowFrom, to: round.asOf },
    nil: more.nil,
    basis: more.basis,
    figures: freezeFigures(table),
    facts: counted.map(([id, { value }]): [string, number] => [id, value]).sort(([a], [b]) => (a < b ? -1 : 1)),
    qualifiers: counted.flatMap(([id, { qualifier }]): [string, string][] => (qualifier === undefined ? [] : [[id, qualifier]])),
    notApplicable: [...facts.notApplicable].sort(),
    ...(more.parts ? { parts: more.parts } : {}),
    ...(more.missing ? { missing: more.missing } : {}),
    ...(more.asked ? { asked: more.asked } : {}),
  }
  return { content, findings: checkReport({ unit: unit.code, figures: table }) }
}

/** Nothing happened: every flow the level reports is nought, said by the unit. Refused where the books hold something. */
function withNothing(facts: Facts, unit: Unit): Facts {
  const level = levelOf(unit.kind)
  const flows = INDICATORS.filter(
    ({ time, formula, measure }) => time === 'flow' && formula === undefined && measure !== 'rating',
  )
  const happened = flows.filter(({ id }) => (facts.now.get(id)?.value ?? 0) !== 0)
  const [first] = happened
  if (first) throw new Problem('edition.not_nil', { unit: unit.name, count: happened.length, first: first.title })
  const now = new Map(facts.now)
  for (const { id, levels } of flows) if (levels.includes(level) && !now.has(id)) now.set(id, { value: 0, known: true })
  return { ...facts, now }
}

/** The sum of a round that asked everybody below; what only some were asked does not speak for the whole. */
async function signedRollUp(db: Db, unit: Unit, round: Round): Promise<EditionContent | null> {
  if (unit.id === round.unitId) return null
  for (const own of await ownRounds(db, unit, round)) {
    const signed = (await editionsOf(db, own.id, unit)).findLast(
      ({ of, state }) => of === 'roll_up' && (state === 'approved' || state === 'published'),
    )
    const content = signed ? await contentOf(db, signed.id) : null
    if (content && !content.asked) return content
  }
  return null
}

/** Findings somebody has to look at: what is only worth knowing is not one of them. */
export const toLookAt = (findings: readonly Finding[]): number => findings.filter(({ severity }) => severity !== 'note').length
