import { printInteger } from '#domain/wording.ts'
import { printCell } from './value.ts'

/** The parts of a figure that a terminal shows. */
export type ShownFigure = {
  value: number | null
  target: number | null
  numerator: number | null
  denominator: number | null
  percent: number | null
  gap: number | null
  previous: number | null
  state: string
  qualifier?: string | undefined
}
export type Figures = Readonly<Record<string, ShownFigure>>

/** A pair where there is one (519/842), else the value; missing and not applicable are said, never shown as 0. */
export function figureText(figure: ShownFigure): string {
  if (figure.state === 'missing') return 'chưa có số liệu'
  if (figure.state === 'not_applicable') return 'không thuộc diện'
  const { numerator, denominator, value, qualifier } = figure
  if (numerator !== null && denominator !== null) return `${printInteger(numerator)}/${printInteger(denominator)}`
  return `${qualifier ? `${qualifier} ` : ''}${printCell(value)}`
}

export const stateText = (state: string): string =>
  ({ value: '', zero: 'bằng không', missing: 'chưa có', not_applicable: 'không thuộc diện' })[state] ?? state
