import type { Facts, FigureTable } from '#domain/figures.ts'
import { type Formula, operandsOf, parseFormula, type When } from '#domain/formula.ts'
import type { Indicator } from '#domain/indicator.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { indicatorById } from '#domain/sources.ts'

export type OperandLine = { indicator: string; title: string; when: When; value: number | null }

const OF_WHEN: Readonly<Record<When, string>> = { now: '', previous: ', cùng kỳ năm trước', assigned: ', chỉ tiêu giao' }

/** What a calculated figure is made of, each with its number: a growth names both its bases, a completion its plan. */
export function operandLines({ formula }: Indicator, figures: FigureTable, facts: Facts | undefined): OperandLine[] {
  const parsed = formula === undefined ? null : parseFormula(formula).formula
  return (parsed ? operandsOf(parsed) : []).map(({ id, when }) => {
    const figure = figures.get(id)
    const counted = (when === 'now' ? facts?.now : facts?.before)?.get(id)
    return {
      indicator: id,
      title: `${indicatorById(id)?.title ?? baseCounts.get(id)?.title ?? id}${OF_WHEN[when]}`,
      when,
      value:
        when === 'assigned'
          ? (figure?.target ?? null)
          : ((when === 'now' ? figure?.value : figure?.previous) ?? (counted?.known ? counted.value : null)),
    }
  })
}

/** The measures a figure adds up without anything taken away, down to what is counted: their rows are its rows. */
export function addends(indicator: Indicator): string[] {
  const parsed = indicator.formula === undefined ? null : parseFormula(indicator.formula).formula
  if (!parsed || indicator.measure === 'ratio' || !isSum(parsed)) return [indicator.id]
  const found = operandsOf(parsed).flatMap(({ id }) => {
    const operand = indicatorById(id)
    return operand ? addends(operand) : [id]
  })
  return [...new Set([indicator.id, ...found])]
}

const isSum = (formula: Formula): boolean =>
  formula.kind === 'operand'
    ? formula.when === 'now'
    : formula.kind === 'binary' && formula.op === '+' && isSum(formula.left) && isSum(formula.right)
