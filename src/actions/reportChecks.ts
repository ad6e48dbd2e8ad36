import type { Cutoff } from '#domain/calendar.ts'
import { type ExplainedFinding, explained } from '#domain/explanation.ts'
import type { Facts } from '#domain/figures.ts'
import { figuresOf } from '#domain/figures.ts'
import type { Indicator, Level } from '#domain/indicator.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { addDays, addYears, type Day, periodKey, statutoryWindow, type Window } from '#domain/period.ts'
import { checkReport, type Told } from '#domain/reportCheck.ts'
import { isEntered } from '#domain/sources.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { acceptedBefore } from '#store/editions.ts'
import { explanationsOf } from '#store/explanations.ts'
import { factsOf } from '#store/facts.ts'
import { dayBefore, historyOf, peersOf } from '#store/figureHistory.ts'
import type { Home } from '#store/home.ts'
import { closedPeriods } from '#store/periods.ts'
import { factsByEdition } from '#store/rollUpFacts.ts'
import { childrenOf, pathOf } from '#store/units.ts'
import { unitCatalogue } from './unitCatalogue.ts'

/** So many same periods of earlier years are looked back at. */
const YEARS = 6

/**
 * Everything to say about the figures of a unit before they are sent, with what was already said about it. They are held
 * against what was accepted of the unit before: the same period of earlier years, and how it said the last one ended.
 */
export async function reportChecks(db: Db, home: Home, unit: Unit, cutoff: Cutoff): Promise<ExplainedFinding[]> {
  const { catalogue } = await unitCatalogue(db, home, unit, cutoff.asOf)
  const own = (await factsOf(db, home, [unit], cutoff)).get(unit.id)
  if (!own) throw new Error(`no facts of unit ${unit.code}`)
  const accepted = await acceptedBefore(db, unit, cutoff.window.from)
  const [before] = accepted.filter(({ asOf }) => asOf === addDays(cutoff.window.from, -1))
  const years = Array.from({ length: YEARS }, (_, back) => yearsBack(cutoff, back + 1))
  const sent = years.flatMap((window) => accepted.find((one) => one.windowFrom === window.from && one.asOf === window.to) ?? [])
  const said = await factsByEdition(
    db,
    [...sent, ...(before ? [before] : [])].map(({ id }) => ({ unit, edition: { id } })),
  )
  // Where no edition of a year was accepted, its closed books speak for it.
  const silent = years.filter((window) => !sent.some(({ windowFrom, asOf }) => windowFrom === window.from && asOf === window.to))
  const past = [dayBefore(cutoff.window), cutoff.before.window, ...(await closedWindows(db, unit, silent))]
  const [opening, lastYear, ...books] = await historyOf(db, home, unit, past)
  const history = [...sent.flatMap(({ id }) => said.get(id) ?? []), ...books]
  const reported = before ? said.get(before.id) : undefined
  const findings = checkReport({
    unit: unit.code,
    figures: figuresOf(own, catalogue),
    bases: basesOf(own),
    // A unit founded within the period opens with nothing, and nobody moved in.
    ...(opening && unit.validFrom < cutoff.window.from ? { opening } : {}),
    ...(reported ? { reported } : {}),
    ...(lastYear ? { lastYear } : {}),
    history,
    peers: await peersOf(db, home, await likeUnits(db, unit, cutoff), cutoff.window, cutoff.before.window),
    catalogue,
    typed: typedAt(levelOf(unit.kind), catalogue),
  })
  return explained(findings, await explanationsOf(db, unit, periodKey(cutoff.period)))
}

const basesOf = ({ now }: Facts): Told =>
  new Map([...now].flatMap(([id, fact]) => (baseCounts.has(id) && fact.known ? [[id, fact.value]] : [])))

/** Those of some windows in which the books of the unit were closed. */
async function closedWindows(db: Db, unit: Unit, windows: readonly Window[]): Promise<Window[]> {
  const closed = await closedPeriods(db, [unit.id])
  return windows.filter((window) => closed.some(({ windowFrom, windowTo }) => windowFrom <= window.from && window.to <= windowTo))
}

/** The same period so many years back, cut at the same day of its year. */
function yearsBack({ period, asOf, statutory }: Cutoff, years: number): Window {
  const earlier = statutoryWindow({ ...period, year: period.year - years })
  const to: Day = statutory ? earlier.to : addYears(asOf, -years)
  return { from: earlier.from, to }
}

/** The units of the same kind under the same command, as far as whoever asks may see them: others are never counted. */
async function likeUnits(db: Db, unit: Unit, { asOf }: Cutoff): Promise<Unit[]> {
  const parent = (await pathOf(db, unit.id, asOf)).at(-1)
  if (!parent) return []
  return (await childrenOf(db, parent.id, asOf, asOf)).filter(({ id, kind }) => kind === unit.kind && id !== unit.id)
}

/** What a person types at a level. The figures on reporting itself are made by reporting: nobody is asked for them before. */
const typedAt = (level: Level, catalogue: readonly Indicator[]): Set<string> =>
  new Set(
    catalogue
      .filter(
        ({ id, chapter, levels, measure }) => chapter !== 'M' && measure !== 'rating' && levels.includes(level) && isEntered(id),
      )
      .map(({ id }) => id),
  )
