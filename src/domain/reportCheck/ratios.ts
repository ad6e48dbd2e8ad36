import type { FigureTable } from '../figures.ts'
import { type Finding, finding } from '../finding.ts'
import { printFormula } from '../formula.ts'
import type { Indicator } from '../indicator.ts'
import { multiply, rational, roundedNumber, roundTo } from '../quantity.ts'
import { formulaOf } from '../reading.ts'
import { printDecimal, printInteger } from '../wording.ts'

/**
 * A share is what its two numbers make, and two shares of one whole have the same whole. Our own figures always do; what
 * arrives from elsewhere, or was written down and kept, is looked at again.
 */
export function checkRatios(figures: FigureTable, unit: string, catalogue: readonly Indicator[]): Finding[] {
  const findings: Finding[] = []
  const wholes = new Map<string, { indicator: Indicator; denominator: number }>()
  for (const indicator of catalogue) {
    const figure = indicator.measure === 'ratio' ? figures.get(indicator.id) : undefined
    const formula = figure && formulaOf(indicator)
    if (!figure || formula?.kind !== 'binary' || formula.op !== '/') continue
    const { value, numerator, denominator } = figure
    const where = { indicator: indicator.id, unit }
    if (denominator === null) continue
    const made = numerator === null ? null : quotient(indicator, numerator, denominator)
    if (value !== null && made !== null && made !== value)
      findings.push(
        finding(
          'check.ratio',
          where,
          `${indicator.title}: ghi ${printed(value)} nhưng ${whole(numerator)} : ${whole(denominator)} là ${printed(made)}. Chưa nộp được, sửa tỷ lệ hoặc hai số.`,
          { one: value, other: made, cells: [indicator.id] },
        ),
      )
    const key = printFormula(formula.right)
    const first = wholes.get(key)
    if (!first) wholes.set(key, { indicator, denominator })
    else if (first.denominator !== denominator)
      findings.push(
        finding(
          'check.denominator',
          where,
          `${indicator.title} tính trên ${whole(denominator)}, ${first.indicator.title} tính trên ${whole(first.denominator)}, mà cùng một mẫu số. Chưa nộp được.`,
          { one: denominator, other: first.denominator, cells: [indicator.id, first.indicator.id] },
        ),
      )
  }
  return findings
}

/** The figure a division prints; null where it is none, or where its sides are no whole numbers to divide again. */
function quotient({ percent, decimals = 2, scale }: Indicator, top: number, bottom: number): number | null {
  if (bottom === 0 || !Number.isInteger(top) || !Number.isInteger(bottom)) return null
  const exact = rational(top, bottom)
  return roundedNumber(roundTo(percent ? multiply(exact, rational(100)) : exact, scale === undefined ? decimals : 0))
}

const whole = (value: number | null): string => (value === null ? '…' : printInteger(value))

function printed(value: number): string {
  if (Number.isInteger(value)) return printInteger(value)
  return printDecimal(roundTo(rational(BigInt(Math.round(value * 100)), 100n), 2))
}
