/**
 * Cells as Excel, LibreOffice and Google Sheets put them on the clipboard as text/plain: tabs between cells, a line each
 * row, a cell with a tab, a quote or a line break inside quotes. The HTML beside it may hold "####", so it is not read.
 */
export function readCells(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (plain === '') return []
  const rows: string[][] = [[]]
  let at = 0
  while (at <= plain.length) {
    const quoted = plain[at] === '"' ? closingQuote(plain, at) : -1
    const end = quoted >= 0 ? quoted + 1 : next(plain, at)
    const cell = quoted >= 0 ? plain.slice(at + 1, quoted).replaceAll('""', '"') : plain.slice(at, end)
    rows.at(-1)?.push(cell)
    if (end >= plain.length) break
    if (plain[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows
}

/** The quote that ends a quoted cell: followed by a tab, a line break or the end. -1 where the quote is just a letter of the cell. */
function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n' ? at : -1
  }
  return -1
}

function next(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\t' || text[at] === '\n') return at
  return text.length
}

export const printCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n')
