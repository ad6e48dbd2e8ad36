import { printDecimal, printFigure, printInteger, printPercent } from '#domain/wording.ts'
import type { Figure, IndicatorLine } from './contract.ts'
import { say } from './words/say.ts'

/** How a figure stands on a screen: zero, missing and not applicable never look alike. */
const MISSING = '…'
const NOT_APPLICABLE = '×'

type Printed = Pick<IndicatorLine, 'unit' | 'measure'>

/** '1.122', '61,64%', '184'; '…' when there is no figure yet, '×' when it does not apply. */
export function valueText(figure: Pick<Figure, 'value' | 'state' | 'qualifier'>, indicator?: Printed): string {
  if (figure.state === 'not_applicable') return NOT_APPLICABLE
  if (figure.value === null || figure.state === 'missing') return MISSING
  const text = numberText(figure.value, indicator)
  return figure.qualifier ? `${figure.qualifier} ${text}` : text
}

export function numberText(value: number | null | undefined, indicator?: Printed): string {
  if (value === null || value === undefined) return MISSING
  if (indicator?.unit === '%') return percentText(value)
  if (indicator?.measure === 'money' || indicator?.measure === 'rating') return printFigure(value, indicator)
  return Number.isInteger(value) ? printInteger(value) : decimalText(value, 2)
}

export const percentText = (percent: number | null | undefined): string =>
  percent === null || percent === undefined ? MISSING : `${decimalText(percent, 2)}%`

/** A number already rounded to so many decimals. */
export const decimalText = (value: number, decimals: number): string =>
  printDecimal({ units: BigInt(Math.round(value * 10 ** decimals)), decimals })

/** '519/842'. */
export const pairText = (value: number | null, of: number | null): string =>
  `${value === null ? MISSING : printInteger(value)}/${of === null ? MISSING : printInteger(of)}`

/** Exact, from the two counts: never from an already rounded percentage. */
export const shareText = (value: number | null, of: number | null): string =>
  value === null || !of ? MISSING : printPercent(value, of)

/** 'thiếu 8', 'vượt 12', 'đủ'; '' without a target. */
export function gapText(value: number | null, target: number | null): string {
  if (value === null || target === null) return ''
  const lack = target - value
  return lack > 0
    ? say('thiếu {many}', { many: printInteger(lack) })
    : lack < 0
      ? say('vượt {many}', { many: printInteger(-lack) })
      : say('đủ')
}

/** '519 trên 842' for those who listen. */
export const spoken = (value: number | null, of: number | null): string =>
  of === null ? String(value ?? say('chưa có số')) : say('{some} trên {all}', { some: value ?? say('chưa có số'), all: of })

/** 'tăng 72', 'giảm 3', 'không đổi'; null where there is nothing to compare with. */
export function changeText(figure: Pick<Figure, 'previous' | 'change' | 'value'>): string | null {
  if (figure.previous === null || figure.change === null) return null
  if (figure.change === 0) return say('không đổi')
  const size = Number.isInteger(figure.change) ? printInteger(Math.abs(figure.change)) : decimalText(Math.abs(figure.change), 2)
  return figure.change > 0 ? say('tăng {size}', { size }) : say('giảm {size}', { size })
}

/** The plan level reports hold attainment against; conferences of the provinces name 85% of what was assigned. */
export const PLAN_LEVEL = 85
/** Under a half, a unit is named in the report. */
export const LOW_LEVEL = 50
