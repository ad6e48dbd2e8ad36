/**
 * Columns of a table hang together the same way in every row. Where a column of percentages is one column over another in
 * most rows, the row in which it is not is told; where the rows above add up to the total in one column, they do in the next.
 */
import { add, compare, divide, equal, type Rational, rational } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'

/** A table of more columns is no report: every two of them are tried. */
const COLUMNS = 16

type Row = Map<number, number>
type Table = { rows: Row[]; total: number | null; columns: number[] }

export function columnChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  const told = new Set(
    others.flatMap(({ verdict, claims: places, printed }) =>
      verdict === 'cannot_tell' ? [] : places.filter((at) => claims[at]?.text === printed),
    ),
  )
  return tablesOf(claims).flatMap((table) => [...shareColumns(claims, table, told), ...totals(claims, table)])
}

function tablesOf(claims: readonly Claim[]): Table[] {
  const rows = new Map<number, Map<number, Row>>()
  claims.forEach(({ cell }, i) => {
    if (!cell) return
    const table = rows.get(cell.table) ?? new Map<number, Row>()
    rows.set(cell.table, table)
    const row = table.get(cell.row) ?? new Map<number, number>()
    table.set(cell.row, row)
    // Two figures in one cell say nothing a column could say.
    row.set(cell.column, row.has(cell.column) ? -1 : i)
  })
  return [...rows.values()].flatMap((byRow) => {
    const all = [...byRow.values()]
    const columns = [...new Set(all.flatMap((row) => [...row.keys()]))]
    if (all.length < 2 || columns.length > COLUMNS) return []
    const last = all.at(-1)
    const sums = last && [...last.values()].some((at) => claims[at]?.rowOf === 'total') ? all.length - 1 : null
    return [{ rows: all, total: sums, columns }]
  })
}

const plain = (claim: Claim | undefined): claim is Claim =>
  claim !== undefined && claim.qualifier === null && claim.valueHigh === null && claim.denominator === null

/** Rows in which a column of percentages is the one column over the other. */
function shareColumns(claims: readonly Claim[], { rows, columns }: Table, told: ReadonlySet<number>): Check[] {
  const cell = (row: Row, column: number): Claim | undefined => claims[row.get(column) ?? -1]
  return columns.flatMap((rates) => {
    const held = rows.filter((row) => cell(row, rates)?.form === 'percent' && plain(cell(row, rates)))
    if (held.length < 2) return []
    const counts = columns.filter((column) => held.some((row) => isAmount(cell(row, column))))
    let best: { over: number; under: number; right: Row[]; compared: Row[] } | null = null
    let rivals = 0
    for (const over of counts)
      for (const under of counts) {
        if (over === under) continue
        const compared = held.filter((row) => exactOf(cell(row, over), cell(row, under)) !== null)
        const right = compared.filter((row) => agrees(cell(row, rates), exactOf(cell(row, over), cell(row, under))))
        if (right.length < 2 || right.length * 3 < compared.length * 2) continue
        if (best && right.length === best.right.length) rivals++
        if (!best || right.length > best.right.length) [best, rivals] = [{ over, under, right, compared }, 0]
      }
    if (!best || rivals > 0) return []
    const { over, under, compared } = best
    return compared.flatMap((row): Check[] => {
      const [i, top, base] = [row.get(rates) ?? -1, row.get(over) ?? -1, row.get(under) ?? -1]
      const [claim, exact] = [claims[i], exactOf(claims[top], claims[base])]
      if (!claim || !exact || told.has(i)) return []
      const agreed = agreement(claim.value, exact, claim.decimals, null)
      const sum = `${claims[top]?.text} : ${claims[base]?.text} = ${longDecimal(exact)}%`
      const computed = percentText(exact, claim.decimals)
      return [
        {
          about: 'share',
          printed: claim.text,
          computed,
          verdict: agreed ? 'consistent' : 'inconsistent',
          convention: agreed?.convention ?? null,
          reason: agreed ? `${sum}, như các dòng khác của bảng.` : `${sum}, như các dòng khác của bảng; bài ghi ${claim.text}.`,
          claims: [top, base, i].sort((a, b) => a - b),
          correction: agreed ? null : computed,
        },
      ]
    })
  })
}

function exactOf(top: Claim | undefined, under: Claim | undefined): Rational | null {
  if (!plain(top) || !plain(under) || !isAmount(top) || top.form !== under.form) return null
  const ratio = divide(top.value, under.value)
  return ratio && hundredfold(ratio)
}

const isAmount = (claim: Claim | undefined): boolean => claim?.form === 'count' || claim?.form === 'money'

const agrees = (claim: Claim | undefined, exact: Rational | null): boolean =>
  claim !== undefined && exact !== null && agreement(claim.value, exact, claim.decimals, null) !== null

/** The last row, where it is called the total: what stands above it adds up, in every column or in none. */
function totals(claims: readonly Claim[], { rows, total, columns }: Table): Check[] {
  if (total === null || total < 2) return []
  const sums = columns.flatMap((column) => {
    const i = rows[total]?.get(column)
    const claim = claims[i ?? -1]
    const parts = rows.slice(0, total).map((row) => row.get(column) ?? -1)
    if (i === undefined || !plain(claim) || (claim.form !== 'count' && claim.form !== 'money')) return []
    if (parts.some((at) => !plain(claims[at]) || claims[at]?.form !== claim.form || claims[at]?.rowOf === 'total')) return []
    const sum = parts.reduce((all: Rational, at) => add(all, claims[at]?.value ?? rational(0)), rational(0))
    return [{ i, claim, parts, sum }]
  })
  const right = sums.filter(({ claim, sum }) => equal(claim.value, sum)).length
  return sums.flatMap(({ i, claim, parts, sum }): Check[] => {
    const same = compare(claim.value, sum) === 0
    // A column that does not add up is told only where others do: the rows may not be all there are.
    if (!same && (right === 0 || right * 3 < sums.length * 2)) return []
    const words = `${parts.length} dòng trên cộng lại là ${sum.d === 1n ? printInteger(sum.n) : longDecimal(sum)}`
    return [
      {
        about: 'sum',
        printed: claim.text,
        computed: longDecimal(sum),
        verdict: same ? 'consistent' : 'inconsistent',
        convention: same ? 'exact' : null,
        reason: same ? `${words}.` : `${words}, khác tổng ${claim.text}; các cột khác cộng đúng.`,
        claims: [...parts, i],
        correction: same ? null : longDecimal(sum),
      },
    ]
  })
}
