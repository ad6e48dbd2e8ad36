import type { CellSpec, CellValue, ColumnKind, Look } from './spec.ts'
import { spaceMark, xmlText } from './xml.ts'

/** Excel holds no more in one cell; a longer text is cut and says so. */
export const LONGEST_TEXT = 32_767
const CUT_MARK = ' … (đã cắt: một ô Excel chứa tối đa 32.767 ký tự)'

/** One cell as XML. Text stands in the cell itself and not in a shared table, so that rows can be streamed. */
export function cellXml(address: string, style: number, cell: CellSpec, kind: ColumnKind): string {
  const { value, formula, kind: own } = typeof cell === 'object' && cell !== null ? cell : { value: cell }
  const head = `<c r="${address}" s="${style}"`
  if (formula !== undefined) return formulaXml(head, formula, value, own ?? kind)
  if (value === null || value === '') return `${head}/>`
  if (typeof value === 'boolean') return `${head} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'string') {
    const serial = (own ?? kind) === 'date' ? serialOf(value) : undefined
    if (serial !== undefined) return `${head}><v>${serial}</v></c>`
    const text = fitting(value)
    return `${head} t="inlineStr"><is><t${spaceMark(text)}>${xmlText(text)}</t></is></c>`
  }
  return `${head}><v>${numeral(value)}</v></c>`
}

function formulaXml(head: string, formula: string, value: CellValue, kind: ColumnKind): string {
  const text = `<f>${xmlText(formula.replace(/^=/, ''))}</f>`
  if (value === null) return `${head}>${text}</c>`
  if (typeof value === 'boolean') return `${head} t="b">${text}<v>${value ? 1 : 0}</v></c>`
  if (typeof value !== 'string') return `${head}>${text}<v>${numeral(value)}</v></c>`
  const serial = kind === 'date' ? serialOf(value) : undefined
  if (serial !== undefined) return `${head}>${text}<v>${serial}</v></c>`
  return `${head} t="str">${text}<v>${xmlText(fitting(value))}</v></c>`
}

/** The style a cell asks for: what is not text in a text column is still shown as a number. */
export function shownKind(cell: CellSpec, kind: ColumnKind): ColumnKind | 'number' {
  const own = typeof cell === 'object' && cell !== null ? cell.kind : undefined
  if (own) return own
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  return isNumber && (kind === 'text' || kind === 'choice') ? 'number' : kind
}

export const lookOf = (cell: CellSpec): Look => (typeof cell === 'object' && cell !== null ? (cell.look ?? 'plain') : 'plain')

function numeral(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`)
  return String(value)
}

function fitting(text: string): string {
  return text.length <= LONGEST_TEXT ? text : text.slice(0, LONGEST_TEXT - CUT_MARK.length) + CUT_MARK
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/
const DAY_MS = 86_400_000
const ORIGIN = Date.UTC(1899, 11, 30)

/** The serial number of a day that exists, from 1 March 1900: before it Excel's calendar is off by one. */
export function serialOf(day: string): number | undefined {
  const match = DAY.exec(day)
  if (!match) return undefined
  const [year, month, date, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const at = new Date(Date.UTC(year, month - 1, date))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date || hour > 23 || minute > 59 || second > 59) return undefined
  const serial = (at.getTime() - ORIGIN) / DAY_MS
  if (serial < 61) return undefined
  return serial + (hour * 3600 + minute * 60 + second) / 86_400
}
