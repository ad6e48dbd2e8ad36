import { type Fact, joinQualifiers } from './fact.ts'
import type { Facts, Proof } from './figures.ts'
import {
  evaluate,
  type Formula,
  type Lookup,
  type OperandName,
  type Outcome,
  operandsOf,
  parseFormula,
  type When,
} from './formula.ts'
import type { Indicator } from './indicator.ts'
import { baseCounts, INDICATORS, indicators } from './indicators/index.ts'
import { multiply, parseDecimal, type Rational, rational } from './quantity.ts'

const formulas = new Map<string, Formula | null>()

export function formulaOf(indicator: Indicator): Formula | null {
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

export function operandsIn(formula: Formula): readonly OperandName[] {
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
export type Found = {
  outcome: Outcome
  kind: Proof['kind']
  stated?: Rational
  qualifier?: string
  coverage?: { reported: number; expected: number }
}

/** A formula that needs itself finds nothing there; circles are refused when a formula is saved. */
const CIRCLE: Found = { outcome: { state: 'missing', operands: [] }, kind: 'formula' }

/** Reads ids of one unit, each once: its own facts first, then what they make. */
export class Reading {
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
      fact?.state === 'not_applicable' || !(level || this.spokeBefore(id, year))
        ? { state: 'not_applicable' }
        : { state: 'missing', operands: [{ id, when: 'now' }] }
    return { ...base, outcome: silent, kind }
  }

  /** What a unit had the year before concerns it, whatever its level: silence is a figure not there yet, not one of others. */
  spokeBefore(id: string, year: Year): boolean {
    return year === 'now' && this.find(id, 'before').outcome.state === 'value'
  }

  /** At a level that does not report it, a formula counts only where every operand is there; else it does not concern the unit. */
  make(indicator: Indicator, formula: Formula, year: Year): Found {
    const lookup = this.lookup(year)
    const outcome = evaluate(formula, lookup)
    const operands = operandsIn(formula)
    const foreign = !indicator.levels.includes(this.facts.unit.level) && !this.spokeBefore(indicator.id, year)
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
export function decimal(value: number, percent = false): Rational {
  const exact = Number.isInteger(value) ? rational(value) : (parseDecimal(value.toFixed(6)) ?? rational(0))
  return percent ? multiply(exact, rational(1, 100)) : exact
}

function seen({ qualifier, reported, expected }: Fact): Pick<Found, 'qualifier' | 'coverage'> {
  return {
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(expected === undefined ? {} : { coverage: { reported: reported ?? 0, expected } }),
  }
}
