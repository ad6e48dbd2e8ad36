import type { ListedRow } from '../../../contract.ts'
import type { Cell } from '../../../kit/grid/selection.ts'
import type { Draft } from './draft.ts'
import type { RowDrafts } from './rowDrafts.ts'

type Listed = { total: number; rowAt: (index: number) => ListedRow | undefined }

/** The lines of the grid: rows of the book, rows typed below them, and one empty line to type the next into. */
export class SheetRows {
  private readonly places: Map<string, number>
  private readonly added: Draft[]
  private readonly listed: Listed
  private readonly drafts: RowDrafts | null

  /** `places` outlives the drawing: where each row was last seen. */
  constructor(listed: Listed, drafts: RowDrafts | null, places: Map<string, number>) {
    this.listed = listed
    this.drafts = drafts
    this.places = places
    this.added = drafts?.added ?? []
    for (const [index, draft] of this.added.entries()) places.set(draft.id, listed.total + index)
  }

  get count(): number {
    return this.listed.total + this.added.length + (this.drafts ? 1 : 0)
  }
  /** The empty line; null where nothing may be written. */
  get blank(): number | null {
    return this.drafts ? this.count - 1 : null
  }
  rowAt(index: number): ListedRow | Draft | undefined {
    if (index >= this.listed.total) return this.added[index - this.listed.total]
    const row = this.listed.rowAt(index)
    if (row) this.places.set(row.id, index)
    return row
  }
  listedAt(index: number): ListedRow | null {
    const row = this.rowAt(index)
    if (!row) return null
    return 'values' in row ? row : { id: row.id, unit: row.unit, version: row.version, values: row.base, shown: { ...row.shown } }
  }
  placeOf(id: string): number | null {
    return this.places.get(id) ?? null
  }

  /** The next cell something is said about after (or before) a cell, around the end. */
  finding(from: Cell, back: boolean, columnIndex: (key: string) => number, first: number): Cell | null {
    const cells: Cell[] = []
    for (const [id, list] of this.drafts?.findings ?? [])
      for (const { where } of list) {
        const row = this.placeOf(id)
        const column = columnIndex(where.column ?? '')
        if (row !== null) cells.push({ row, column: column < 0 ? first : column })
      }
    const order = (cell: Cell) => cell.row * 1000 + cell.column
    cells.sort((a, b) => order(a) - order(b))
    if (back) cells.reverse()
    const beyond = (cell: Cell) => (back ? order(cell) < order(from) : order(cell) > order(from))
    return cells.find(beyond) ?? cells[0] ?? null
  }
}
