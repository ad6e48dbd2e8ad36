/** An aligned table for a terminal: numbers to the right, long texts cut, one blank line around it left to the caller. */
export type Cell = string | number | null | undefined

export function printTable(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  print: (cell: Cell) => string,
  widest = 60,
): string {
  const texts = rows.map((row) =>
    headings.map((_, column) =>
      cut(
        print(row[column])
          .normalize('NFC')
          .replace(/\s*\n\s*/g, ' '),
        widest,
      ),
    ),
  )
  const right = headings.map(
    (_, column) => rows.length > 0 && rows.every((row) => row[column] == null || typeof row[column] === 'number'),
  )
  const widths = headings.map((heading, column) => Math.max(heading.length, ...texts.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (right[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...texts.map(line)].join('\n')
}

const cut = (text: string, widest: number): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text)
