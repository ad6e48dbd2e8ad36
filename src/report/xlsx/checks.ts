import { serialOf } from './cells.ts'
import { type ColumnSpec, columnLetters, type SheetSpec } from './spec.ts'
import { xmlAttribute, xmlText } from './xml.ts'

/** Drop-downs and input checks of a sheet: what Excel may refuse or hint while a person types. */
export type ListPlace = (choices: readonly string[]) => string

/** A list written into the check itself is one string of at most 255 characters, parted by commas. */
export const fitsInline = (choices: readonly string[]): boolean =>
  choices.join(',').length <= 255 && choices.every((choice) => !/[,"]|^\s|\s$/.test(choice))

export function checksXml(spec: SheetSpec, firstRow: number, lastRow: number, listPlace: ListPlace): string {
  const through = Math.max(lastRow, firstRow + (spec.roomForRows ?? 0) - 1)
  if (through < firstRow) return ''
  const typed = spec.protect === 'headings' || (spec.roomForRows ?? 0) > 0
  const checks = spec.columns
    .map((column, at) => {
      const letters = columnLetters(at + 1)
      return checkXml(column, `${letters}${firstRow}:${letters}${through}`, typed, listPlace)
    })
    .filter((check) => check !== '')
  return checks.length === 0 ? '' : `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>`
}

function checkXml(column: ColumnSpec, range: string, typed: boolean, listPlace: ListPlace): string {
  const rule = ruleOf(column, typed, listPlace)
  if (!rule && !column.note) return ''
  const hint = column.note
    ? ` showInputMessage="1" promptTitle="${short(column.heading, 32)}" prompt="${short(column.note, 255)}"`
    : ''
  const refusal = rule
    ? ` showErrorMessage="1" errorTitle="${short(column.heading, 32)}" error="${short(rule.refusal, 225)}"`
    : ''
  const head = `<dataValidation${rule ? ` type="${rule.type}"${rule.operator}` : ''} allowBlank="1"${hint}${refusal} sqref="${range}">`
  return `${head}${rule?.formulas ?? ''}</dataValidation>`
}

type Rule = { type: string; operator: string; formulas: string; refusal: string }

function ruleOf(column: ColumnSpec, typed: boolean, listPlace: ListPlace): Rule | undefined {
  if (column.choices && column.choices.length > 0) {
    const list = fitsInline(column.choices) ? `"${column.choices.join(',')}"` : listPlace(column.choices)
    return {
      type: 'list',
      operator: '',
      formulas: `<formula1>${xmlText(list)}</formula1>`,
      refusal: 'Chọn một mục trong danh sách thả xuống của ô này.',
    }
  }
  if (!typed) return undefined
  const { from, to } = column
  switch (column.kind) {
    case 'integer':
    case 'ordinal':
      return (
        bounded('whole', from, to, `Nhập số nguyên${within(from, to)}.`) ??
        bounded('whole', -999_999_999, 999_999_999, 'Nhập số nguyên.')
      )
    case 'decimal':
    case 'percent':
      return bounded('decimal', from, to, `Nhập số${within(from, to)}.`)
    case 'date': {
      const first = from ?? '1900-03-01'
      const last = to ?? '9999-12-31'
      const words = from === undefined && to === undefined ? '' : within(vietnameseDay(first), vietnameseDay(last))
      return bounded('date', serialOf(String(first)), serialOf(String(last)), `Nhập ngày theo dạng ngày/tháng/năm${words}.`)
    }
    default:
      return undefined
  }
}

function bounded(
  type: string,
  from: number | string | undefined,
  to: number | string | undefined,
  refusal: string,
): Rule | undefined {
  if (from === undefined && to === undefined) return undefined
  if (from === undefined)
    return { type, operator: ' operator="lessThanOrEqual"', formulas: `<formula1>${to}</formula1>`, refusal }
  if (to === undefined)
    return { type, operator: ' operator="greaterThanOrEqual"', formulas: `<formula1>${from}</formula1>`, refusal }
  return { type, operator: ' operator="between"', formulas: `<formula1>${from}</formula1><formula2>${to}</formula2>`, refusal }
}

const within = (from: number | string | undefined, to: number | string | undefined): string =>
  `${from === undefined ? '' : ` từ ${from}`}${to === undefined ? '' : ` đến ${to}`}`

const vietnameseDay = (day: number | string): string => String(day).split('-').reverse().join('/')

/** Excel refuses the whole file when a message is longer than its field. */
function short(text: string, limit: number): string {
  return xmlAttribute(text.length <= limit ? text : `${text.slice(0, limit - 1)}…`)
}
