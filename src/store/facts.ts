import { sql } from 'kysely'
import type { Cutoff } from '#domain/calendar.ts'
import type { Fact } from '#domain/fact.ts'
import type { Facts, Override } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { contains, type Period, parsePeriod, periodKey } from '#domain/period.ts'
import { feeds, indicatorById, isEntered, isOfRounds, measuresBehind, ROUND_MEASURES } from '#domain/sources.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askFigures, type FigureSum } from './figures.ts'
import type { Home } from './home.ts'
import { askKept } from './keptStatements.ts'
import { overridesOf } from './overrides.ts'
import { roundSums } from './roundFacts.ts'
import { targetsOfYears, type YearTarget } from './targets.ts'
import { figuresUnder, mergedInto, type TreeBasis } from './treeBasis.ts'

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
  const narrow = only && measuresBehind(only)
  return (await gather(db, home, units, cutoff, () => () => narrow)).facts
}

/**
 * Everything of one unit, and of those below it what a few indicators are made of, which its own targets may add to: read
 * at once, for what is not folded yet would else be added up twice.
 */
export async function factsWithBelow(
  db: Db,
  home: Home,
  unit: Unit,
  below: readonly Unit[],
  cutoff: Cutoff,
  fewOf: (assigned: Iterable<string>) => ReadonlySet<string>,
): Promise<{ own: Facts; below: Map<number, Facts>; few: ReadonlySet<string> }> {
  const few = (targets: readonly YearTarget[]) =>
    fewOf(targets.flatMap((line) => (line.unitId === unit.id && line.year === 0 ? [line.indicator] : [])))
  const { facts, targets } = await gather(db, home, [unit, ...below], cutoff, (targets) => {
    const narrow = measuresBehind(few(targets))
    return (id) => (id === unit.id ? undefined : narrow)
  })
  const own = facts.get(unit.id)
  if (!own) throw new Error(`no facts of unit ${unit.code}`)
  facts.delete(unit.id)
  return { own, below: facts, few: few(targets) }
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
  const sums = await figuresUnder(db, basis, ids, cutoff.window, cutoff.before.window)
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
  return (await gather(db, home, units, cutoff, () => () => undefined, { targets: [...targets.values()], sums })).facts
}

/** Which measures are wanted of a unit; all where it says nothing. */
type Narrow = (unitId: number) => ReadonlySet<string> | undefined

/** All that is asked of the database goes there together; `narrowBy` says from the targets what of it is wanted. */
async function gather(
  db: Db,
  home: Home,
  units: readonly Unit[],
  cutoff: Cutoff,
  narrowBy: (targets: readonly YearTarget[]) => Narrow,
  given?: { targets: readonly YearTarget[]; sums: readonly FigureSum[] },
): Promise<{ facts: Map<number, Facts>; targets: readonly YearTarget[] }> {
  const ids = units.map((unit) => unit.id)
  const [targets, figures, said, overrides] = await Promise.all([
    given?.targets ?? targetsFor(db, units, cutoff),
    given ? () => given.sums : askFigures(db, { unitIds: ids, now: cutoff.window, before: cutoff.before.window }),
    saidBeside(db, ids, cutoff),
    overridesOf(db, ids, periodKey(cutoff.period), cutoff.asOf),
  ])
  const narrow = narrowBy(targets)
  const sums = figures(numbersOf(home, narrow))
  const out = new Map<number, Facts>()
  const byRounds = new Set<number>()
  for (const unit of units) {
    out.set(unit.id, {
      unit: { id: String(unit.id), code: unit.code, name: unit.name, level: levelOf(unit.kind) },
      cutoff,
      now: new Map(),
      before: new Map(),
      targets: new Map(),
      targetsBefore: new Map(),
      sources: (id) => (isEntered(id) && !(isOfRounds(id) && byRounds.has(unit.id)) ? 'entered' : 'derived'),
      overrides: new Map(),
      notApplicable: new Set(),
    })
  }
  for (const { unitId, measure, now, before } of sums) {
    const facts = out.get(unitId)
    const id = home.measures.byNo.get(measure)?.id
    if (!facts || !id) continue
    if (now !== null && !isEndedRate(id, now)) put(facts.now, id, { value: now, known: true })
    if (before !== null && !isEndedRate(id, before)) put(facts.before, id, { value: before, known: true })
  }
  for (const { year, unitId, indicator, value } of targets)
    put(year === 0 ? out.get(unitId)?.targets : out.get(unitId)?.targetsBefore, indicator, value)
  for (const { unitId, measure, period: key, state, qualifier } of said) {
    const facts = out.get(unitId)
    const period = parsePeriod(key)
    if (!facts || !period || !contains(cutoff.period, period) || narrow(unitId)?.has(measure) === false) continue
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
  for (const unitId of await putRounds(db, ids, cutoff, out, narrow)) byRounds.add(unitId)
  markZeros(out, home, narrow)
  return { facts: out, targets }
}

/** Where reports were asked for, what the rounds say of them stands instead of what was typed. */
async function putRounds(
  db: Db,
  unitIds: readonly number[],
  { window, before }: Cutoff,
  out: ReadonlyMap<number, Facts>,
  narrow: (unitId: number) => ReadonlySet<string> | undefined,
): Promise<number[]> {
  const wanted = (unitId: number, measure: string) => narrow(unitId)?.has(measure) !== false
  if (!unitIds.some((id) => ROUND_MEASURES.some((measure) => wanted(id, measure)))) return []
  const found = await roundSums(db, unitIds, window, before.window)
  for (const { unitId, year, sums } of found) {
    const facts = out.get(unitId)
    for (const measure of ROUND_MEASURES)
      if (facts && wanted(unitId, measure))
        put(year === 0 ? facts.now : facts.before, measure, { value: sums[measure], known: true })
  }
  return found.flatMap(({ unitId, year }) => (year === 0 ? [unitId] : []))
}

/** A level that does not report an indicator is not said to have none of it; no grade is not the grade nought, and no rate is not nought a day. */
function reportsIt({ unit }: Facts, id: string): boolean {
  const indicator = indicatorById(id)
  return (
    indicator === undefined || (indicator.measure !== 'rating' && !isRate(indicator) && indicator.levels.includes(unit.level))
  )
}

/** Money that is not added up is paid by the day or the month. */
const isRate = ({ measure, overTree }: Indicator): boolean => measure === 'money' && overTree === 'none'

/** What was paid until a day and nothing since: no rate is in force. */
function isEndedRate(id: string, value: number): boolean {
  const indicator = value === 0 ? indicatorById(id) : undefined
  return indicator !== undefined && isRate(indicator)
}

const put = <V>(map: ReadonlyMap<string, V> | undefined, key: string, value: V): void =>
  void (map as Map<string, V> | undefined)?.set(key, value)

type Said = { unitId: number; measure: string; period: string; state: string; qualifier: string | null }

/** Entries that say more than a number: that it does not concern the unit, or a word like “khoảng” that stays with it. */
async function saidBeside(db: Db, unitIds: readonly number[], { window, asOf }: Cutoff): Promise<Said[]> {
  return askKept(
    db,
    sql<Said>`
    select e.unit_id, e.measure, e.period, e.state, e.qualifier from units u join entries e on e.province_id = u.province_id and e.unit_id = u.id
    where u.id = any (${arrayText(unitIds)}::bigint[]) and e.as_of between ${window.from}::date and ${asOf}::date and (e.state = 'not_applicable' or e.qualifier is not null)
    order by e.as_of, e.entered_at`,
  )
}

const ZERO: Fact = { value: 0, known: true }

/**
 * A register that holds something for the unit in the window says zero for what it holds none of; a register that holds
 * nothing says nothing: missing is not zero.
 */
function markZeros(all: ReadonlyMap<number, Facts>, home: Home, narrow: Narrow): void {
  const counted = [...feeds.values()].map((ids) => ids.filter((id) => home.measures.byId.has(id)))
  const asked = onceOf((wanted: ReadonlySet<string> | undefined) =>
    wanted ? counted.map((ids) => ids.filter((id) => wanted.has(id))).filter((ids) => ids.length > 0) : counted,
  )
  for (const [unitId, facts] of all) {
    const registers = asked(narrow(unitId))
    for (const side of [facts.now, facts.before]) {
      for (const ids of registers) {
        if (!ids.some((id) => side.has(id))) continue
        for (const id of ids) if (!side.has(id) && reportsIt(facts, id)) put(side, id, ZERO)
      }
    }
  }
}

/** The numbers of the measures wanted of a unit. */
function numbersOf(home: Home, narrow: Narrow) {
  const numbers = onceOf(
    (wanted: ReadonlySet<string> | undefined) =>
      wanted && new Set([...wanted].flatMap((id) => home.measures.byId.get(id)?.no ?? [])),
  )
  return (unitId: number) => numbers(narrow(unitId))
}

/** Many units are asked the same: worked out once for each question. */
function onceOf<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>()
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question))
    return known.get(question) as Answer
  }
}
