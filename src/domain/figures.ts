import type { Cutoff } from './calendar.ts'
import type { Fact } from './fact.ts'
import { explain, type Formula, type Outcome, type Printing, sayFormula, sidesOf } from './formula.ts'
import type { Indicator, Level } from './indicator.ts'
import { baseCounts, INDICATORS } from './indicators/index.ts'
import { divide, multiply, percentOf, type Rational, rational, roundedNumber, roundTo, subtract, toNumber } from './quantity.ts'
import { decimal, type Found, formulaOf, operandsIn, Reading } from './reading.ts'

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

/** Where a unit stands with a figure, without how it came to it: what is asked of many units to see who falls short. */
export type Standing = Pick<Figure, 'indicator' | 'value' | 'target' | 'percent' | 'gap' | 'state'>
export type StandingTable = ReadonlyMap<string, Standing>

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

/** A figure without how it came to it. */
export type BareFigure = Omit<Figure, 'proof'>
/** Figures by their ids, each made when it is asked for. */
export type FigureSource = { get(id: string): BareFigure | undefined }

/** The same numbers as in the figure table of a unit, of those indicators alone that are asked for: a text speaks of a few. */
export function figuresAsked(facts: Facts, catalogue: readonly Indicator[] = INDICATORS): FigureSource {
  const reading = new Reading(facts, catalogue)
  const made = new Map<string, BareFigure>()
  return {
    get(id) {
      const indicator = reading.own.get(id)
      let figure = made.get(id)
      if (!figure && indicator) {
        figure = bareFigureOf(indicator, reading, reading.find(id, 'now'))
        made.set(id, figure)
      }
      return figure
    },
  }
}

/** The standings of a unit with some indicators: the same numbers as in its figure table, a fifth of the work. */
export function standingsOf(
  facts: Facts,
  only: ReadonlySet<string>,
  catalogue: readonly Indicator[] = INDICATORS,
): Map<string, Standing> {
  const reading = new Reading(facts, catalogue)
  const out = new Map<string, Standing>()
  for (const indicator of askedOf(catalogue, only)) {
    const found = reading.find(indicator.id, 'now')
    out.set(indicator.id, standingOf(indicator, found, exactOf(found), reading.assigned(indicator.id, 'now')))
  }
  return out
}

function standingOf(indicator: Indicator, { outcome }: Found, exact: Rational | null, assigned: Rational | string): Standing {
  const value = printed(indicator, exact)
  const target = typeof assigned === 'string' ? null : toNumber(assigned)
  const standing: Standing = {
    indicator: indicator.id,
    value,
    target,
    percent: indicator.percent ? value : null,
    gap: null,
    state: stateOf(outcome, exact),
  }
  if (value === null || target === null || typeof assigned === 'string' || !exact) return standing
  if (indicator.measure === 'ratio') {
    standing.gap = rounded(subtract(decimal(value), assigned), 2)
    return standing
  }
  const whole = exact.d === 1n && assigned.d === 1n
  standing.percent = whole ? percentOf(value, target) : null
  // Whole numbers are taken from each other as they are: a province asks a thousand times.
  const isExact = whole && Number.isSafeInteger(value) && Number.isSafeInteger(target) && Number.isSafeInteger(value - target)
  standing.gap = isExact ? value - target : toNumber(subtract(exact, assigned))
  return standing
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

function figureOf(indicator: Indicator, reading: Reading): Figure {
  const found = reading.find(indicator.id, 'now')
  return bareFigureOf(indicator, reading, found, proofOf(indicator, found, reading)) as Figure
}

function bareFigureOf(indicator: Indicator, reading: Reading, found: Found, proof?: Proof): BareFigure & { proof?: Proof } {
  const { id, measure } = indicator
  const exact = exactOf(found)
  const before = exactOf(reading.find(id, 'before'))
  const { value, target, percent, gap, state } = standingOf(indicator, found, exact, reading.assigned(id, 'now'))
  const sides = measure === 'ratio' ? ratioSides(indicator, reading) : NO_SIDES
  // An attained count stands over what was assigned.
  const attained = measure !== 'ratio' && value !== null && target !== null
  // Every figure is made with the same fields in the same order: thousands of them are read one after another.
  const figure: BareFigure & { proof?: Proof } = {
    indicator: id,
    value,
    target,
    numerator: attained ? value : sides.numerator,
    denominator: attained ? target : sides.denominator,
    percent,
    gap,
    previous: printed(indicator, before),
    change: null,
    changePercent: null,
    changePoints: null,
    state,
    source: reading.facts.sources(id),
    ...(proof && { proof }),
  }
  compare(figure, indicator, exact, before)
  if (found.qualifier !== undefined) figure.qualifier = found.qualifier
  const override = reading.facts.overrides?.get(id)
  if (override) figure.override = override
  const { stated } = found
  if (stated !== undefined && exact && (stated.n !== exact.n || stated.d !== exact.d)) figure.stated = toNumber(stated)
  return figure
}

const NO_SIDES = { numerator: null, denominator: null } as const

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

/** Against the same period a year before: counts in their unit word and in percent, percentages in points. */
function compare(
  figure: BareFigure,
  { measure, percent, decimals = 2, scale }: Indicator,
  now: Rational | null,
  before: Rational | null,
): void {
  if (!now || !before || measure === 'rating') return
  if (measure !== 'ratio' && now.d === 1n && before.d === 1n && figure.value !== null && figure.previous !== null) {
    figure.change = figure.value - figure.previous
    figure.changePercent = percentOf(figure.change, figure.previous)
    return
  }
  const difference = subtract(now, before)
  if (percent) {
    figure.changePoints = rounded(multiply(difference, rational(100)), decimals)
    return
  }
  const growth = divide(difference, before)
  figure.change = measure === 'ratio' ? rounded(difference, scale === undefined ? decimals : 0) : toNumber(difference)
  figure.changePercent = growth && rounded(multiply(growth, rational(100)), 2)
}

function proofOf(indicator: Indicator, found: Found, reading: Reading): Proof {
  const { kind, coverage } = found
  const formula = formulaOf(indicator)
  if (kind !== 'formula' || !formula) return coverage ? { kind, coverage } : { kind }
  const { meaning, operands, printing } = wordedFor(indicator, formula, reading.own)
  const proof: Proof = { kind: 'formula', formula: explain(formula, reading.lookup('now'), printing), meaning, operands }
  if (coverage) proof.coverage = coverage
  return proof
}

/** What a formula says of every unit alike. */
type Worded = { meaning: string; operands: readonly string[]; printing: Printing }
const worded = new WeakMap<ReadonlyMap<string, Indicator>, Map<string, Worded>>()

function wordedFor(indicator: Indicator, formula: Formula, own: ReadonlyMap<string, Indicator>): Worded {
  const known = worded.get(own) ?? new Map<string, Worded>()
  worded.set(own, known)
  let words = known.get(indicator.id)
  if (!words) {
    const { percent, decimals, scale } = indicator
    words = {
      meaning: sayFormula(formula, (id) => own.get(id)?.title ?? baseCounts.get(id)?.title ?? id),
      operands: [...new Set(operandsIn(formula).map((operand) => operand.id))],
      printing: {
        ...(percent ? { percent } : {}),
        ...(decimals === undefined ? {} : { decimals }),
        ...(scale === undefined ? {} : { scale }),
        isMoney: (id) => own.get(id)?.measure === 'money',
      },
    }
    known.set(indicator.id, words)
  }
  return words
}
