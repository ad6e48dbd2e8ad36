/** Cell addresses as Excel writes them: letters for the column, then the row; both count from 1. */
export const LAST_COLUMN = 16_384
export const LAST_ROW = 1_048_576

export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The column of an address such as `C7`; 0 when it is none. Read once per cell, hence without a pattern. */
export function columnOf(address: string): number {
  let column = 0
  let at = 0
  for (; at < address.length; at++) {
    const code = address.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + (code - 64)
  }
  return at > 0 && at <= 3 && column <= LAST_COLUMN ? column : 0
}

export type Area = { top: number; left: number; bottom: number; right: number }

/** `B2:D4`, with or without dollar signs; also a single cell. */
export function areaOf(range: string): Area | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(range)
  if (!match) return undefined
  const [, left = '', top = '', right = left, bottom = top] = match
  const area = { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }
  const inside = area.top >= 1 && area.bottom <= LAST_ROW && area.left >= 1 && area.right >= 1
  return inside && area.top <= area.bottom && area.left <= area.right ? area : undefined
}

/**
 * A shared formula is written once, for its first cell; the others only point to it. Relative references
 * move by the distance from that first cell, what is fixed by a dollar sign and text in quotes stays.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const reference = /("(?:[^"]|"")*"|'(?:[^']|'')*')|(\$?)\b([A-Z]{1,3})(\$?)(\d{1,7})\b(?![(.!])/g
  return formula.replace(
    reference,
    (whole, quoted: string | undefined, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
      if (quoted !== undefined) return whole
      const column = columnOf(letters)
      if (column === 0) return whole
      const toColumn = fixedColumn ? column : column + columns
      const toRow = fixedRow ? Number(digits) : Number(digits) + rows
      if (toColumn < 1 || toColumn > LAST_COLUMN || toRow < 1 || toRow > LAST_ROW) return '#REF!'
      return `${fixedColumn}${columnLetters(toColumn)}${fixedRow}${toRow}`
    },
  )
}
