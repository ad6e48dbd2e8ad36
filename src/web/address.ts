import type { Condition } from '#domain/register.ts'

/**
 * Where a person stands, as the address carries it: whose figures, of which period, as of when; and which figure's
 * proof is open, at which unit. Every screen has the same five words, so an address copied shows the same figures.
 */
export type Address = {
  unit?: string
  period?: string
  asOf?: string
  proof?: string
  at?: string
  /** The proof of another period than the screen's: a month of a series, the same days a year before. */
  during?: string
  until?: string
  /** Narrows a register: conditions, words, order; opened row. */
  where?: Condition[]
  search?: string
  sort?: string
  row?: string
  /** Columns of the list, in their order. */
  cols?: string
  /** One version of a report, where it is not the latest. */
  edition?: string
  /** A target or section in front. */
  indicator?: string
  /** The code of a paper to verify. */
  code?: string
  /** A book laid out: which book or indicator, by what down and across, which value, as a table or a picture. */
  book?: string
  rows?: string
  columns?: string
  value?: string
  view?: string
  /** Where to return after log-in. */
  back?: string
}

const WORDS = [
  ...[
    'unit',
    'period',
    'asOf',
    'proof',
    'at',
    'during',
    'until',
    'search',
    'sort',
    'row',
    'cols',
    'edition',
    'indicator',
    'code',
    'back',
  ],
  ...['book', 'rows', 'columns', 'value', 'view'],
] as readonly Exclude<keyof Address, 'where'>[]

export function readAddress(raw: Record<string, unknown>): Address {
  const address: Address = {}
  for (const word of WORDS) {
    const value = raw[word]
    if (typeof value === 'string' && value !== '') address[word] = value
  }
  if (typeof raw.where === 'string') {
    const where = readConditions(raw.where)
    if (where.length > 0) address.where = where
  } else if (Array.isArray(raw.where)) address.where = raw.where as Condition[]
  return address
}

function readConditions(text: string): Condition[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value)
      ? value.filter((one): one is Condition => typeof one === 'object' && one !== null && 'column' in one && 'is' in one)
      : []
  } catch {
    return []
  }
}

/** Plain words in the address: `period=2023` stays the text 2023, not the number. */
export const parseSearch = (text: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(text))

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue
    query.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Words to set; `undefined` takes one away. */
export type Change = { [Word in keyof Address]?: Address[Word] | undefined }

/** The part of the address that goes along from screen to screen. */
export const standing = (old: Address): Address => {
  const { unit, period, asOf } = old
  return { ...(unit ? { unit } : {}), ...(period ? { period } : {}), ...(asOf ? { asOf } : {}) }
}
