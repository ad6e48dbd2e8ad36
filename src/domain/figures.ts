import type { Cutoff } from './calendar.ts'
import { type Fact, joinQualifiers } from './fact.ts'
import {
  evaluate,
  explain,
  type Formula,
  type Lookup,
  type OperandName,
  type Outcome,
  operandsOf,
  parseFormula,
  sayFormula,
  sidesOf,
  type When,
} from './formula.ts'
import type { Indicator, Level } from './indicator.ts'
import { baseCounts, INDICATORS, indicators } from './indicators/index.ts'
import {
  divide,
  multiply,
  parseDecimal,
  percentOf,
  type Rational,
  rational,
  roundedNumber,
  roundTo,
  subtract,
  toNumber,
} from './quantity.ts'

export type FigureUnit = { id: string; code: string; name: string; level: Level }

export type Override = { value: number; derived: number | null; reason: string; by: string; at: string }

/** Everything a figure table needs, of one unit and one cut-off; keys are ids of indicators and base counts. */
export type Facts = {
  unit: FigureUnit
  cutoff: Cutoff
  now: ReadonlyMap<string, Fact>
  /** The same window one year before. */
  before: ReadonlyMap<string, Fact>
  /** Assigned figures, by the id of the indicator that attains them. */
  targets: ReadonlyMap<string, number>
  targetsBefore: ReadonlyMap<string, number>
  sources: (id: string) => 'derived' | 'entered'
  overrides?: ReadonlyMap<string, Override>
  notApplicable: ReadonlySet<string>
}

export type Proof = {
  kind: 'records' | 'sum' | 'formula' | 'target' | 'entry'
  /** The calculation with its numbers: '519 : 842 = 61,64%'. */
  formula?: string
  /** The same in words. */
  meaning?: string
  operands?: readonly string[]
  coverage?: { reported: number; expected: number }
}

export type Figure = {
  indicator: string
  /** A percent ratio is the number printed before the sign, 61.64; another ratio is rounded by its decimals; money is đồng. */
  value: number | null
  target: number | null
  numerator: number | null
  denominator: number | null
  percent: number | null
  gap: number | null
  previous: number | null
  change: number | null
  changePercent: number | null
  /** Between percentages, in percentage points, from the exact ratios. */
  changePoints: number | null
  state: 'value' | 'zero' | 'missing' | 'not_applicable'
  qualifier?: string
  override?: Override
  /** What was counted or entered, where it is not what the parts add up to. */
  stated?: number
  source: 'derived' | 'entered'
  proof: Proof
}

export type FigureTable = ReadonlyMap<string, Figure>

/**
 * The catalogue, and what a province added to it. Lists of many units that show a few columns ask `only` for those:
 * a whole table costs some milliseconds.
 */
export function figuresOf(
  facts: Facts,
  catalogue: readonly Indicator[] = INDICATORS,
  only?: ReadonlySet<string>,
): Map<string, Figure> {
  const reading = new Reading(facts, catalogue)
  const table = new Map<string, Figure>()
  for (const indicator of only ? askedOf(catalogue, only) : catalogue) table.set(indicator.id, figureOf(indicator, reading))
  return table
}

const asked = new WeakMap<ReadonlySet<string>, { of: readonly Indicator[]; list: readonly Indicator[] }>()

/** The same few indicators are asked of every unit of a list. */
function askedOf(catalogue: readonly Indicator[], only: ReadonlySet<string>): readonly Indicator[] {
  const known = asked.get(only)
  if (known && known.of === catalogue) return known.list
  const list = catalogue.filter((indicator) => only.has(indicator.id))
  asked.set(only, { of: catalogue, list })
  return list
}

const formulas = new Map<string, Formula | null>()

function formulaOf(indicator: Indicator): Formula | null {
  const text = indicator.formula
  if (text === undefined) return null
  let formula = formulas.get(text)
  if (formula === undefined) {
    formula = parseFormula(text).formula
    formulas.set(text, formula)
  }
  return formula
}

const operands = new WeakMap<Formula, readonly OperandName[]>()

function operandsIn(formula: Formula): readonly OperandName[] {
  let list = operands.get(formula)
  if (!list) {
    list = operandsOf(formula)
    operands.set(formula, list)
  }
  return list
}

const catalogues = new WeakMap<readonly Indicator[], ReadonlyMap<string, Indicator>>([[INDICATORS, indicators]])

function byId(catalogue: readonly Indicator[]): ReadonlyMap<string, Indicator> {
  const known = catalogues.get(catalogue) ?? new Map(catalogue.map((indicator) => [indicator.id, indicator]))
  catalogues.set(catalogue, known)
  return known
}

type Year = 'now' | 'before'

/** What an id comes to and where that was found. Exact: rounding is left to who prints. */
type Found = {
  outcome: Outcome
  kind: Proof['kind']
  stated?: Rational
  qualifier?: string
  coverage?: { reported: number; expected: number }
}

/** A formula that needs itself finds nothing there; circles are refused when a formula is saved. */
const CIRCLE: Found = { outcome: { state: 'missing', operands: [] }, kind: 'formula' }

/** Reads ids of one unit, each once: its own facts first, then what they make. */
class Reading {
  facts: Facts
  own: ReadonlyMap<string, Indicator>
  read: Record<Year, Map<string, Found>> = { now: new Map(), before: new Map() }

  constructor(facts: Facts, catalogue: readonly Indicator[]) {
    this.facts = facts
    this.own = byId(catalogue)
  }

  find(id: string, year: Year): Found {
    const read = this.read[year]
    let found = read.get(id)
    if (!found) {
      read.set(id, CIRCLE)
      found = this.search(id, year)
      read.set(id, found)
    }
    return found
  }

  search(id: string, year: Year): Found {
    const indicator = this.own.get(id)
    const override = year === 'now' ? this.facts.overrides?.get(id) : undefined
    const found = this.derive(id, indicator, year)
    if (!override) return found
    const { stated: _, qualifier: __, ...kept } = found
    return { ...kept, outcome: valueFrom(decimal(override.value, indicator?.percent)) }
  }

  derive(id: string, indicator: Indicator | undefined, year: Year): Found {
    const fact = this.facts[year].get(id)
    const base = fact ? seen(fact) : {}
    if (this.facts.notApplicable.has(id)) return { outcome: { state: 'not_applicable' }, kind: 'entry' }
    const assigned = indicator?.targetOf === undefined ? undefined : this.target(indicator.targetOf, year)
    if (assigned !== undefined) return { outcome: valueFrom(rational(assigned)), kind: 'target' }
    const formula = indicator && formulaOf(indicator)
    const stated = fact?.known && indicator?.measure !== 'ratio' ? rational(fact.value) : undefined
    if (indicator && formula) {
      const made = this.make(indicator, formula, year)
      if (made.outcome.state === 'value' || stated === undefined) return stated === undefined ? made : { ...made, stated }
    }
    const kind = (fact?.expected ?? 1) > 1 ? 'sum' : this.facts.sources(id) === 'entered' ? 'entry' : 'records'
    if (stated !== undefined) return { ...base, outcome: valueFrom(stated), kind }
    const level = (indicator ?? baseCounts.get(id)?.owner)?.levels.includes(this.facts.unit.level) ?? true
    const silent: Outcome =
      fact?.state === 'not_applicable' || !level
        ? { state: 'not_applicable' }
        : { state: 'missing', operands: [{ id, when: 'now' }] }
    return { ...base, outcome: silent, kind }
  }

  /** At a level that does not report it, a formula counts only where every operand is there; else it does not concern the unit. */
  make(indicator: Indicator, formula: Formula, year: Year): Found {
    const lookup = this.lookup(year)
    const outcome = evaluate(formula, lookup)
    const operands = operandsIn(formula)
    const foreign = !indicator.levels.includes(this.facts.unit.level)
    if (foreign && (outcome.state !== 'value' || operands.some(({ id, when }) => typeof lookup(id, when) === 'string'))) {
      return { outcome: { state: 'not_applicable' }, kind: 'formula' }
    }
    const found: Found = { outcome, kind: 'formula' }
    for (const { id, when } of operands) {
      if (when === 'assigned') continue
      const { qualifier, coverage } = this.find(id, when === 'now' ? year : 'before')
      const joined = joinQualifiers(found.qualifier, qualifier)
      if (joined !== undefined) found.qualifier = joined
      if (
        coverage &&
        (!found.coverage || coverage.reported * found.coverage.expected < found.coverage.reported * coverage.expected)
      )
        found.coverage = coverage
    }
    return found
  }

  lookup(year: Year): Lookup {
    return (id: string, when: When) => {
      if (when === 'assigned') return this.assigned(id, year)
      // Only one year back is held: a growth of last year's growth is not known.
      if (when === 'previous' && year === 'before') return 'missing'
      const { outcome } = this.find(id, when === 'now' ? year : 'before')
      if (outcome.state === 'value') return outcome.value
      return outcome.state === 'not_applicable' ? 'not_applicable' : 'missing'
    }
  }

  target(attained: string, year: Year): number | undefined {
    return (year === 'now' ? this.facts.targets : this.facts.targetsBefore).get(attained)
  }

  assigned(id: string, year: Year): Rational | 'missing' | 'not_applicable' {
    const assigned = this.target(id, year)
    if (assigned !== undefined) return rational(assigned)
    const quota = this.own.get(id)?.target
    const found = quota === undefined ? undefined : this.find(quota, year).outcome
    if (found?.state === 'value') return found.value
    return found?.state === 'not_applicable' ? 'not_applicable' : 'missing'
  }
}

const valueFrom = (value: Rational): Outcome => ({ state: 'value', value })

/** A double a person typed (61.64) as the decimal it is written with, a percentage as the ratio it stands for. */
function decimal(value: number, percent = false): Rational {
  const exact = Number.isInteger(value) ? rational(value) : (parseDecimal(value.toFixed(6)) ?? rational(0))
  return percent ? multiply(exact, rational(1, 100)) : exact
}

function seen({ qualifier, reported, expected }: Fact): Pick<Found, 'qualifier' | 'coverage'> {
  return {
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(expected === undefined ? {} : { coverage: { reported: reported ?? 0, expected } }),
  }
}

function figureOf(indicator: Indicator, reading: Reading): Figure {
  const { id, measure, percent } = indicator
  const found = reading.find(id, 'now')
  const exact = found.outcome.state === 'value' ? found.outcome.value : null
  const before = exactOf(reading.find(id, 'before'))
  const target = reading.assigned(id, 'now')
  const sides = measure === 'ratio' ? ratioSides(indicator, reading) : { numerator: null, denominator: null }
  const override = reading.facts.overrides?.get(id)
  const figure: Figure = {
    indicator: id,
    value: printed(indicator, exact),
    target: typeof target === 'string' ? null : toNumber(target),
    ...sides,
    percent: percent ? printed(indicator, exact) : null,
    gap: null,
    previous: printed(indicator, before),
    change: null,
    changePercent: null,
    changePoints: null,
    state: stateOf(found.outcome, exact),
    source: reading.facts.sources(id),
    proof: proofOf(indicator, found, reading),
    ...(found.qualifier === undefined ? {} : { qualifier: found.qualifier }),
    ...(override ? { override } : {}),
    ...(found.stated !== undefined && exact && (found.stated.n !== exact.n || found.stated.d !== exact.d)
      ? { stated: toNumber(found.stated) }
      : {}),
  }
  return Object.assign(figure, attained(figure, measure, target, exact), compared(indicator, exact, before))
}

const exactOf = ({ outcome }: Found): Rational | null => (outcome.state === 'value' ? outcome.value : null)

/** A zero denominator leaves nothing to measure: the ratio does not concern the unit in this period. */
function stateOf(outcome: Outcome, exact: Rational | null): Figure['state'] {
  if (exact) return exact.n === 0n ? 'zero' : 'value'
  return outcome.state === 'missing' ? 'missing' : 'not_applicable'
}

function printed({ measure, percent, decimals = 2, scale }: Indicator, exact: Rational | null): number | null {
  if (exact === null) return null
  if (measure !== 'ratio') return toNumber(exact)
  // Money per thing is kept in đồng, whole; it is printed by its scale.
  return rounded(percent ? multiply(exact, rational(100)) : exact, scale === undefined ? decimals : 0)
}

const rounded = (value: Rational, decimals: number): number => roundedNumber(roundTo(value, decimals))

function ratioSides(indicator: Indicator, reading: Reading): { numerator: number | null; denominator: number | null } {
  const formula = formulaOf(indicator)
  const sides =
    formula && reading.find(indicator.id, 'now').outcome.state !== 'not_applicable'
      ? sidesOf(formula, reading.lookup('now'))
      : null
  const side = (outcome: Outcome | undefined): number | null => (outcome?.state === 'value' ? toNumber(outcome.value) : null)
  return { numerator: side(sides?.numerator), denominator: side(sides?.denominator) }
}

/** An attained count stands over what was assigned. */
function attained(
  { value, target }: Figure,
  measure: Indicator['measure'],
  assigned: Rational | string,
  exact: Rational | null,
): Partial<Figure> {
  if (value === null || target === null || typeof assigned === 'string' || !exact) return {}
  if (measure === 'ratio') return { gap: rounded(subtract(decimal(value), assigned), 2) }
  const gap = toNumber(subtract(exact, assigned))
  const share = exact.d === 1n && assigned.d === 1n ? percentOf(exact.n, assigned.n) : null
  return { numerator: value, denominator: target, percent: share, gap }
}

/** Against the same period a year before: counts in their unit word and in percent, percentages in points. */
function compared(
  { measure, percent, decimals = 2, scale }: Indicator,
  now: Rational | null,
  before: Rational | null,
): Partial<Figure> {
  if (!now || !before || measure === 'rating') return {}
  const difference = subtract(now, before)
  if (percent) return { changePoints: rounded(multiply(difference, rational(100)), decimals) }
  const growth = divide(difference, before)
  const change = measure === 'ratio' ? rounded(difference, scale === undefined ? decimals : 0) : toNumber(difference)
  return { change, changePercent: growth && rounded(multiply(growth, rational(100)), 2) }
}

function proofOf(indicator: Indicator, found: Found, reading: Reading): Proof {
  const coverage = found.coverage ? { coverage: found.coverage } : {}
  const formula = formulaOf(indicator)
  if (found.kind !== 'formula' || !formula) return { kind: found.kind, ...coverage }
  const isMoney = (id: string): boolean => reading.own.get(id)?.measure === 'money'
  const titleOf = (id: string): string => reading.own.get(id)?.title ?? baseCounts.get(id)?.title ?? id
  const { percent, decimals, scale } = indicator
  const printing = {
    ...(percent ? { percent } : {}),
    ...(decimals === undefined ? {} : { decimals }),
    ...(scale === undefined ? {} : { scale }),
    isMoney,
  }
  return {
    kind: 'formula',
    formula: explain(formula, reading.lookup('now'), printing),
    meaning: sayFormula(formula, titleOf),
    operands: [...new Set(operandsIn(formula).map((operand) => operand.id))],
    ...coverage,
  }
}
