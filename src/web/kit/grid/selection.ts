/** Where a person stands in a grid, and from where the selection was drawn. */
export type Cell = { row: number; column: number }
export type Span = { anchor: Cell; active: Cell }
export type Box = { top: number; bottom: number; left: number; right: number }

export const boxOf = ({ anchor, active }: Span): Box => ({
  top: Math.min(anchor.row, active.row),
  bottom: Math.max(anchor.row, active.row),
  left: Math.min(anchor.column, active.column),
  right: Math.max(anchor.column, active.column),
})

export const at = (cell: Cell): Span => ({ anchor: cell, active: cell })
export const isSingle = ({ anchor, active }: Span): boolean => anchor.row === active.row && anchor.column === active.column
export const rowsIn = ({ top, bottom }: Box): number => bottom - top + 1
export const columnsIn = ({ left, right }: Box): number => right - left + 1

/**
 * The cells a copied block goes to: one cell copied fills the whole selection, a block repeats where the selection is a
 * multiple of it. Where it is neither, `asks`: it would spill over what was selected, and that is asked about first.
 */
export function pastePlan(block: readonly (readonly string[])[], box: Box): { height: number; width: number; asks: boolean } {
  const [height, width] = [block.length, Math.max(0, ...block.map((row) => row.length))]
  const [rows, columns] = [rowsIn(box), columnsIn(box)]
  if (rows === 1 && columns === 1) return { height, width, asks: false }
  if (height > 0 && width > 0 && rows % height === 0 && columns % width === 0)
    return { height: rows, width: columns, asks: false }
  return { height, width, asks: rows !== height || columns !== width }
}

export const pastedCell = (block: readonly (readonly string[])[], row: number, column: number): string => {
  const line = block[row % block.length] ?? []
  return line[column % Math.max(1, ...block.map((one) => one.length))] ?? ''
}
