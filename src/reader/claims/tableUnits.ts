/** Unit words and percent signs of a table stand in its heading or in a cell of their own. */
import type { Quantity } from './quantities.ts'
import type { Table, Tables } from './tables.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

export function takeCellUnits(tokens: readonly Token[], quantities: readonly Quantity[], tables: Tables | null): void {
  if (!tables) return
  for (const quantity of quantities) {
    const table = tables.at(quantity.first)
    if (!table || quantity.unit !== null || quantity.form !== 'count') continue
    const heading = tables.heading(quantity.first).join(' ')
    const counted = /số lượng|số người/.test(table.lowest[tables.column(quantity.first)] ?? '')
    const cells = rowCells(tokens, quantity.first)
    if ((/%|tỉ lệ|phần trăm/.test(heading) && !counted) || cells.some((cell) => cell.length === 1 && cell[0]?.key === '%')) {
      quantity.form = 'percent'
      quantity.unit = '%'
      quantity.family = 'share'
      continue
    }
    const own = cells.map((cell) => wholeUnit(tokens, cell)).find((unit) => unit !== null)
    const bracket = ownBracket(tokens, table, tables, quantity.first)
    const unit = own ?? bracket
    if (!unit || unit.family === 'money') continue
    quantity.unit = unit.text
    quantity.family = unit.family
  }
}

type Cell = (Token & { place: number })[]

function rowCells(tokens: readonly Token[], figure: number): Cell[] {
  let [from, to] = [figure, figure]
  while (from > 0 && !tokens[from]?.opens) from--
  while (to + 1 < tokens.length && !tokens[to + 1]?.opens) to++
  const cells: Cell[] = [[]]
  for (let i = from; i <= to; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.key === '|') cells.push([])
    else cells.at(-1)?.push({ ...token, place: i })
  }
  return cells
}

function wholeUnit(tokens: readonly Token[], cell: Cell): ReturnType<typeof unitAt> {
  const [first, last] = [cell[0], cell.at(-1)]
  if (!first || !last) return null
  const unit = unitAt(tokens, first.place)
  return unit && unit.end === last.place + 1 ? unit : null
}

/** "Có mặt (đồng chí)". */
function ownBracket(tokens: readonly Token[], table: Table, tables: Tables, figure: number): ReturnType<typeof unitAt> {
  for (let i = table.from; i < table.body; i++) {
    if (tokens[i]?.key !== '(' || !tables.isOver(i, figure)) continue
    const unit = unitAt(tokens, i + 1)
    if (unit && tokens[unit.end]?.key === ')') return unit
  }
  return null
}
