import { addDays, type Day } from './period.ts'
import { type Apart, meets, type Row, type UnitFacts } from './register.ts'

/** Of a column filled down by mistake each row is told of one other; more than so many need not be held in mind. */
const HELD_IN_MIND = 20

/**
 * Rows of one unit that hold on a day on which as many others as the rule allows hold already: each with one of those
 * others. Judged in the order of their first days, so that a long list is walked once.
 */
export function crowded(rule: Apart, rows: readonly Row[], unit: UnitFacts): Map<Row, Row> {
  const found = new Map<Row, Row>()
  const spoken = rows.filter(
    (row) => isStretch(rule, row) && (rule.where ?? []).every((condition) => meets(condition, row, unit)),
  )
  for (const group of Map.groupBy(spoken, (row) => JSON.stringify(rule.by.map((column) => row[column] ?? null))).values()) {
    if (group.length < 2) continue
    let holding: Row[] = []
    for (const row of group.toSorted((a, b) => (fromOf(rule, a) < fromOf(rule, b) ? -1 : 1))) {
      holding = holding.filter((other) => untilOf(rule, other) > fromOf(rule, row))
      const allowed = rule.most === undefined ? 1 : Number(row[rule.most] ?? 1)
      if (holding.length >= allowed) {
        for (const other of holding) if (!found.has(other)) found.set(other, row)
        const [first] = holding
        if (first) found.set(row, first)
      }
      if (holding.length < allowed + HELD_IN_MIND) holding.push(row)
    }
  }
  return found
}

const fromOf = ({ from }: Apart, row: Row): Day => String(row[from])

function untilOf({ from, until }: Apart, row: Row): Day {
  if (until === undefined) return addDays(String(row[from]), 1)
  return typeof row[until] === 'string' ? String(row[until]) : '9999-12-31'
}

/** A row without its first day, or that ends before it begins, holds on no day; the rules of the row say so. */
const isStretch = (rule: Apart, row: Row): boolean => typeof row[rule.from] === 'string' && fromOf(rule, row) < untilOf(rule, row)
