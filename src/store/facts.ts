import { sql } from 'kysely'
import type { Cutoff } from '#domain/calendar.ts'
import type { Fact } from '#domain/fact.ts'
import type { Facts, Override } from '#domain/figures.ts'
import type { Indicator, Level } from '#domain/indicator.ts'
import { contains, type Period, parsePeriod, periodKey } from '#domain/period.ts'
import { feeds, indicatorById, isEntered, isOfRounds, measuresBehind, measuresNamed, ROUND_MEASURES } from '#domain/sources.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askSums, type FigureSum, type UnitSums } from './figures.ts'
import type { Home } from './home.ts'
import { askKept } from './keptStatements.ts'
import { overridesOf } from './overrides.ts'
import { type RoundSums, roundSums } from './roundFacts.ts'
import { forgetTakenBack, type Lines, takenBackOf } from './takenBack.ts'
import { targetsOfYears, type YearTarget } from './targets.ts'
import { figuresUnder, linesUnder, mergedInto, type TreeBasis } from './treeBasis.ts'

/** The period itself first, then the year that holds it: where a target is looked for. */
export const targetPeriods = (period: Period): string[] => [
  ...new Set([periodKey(period), periodKey({ kind: 'year', year: period.year, part: 1 })]),
]

/** Everything the figure tables of some units need for one cut-off; `only` narrows to what some indicators are made of. */
export async function factsOf(
  db: Db,
  home: Home,
  units: readonly Unit[],
  cutoff: Cutoff,
  only?: readonly string[],
): Promise<Map<number, Facts>> {
  const all = only && measuresBehind(only)
  const narrow = all && { read: all, kept: all }
  return gather(db, home, units, cutoff, () => narrow)
}

/** What a unit is assigned in the period of a cut-off. */
export async function assignedTo(db: Db, unit: Unit, { period, asOf }: Cutoff): Promise<string[]> {
  const targets = await targetsOfYears(db, [unit.id], [{ periods: targetPeriods(period), on: asOf }])
  return targets.map(({ indicator }) => indicator)
}

/**
 * Everything of one unit, and of those below it what a few indicators are made of: read at once, for what is not folded yet
 * would else be added up twice.
 */
export async function factsWithBelow(
  db: Db,
  home: Home,
  unit: Unit,
  below: readonly Unit[],
  cutoff: Cutoff,
  few: ReadonlySet<string>,
): Promise<{ own: Facts; below: Map<number, Facts> }> {
  const narrow = { read: measuresBehind(few), kept: measuresNamed(few) }
  const facts = await gather(db, home, [unit, ...below], cutoff, (id) => (id === unit.id ? undefined : narrow))
  const own = facts.get(unit.id)
  if (!own) throw new Error(`no facts of unit ${unit.code}`)
  facts.delete(unit.id)
  return { own, below: facts }
}

const targetsFor = (db: Db, units: readonly Unit[], cutoff: Cutoff) =>
  targetsOfYears(
    db,
    units.map((unit) => unit.id),
    [
      { periods: targetPeriods(cutoff.period), on: cutoff.asOf },
      { periods: targetPeriods(cutoff.before.period), on: cutoff.before.asOf },
    ],
  )

/**
 * The same as everything stands in the tree of one day, for both years: what units did and held that are not in that tree is
 * added where they are, and the targets of units merged by then with it.
 */
export async function factsUnder(
  db: Db,
  home: Home,
  units: readonly Unit[],
  cutoff: Cutoff,
  basis: TreeBasis,
): Promise<Map<number, Facts>> {
  const ids = units.map((unit) => unit.id)
  const sums = await figuresUnder(db, home, basis, ids, cutoff.window, cutoff.before.window)
  const years = [
    { periods: targetPeriods(cutoff.period), on: cutoff.asOf },
    { periods: targetPeriods(cutoff.before.period), on: cutoff.before.asOf },
  ]
  const targets = new Map<string, YearTarget>()
  for (const [year, asked] of years.entries()) {
    const holders = new Map(units.flatMap((unit) => mergedInto(basis, unit, asked.on).map((id) => [id, unit.id] as const)))
    for (const line of await targetsOfYears(db, [...holders.keys()], [asked])) {
      const unitId = holders.get(line.unitId) ?? line.unitId
      const key = `${year} ${unitId} ${line.indicator}`
      targets.set(key, { ...line, year, unitId, value: line.value + (targets.get(key)?.value ?? 0) })
    }
  }
  const given = { targets: [...targets.values()], sums, lines: linesUnder(basis, ids) }
  return gather(db, home, units, cutoff, () => undefined, given)
}

/**
 * Which measures are wanted of a unit, all where it says nothing: those read, with all that tells which of them are zero, and
 * those of them that figures are made from.
 */
type Wanted = { read: ReadonlySet<string>; kept: ReadonlySet<string> }
type Narrow = (unitId: number) => Wanted | undefined

/** All that is asked of the database goes there together. */
async function gather(
  db: Db,
  home: Home,
  units: readonly Unit[],
  cutoff: Cutoff,
  narrow: Narrow,
  given?: { targets: readonly YearTarget[]; sums: readonly FigureSum[]; lines: Lines },
): Promise<Map<number, Facts>> {
  const ids = units.map((unit) => unit.id)
  const asked = { unitIds: ids, windows: [cutoff.window, cutoff.before.window], lines: given?.lines }
  const heldTo = onceOf((wanted: Wanted | undefined) => isHeldTo(home, wanted))
  const whole = ids.filter((id) => !heldTo(narrow(id)))
  const byRounds = ids.filter((id) => ROUND_MEASURES.some((measure) => isWanted(narrow, id, measure)))
  const [targets, figures, said, overrides, takenBack, rounds] = await Promise.all([
    given?.targets ?? targetsFor(db, units, cutoff),
    given ? () => listsOf(given.sums) : askSums(db, ids, asked.windows, whole),
    saidBeside(db, ids, narrow, cutoff),
    overridesOf(db, ids, periodKey(cutoff.period), cutoff.asOf),
    takenBackOf(db, asked),
    roundSums(db, byRounds, cutoff.window, cutoff.before.window),
  ])
  const sums = figures(...numbersOf(home, narrow))
  await forgetTakenBack(db, takenBack, asked, sums)
  const out = new Map<number, Facts>()
  const spokenByRounds = new Set(rounds.flatMap(({ unitId, year }) => (year === 0 ? [unitId] : [])))
  for (const unit of units) {
    out.set(unit.id, {
      unit: { id: String(unit.id), code: unit.code, name: unit.name, level: levelOf(unit.kind) },
      cutoff,
      now: new Map(),
      before: new Map(),
      targets: new Map(),
      targetsBefore: new Map(),
      sources: (id) => (isEntered(id) && !(isOfRounds(id) && spokenByRounds.has(unit.id)) ? 'entered' : 'derived'),
      overrides: new Map(),
      notApplicable: new Set(),
    })
  }
  const places = placesOf(home)
  const zeros = new Map<number, Zeros>()
  for (const [unitId, facts] of out) {
    const [now, before] = sums.get(unitId) ?? []
    const { kept, registers } = places(narrow(unitId), facts.unit.level)
    if (now) putCounted(facts.now, now, kept)
    if (before) putCounted(facts.before, before, kept)
    zeros.set(unitId, [zerosIn(now, registers), zerosIn(before, registers)])
  }
  for (const { year, unitId, indicator, value } of targets)
    put(year === 0 ? out.get(unitId)?.targets : out.get(unitId)?.targetsBefore, indicator, value)
  for (const { unitId, measure, period: key, state, qualifier } of said) {
    const facts = out.get(unitId)
    const period = parsePeriod(key)
    if (!facts || !period || !contains(cutoff.period, period) || !isWanted(narrow, unitId, measure)) continue
    if (state === 'not_applicable') (facts.notApplicable as Set<string>).add(measure)
    const fact = facts.now.get(measure)
    if (fact && qualifier) put(facts.now, measure, { ...fact, qualifier })
  }
  for (const row of overrides) {
    const facts = out.get(row.unitId)
    const fact = facts?.now.get(row.measure)
    if (!facts || !fact) continue
    const override: Override = {
      value: fact.value,
      derived: fact.value - (row.value - row.derived),
      reason: row.reason,
      by: row.enteredBy,
      at: row.enteredAt.toISOString(),
    }
    put(facts.overrides, row.measure, override)
  }
  putRounds(rounds, out, narrow)
  for (const [unitId, [now, before]] of zeros) {
    const facts = out.get(unitId)
    for (const id of now) if (!facts?.now.has(id)) put(facts?.now, id, ZERO)
    for (const id of before) if (!facts?.before.has(id)) put(facts?.before, id, ZERO)
  }
  return out
}

/** Whether what is wanted of a unit stands among what units are held to. */
const isHeldTo = ({ measures }: Home, wanted: Wanted | undefined): boolean =>
  wanted !== undefined && [...wanted.read].every((id) => measures.byId.get(id)?.heldTo !== false)

const isWanted = (narrow: Narrow, unitId: number, measure: string): boolean => narrow(unitId)?.kept.has(measure) !== false

/** What is zero and was not said: of the period, and of the one a year before. */
type Zeros = [now: readonly string[], before: readonly string[]]

/** Where reports were asked for, what the rounds say of them stands instead of what was typed. */
function putRounds(rounds: readonly RoundSums[], out: ReadonlyMap<number, Facts>, narrow: Narrow): void {
  for (const { unitId, year, sums } of rounds) {
    const facts = out.get(unitId)
    for (const measure of ROUND_MEASURES)
      if (facts && isWanted(narrow, unitId, measure))
        put(year === 0 ? facts.now : facts.before, measure, { value: sums[measure], known: true })
  }
}

/** A level that does not report an indicator is not said to have none of it; no grade is not the grade nought, and no rate is not nought a day. */
function reportsIt(level: Level, id: string): boolean {
  const indicator = indicatorById(id)
  return indicator === undefined || (indicator.measure !== 'rating' && !isRate(indicator) && indicator.levels.includes(level))
}

/** Money that is not added up is paid by the day or the month. */
const isRate = ({ measure, overTree }: Indicator): boolean => measure === 'money' && overTree === 'none'

function canEnd(id: string): boolean {
  const indicator = indicatorById(id)
  return indicator !== undefined && isRate(indicator)
}

const put = <V>(map: ReadonlyMap<string, V> | undefined, key: string, value: V): void =>
  void (map as Map<string, V> | undefined)?.set(key, value)

type Said = { unitId: number; measure: string; period: string; state: string; qualifier: string | null }

/** Entries that say more than a number: that it does not concern the unit, or a word like “khoảng” that stays with it. */
async function saidBeside(db: Db, unitIds: readonly number[], narrow: Narrow, { window, asOf }: Cutoff): Promise<Said[]> {
  const few = new Set(unitIds.flatMap((id) => narrow(id) ?? []))
  const whole = unitIds.filter((id) => narrow(id) === undefined)
  const measures = new Set([...few].flatMap(({ kept }) => [...kept]))
  return askKept(
    db,
    sql<Said>`
    select e.unit_id, e.measure, e.period, e.state, e.qualifier from units u join entries e on e.province_id = u.province_id and e.unit_id = u.id
    where u.id = any (${arrayText(unitIds)}::bigint[]) and e.as_of between ${window.from}::date and ${asOf}::date and (e.state = 'not_applicable' or e.qualifier is not null)
      and (u.id = any (${arrayText(whole)}::bigint[]) or e.measure = any (${arrayText([...measures])}::text[]))
    order by e.as_of, e.entered_at`,
  )
}

const ZERO: Fact = { value: 0, known: true }

/** A measure by its number, as sums are listed. */
type Place = { no: number; id: string; ends: boolean }
/** What one register feeds, and what of it a unit of a level is said to have none of. */
type Fed = { all: readonly Place[]; zero: readonly Place[] }
type Places = { kept: readonly Place[]; registers: readonly Fed[] }

/** Where the measures wanted stand in the lists of sums: the same for all units of a level that are asked the same. */
function placesOf({ measures }: Home): (wanted: Wanted | undefined, level: Level) => Places {
  const place = (id: string): Place[] => {
    const measure = measures.byId.get(id)
    return measure ? [{ no: measure.no, id, ends: canEnd(id) }] : []
  }
  const known = onceOf((wanted: Wanted | undefined) =>
    onceOf((level: Level): Places => {
      const ids = wanted ? [...wanted.kept] : [...measures.byId.keys()]
      const registers = [...feeds.values()].map((fed) => fed.filter((id) => wanted?.read.has(id) !== false).flatMap(place))
      return {
        kept: ids.flatMap(place).sort((a, b) => a.no - b.no),
        registers: registers.flatMap((fed) => {
          const zero = fed.filter(({ id }) => wanted?.kept.has(id) !== false && reportsIt(level, id))
          return zero.length > 0 ? [{ all: fed, zero }] : []
        }),
      }
    }),
  )
  return (wanted, level) => known(wanted)(level)
}

/** What was counted or typed of a measure, NaN where nobody said anything; of a rate that ended nothing is in force. */
function saidOf(sums: Float64Array, { no, ends }: Place): number {
  const value = sums[no] ?? Number.NaN
  return ends && value === 0 ? Number.NaN : value
}

function putCounted(side: ReadonlyMap<string, Fact>, sums: Float64Array, kept: readonly Place[]): void {
  for (const place of kept) {
    const value = saidOf(sums, place)
    if (!Number.isNaN(value)) put(side, place.id, { value, known: true })
  }
}

/**
 * A register that holds something for the unit in the window says zero for what it holds none of; a register that holds
 * nothing says nothing: missing is not zero.
 */
function zerosIn(sums: Float64Array | undefined, registers: readonly Fed[]): string[] {
  if (!sums) return []
  const silent = (place: Place) => Number.isNaN(saidOf(sums, place))
  return registers.flatMap(({ all, zero }) =>
    all.every(silent) ? [] : zero.flatMap((place) => (silent(place) ? [place.id] : [])),
  )
}

/** Sums that were added up elsewhere, as lists. */
function listsOf(sums: readonly FigureSum[]): Map<number, UnitSums> {
  const most = sums.reduce((highest, { measure }) => Math.max(highest, measure), 0)
  const out = new Map<number, Float64Array[]>()
  for (const { unitId, measure, now, before } of sums) {
    const lists = out.get(unitId) ?? [0, 1].map(() => new Float64Array(most + 1).fill(Number.NaN))
    out.set(unitId, lists)
    for (const [at, value] of [now, before].entries()) if (value !== null) (lists[at] as Float64Array)[measure] = value
  }
  return out
}

/**
 * The numbers of the measures to be read of a unit, and those of them that only tell whether their register spoke at all. A rate
 * that ended is no word: what it comes to must be known.
 */
function numbersOf({ measures }: Home, narrow: Narrow) {
  const numbers = (ids: Iterable<string>) => new Set([...ids].flatMap((id) => measures.byId.get(id)?.no ?? []))
  const read = onceOf((wanted: Wanted | undefined) => wanted && numbers(wanted.read))
  const heard = onceOf(
    (wanted: Wanted | undefined) => wanted && numbers([...wanted.read].filter((id) => !wanted.kept.has(id) && !canEnd(id))),
  )
  return [(unitId: number) => read(narrow(unitId)), (unitId: number) => heard(narrow(unitId))] as const
}

/** Many units are asked the same: worked out once for each question. */
function onceOf<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>()
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question))
    return known.get(question) as Answer
  }
}
