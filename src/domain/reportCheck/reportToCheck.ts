import type { Band } from '../crossCheck.ts'
import type { FigureTable } from '../figures.ts'
import { evaluate } from '../formula.ts'
import type { Indicator } from '../indicator.ts'
import { rational, toNumber } from '../quantity.ts'
import { formulaOf } from '../reading.ts'

/** The figures of a unit, or of one of its like, in one period: indicators and base counts that are known. */
export type Told = ReadonlyMap<string, number>

/** A report about to be sent, and all it is held against. What nobody knows is left out: a rule without it says nothing. */
export type ReportToCheck = {
  /** The code of the unit the findings point at. */
  unit: string
  figures: FigureTable
  /** Counts beside the indicators that ratios are made of. */
  bases?: Told
  /** Stocks on the day before the period. */
  opening?: Told
  /** What the report of the period before gave, as it was accepted. */
  reported?: Told
  /** The same period a year before. */
  lastYear?: Told
  /** The same period in earlier years, of those that were reported: what books say of days nobody kept them is no history. */
  history?: readonly Told[]
  /** The units like this one under the same command, this period and the same a year before. */
  peers?: readonly { now: Told; before: Told }[]
  bands?: readonly Band[]
  /** The catalogue, and what a province added to it. */
  catalogue?: readonly Indicator[]
  /** Indicators a person types: what is missing there is missing for want of a word. */
  typed?: ReadonlySet<string>
}

/** A count at some other time: as it was counted, or as the sum its formula is; null where nobody knows. */
export function countIn(told: Told, indicator: Indicator): number | null {
  const formula = formulaOf(indicator)
  if (!formula) return told.get(indicator.id) ?? null
  const outcome = evaluate(formula, (id) => {
    const value = told.get(id)
    return value === undefined ? 'missing' : rational(value)
  })
  return outcome.state === 'value' ? toNumber(outcome.value) : (told.get(indicator.id) ?? null)
}

/** What a warning asks before the report may go. */
export const ASKED = 'Nộp được sau khi ghi lý do.'
