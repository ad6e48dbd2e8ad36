/** Unit words and percent signs of a table stand in its heading or in a cell of their own. */
import { multiply, rational } from '#domain/quantity.ts'
import { scaleAt } from './amounts.ts'
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
    const scale = bracket && bracket.family !== 'money' ? null : moneyOver(tokens, table, tables, quantity.first)
    if (scale !== null && !COUNTED.test(table.lowest[tables.column(quantity.first)] ?? '')) {
      quantity.value = multiply(quantity.value, rational(scale))
      if (quantity.high) quantity.high = multiply(quantity.high, rational(scale))
      quantity.form = 'money'
      quantity.unit = 'đồng'
      quantity.family = 'money'
      continue
    }
    if (!unit || unit.family === 'money') continue
    quantity.unit = unit.text
    quantity.family = unit.family
  }
}

/** Columns of a table in money that are none. */
const COUNTED = /(^| )(số|stt|tt|người|đồng chí|đơn vị|quân số|ngày|lớp)( |$)/
/** How far above its headings a table says what it is reckoned in. */
const CAPTION = 14

/** "Kinh phí (triệu đồng)" over a column; "Đơn vị tính: 1.000 đồng" over the table: what one of its numbers is worth. */
function moneyOver(tokens: readonly Token[], table: Table, tables: Tables, figure: number): bigint | null {
  for (let i = table.from; i < table.body; i++)
    if (tokens[i]?.key === '(' && tables.isOver(i, figure)) {
      const money = moneyAt(tokens, i + 1)
      if (money !== null) return money
    }
  for (let i = Math.max(0, table.from - CAPTION); i < table.from; i++) {
    const [key, next, third] = [tokens[i]?.key, tokens[i + 1]?.key, tokens[i + 2]?.key]
    const said = key === 'đvt' ? i + 1 : key === 'đơn' && next === 'vị' && third === 'tính' ? i + 3 : -1
    if (said >= 0) return moneyAt(tokens, tokens[said]?.key === ':' ? said + 1 : said)
  }
  return null
}

function moneyAt(tokens: readonly Token[], at: number): bigint | null {
  const number = tokens[at]?.kind === 'number' ? tokens[at].key.replace(/\./g, '') : null
  if (number !== null && !/^10*$/.test(number)) return null
  const from = number === null ? at : at + 1
  const scale = scaleAt(tokens, from)
  const end = scale === undefined ? from : from + 1
  const worth = BigInt(number ?? '1') * (scale ?? 1n)
  const dong = tokens[end]?.key === 'đồng' || tokens[end]?.key === 'đ' || tokens[end]?.key === 'vnđ'
  return dong && tokens[end + 1]?.key !== 'chí' && tokens[end + 1]?.key !== '/' ? worth : null
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
