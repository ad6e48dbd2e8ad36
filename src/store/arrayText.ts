/**
 * Values as the text of a PostgreSQL array: a page of thousands of rows goes to the database as one text for each column.
 * The driver would look at every element three times over for signs most of them cannot hold.
 */
export function arrayText<T>(rows: readonly T[], of: (row: T) => unknown = (row) => row): string {
  const elements = new Array<string>(rows.length)
  for (let at = 0; at < rows.length; at++) elements[at] = elementText(of(rows[at] as T))
  return `{${elements.join(',')}}`
}

function elementText(value: unknown): string {
  if (typeof value === 'string') {
    if (PLAIN.test(value)) return value
    return `"${SIGNS.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
  }
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  if (value instanceof Date) return `"${value.toISOString()}"`
  throw new TypeError(`not an element of an array: ${typeof value}`)
}

/** Days, numbers of days and ids: letters, digits and hyphens, and not the word that means no value. */
const PLAIN = /^[0-9a-f][0-9a-f-]*$/
const SIGNS = /["\\]/

/** And back: the elements of an array of numbers, days or ids, none of which holds a comma or is quoted. */
export const elementsOf = (array: string): string[] => array.slice(1, -1).split(',')
