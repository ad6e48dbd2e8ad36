import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { monthEnd, monthOfYear, monthStart, monthYear, reportingMonth } from '#domain/period.ts'
import { columnOf, type PivotAxis, type PivotValue, pivotAxes, pivotValues, valueCondition } from '#domain/pivot.ts'
import { Problem } from '#domain/problem.ts'
import type { Condition, Register } from '#domain/register.ts'
import { type PivotCell, pivotRecords } from '#store/pivot.ts'
import { childrenOf, unitsByIds } from '#store/units.ts'
import { type Context, defineAction } from './action.ts'
import { begunCutoff } from './cutoff.ts'
import { day, periodKey, registerKey, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { unitLine } from './unitRef.ts'
import { refuseWithheld } from './withheld.ts'

/** So many lines or columns are read at a glance; more are a list, and a list is what the book itself is. */
const MOST = 400

type Line = {
  key: string
  title: string
  /** The unit whose rows these are, where the axis is of units. */
  unit: string | null
  where: Condition[]
}

/** A book laid out by two of its columns: exact counts and sums, each cell with the rows it stands for. */
export const showPivot = defineAction({
  kind: 'read',
  title: 'Xem bảng xoay của một sổ',
  summary: 'A register laid out by unit, month or column: exact counts or sums in scope, each cell with the filter of its rows',
  input: z.object({
    register: registerKey,
    unit: unitCode,
    period: periodKey,
    asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là ngày chốt theo quy định'),
    rows: z.string().max(80).default('unit').describe('Hàng: unit, month hoặc column:tên cột'),
    columns: z.string().max(80).optional().describe('Cột: như hàng; bỏ trống là một cột tổng'),
    value: z.string().max(80).default('count').describe('Giá trị: count hoặc sum:tên cột'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { register: key, period, asOf, rows: rowsBy, columns: columnsBy, value: valueBy }) {
    const { db, home, actor, unit, today } = context
    const register = registerOf(key)
    const rows = axisOf(register, rowsBy)
    const columns = columnsBy === undefined ? null : axisOf(register, columnsBy)
    if (rows === columns) throw new Problem('input.wrong', { detail: 'hàng và cột đang là một; chọn hai thứ khác nhau' })
    const value = measuredBy(register, valueBy)
    refuseWithheld(register, [rows, columns ?? '', value].map(columnOf), 'xếp theo', actor, unit)
    const reckoned = begunCutoff(period, asOf, today).window
    // Rows stand as they are today, at the latest: on a day still to come nobody knows who stands.
    const window = { from: reckoned.from, to: reckoned.to < today ? reckoned.to : today }
    const { dated } = register
    const where: Condition[] = dated
      ? [
          { column: dated.from, is: 'to', value: window.to },
          { column: dated.until, is: 'openAt', value: window.to },
        ]
      : [
          { column: register.on, is: 'from', value: window.from },
          { column: register.on, is: 'to', value: window.to },
        ]
    const cells = await pivotRecords(
      db,
      register,
      { unit, rows, columns, value, where, ...(dated ? { standsOn: window.to } : {}) },
      home.seal,
    )
    const down = await linesOf(context, register, rows, window, new Set(cells.map(({ a }) => a)))
    const across = columns === null ? [] : await linesOf(context, register, columns, window, new Set(cells.map(({ b }) => b)))
    if (down.length > MOST || across.length > MOST)
      throw new Problem('input.wrong', { detail: `bảng quá ${MOST} hàng hoặc cột; chọn đơn vị thấp hơn hoặc cột ít giá trị hơn` })
    const at = new Map(cells.map((cell) => [`${cell.a} ${cell.b}`, cell]))
    const sumOf = (list: readonly PivotCell[]): number => list.reduce((sum, cell) => sum + cell.sum, 0)
    return {
      unit: unitLine(unit),
      register: register.key,
      title: register.title,
      window,
      /** Rows as they stand on this day, where the book is of what holds over days. */
      standsOn: dated ? window.to : null,
      where,
      axes: pivotAxes(register),
      values: pivotValues(register),
      rows: down,
      columns: across,
      /** Line by line; null where not one row stands. */
      cells: down.map((line) => across.map((column) => at.get(`${code(line)} ${code(column)}`)?.sum ?? null)),
      rowSums: down.map((line) => sumOf(cells.filter(({ a }) => a === code(line)))),
      columnSums: across.map((column) => sumOf(cells.filter(({ b }) => b === code(column)))),
      sum: sumOf(cells),
      many: cells.reduce((many, cell) => many + cell.many, 0),
    }
  },
})

const NONE = 'none'
const code = ({ key }: Line): string | null => (key === NONE ? null : key)

function axisOf(register: Register, asked: string): PivotAxis {
  const found = pivotAxes(register).find(({ key }) => key === asked)
  if (!found) throw new Problem('input.wrong', { detail: `${register.title} không xếp được theo “${asked}”` })
  return found.key
}

function measuredBy(register: Register, asked: string): PivotValue {
  const found = pivotValues(register).find(({ key }) => key === asked)
  if (!found) throw new Problem('input.wrong', { detail: `${register.title} không cộng được “${asked}”` })
  return found.key
}

/** Every line there could be, so that who has nothing is seen: the units of the day, the months of the window, all choices. */
async function linesOf(
  { db, unit }: Pick<Context, 'db' | 'unit'>,
  register: Register,
  axis: PivotAxis,
  window: { from: string; to: string },
  found: ReadonlySet<string | null>,
): Promise<Line[]> {
  if (axis === 'unit') {
    const standing = await childrenOf(db, unit.id, window.to, window.to)
    const known = new Set(standing.map(({ id }) => String(id)))
    const others = await unitsByIds(
      db,
      [...found].flatMap((id) => (id === null || known.has(id) || id === String(unit.id) ? [] : [Number(id)])),
    )
    const own = found.has(null) || found.has(String(unit.id))
    return [
      ...(own
        ? [{ key: found.has(null) ? NONE : String(unit.id), title: `${unit.shortName} (trực tiếp)`, unit: unit.code, where: [] }]
        : []),
      ...[...standing, ...others.values()].map(({ id, shortName, code: at }) => ({
        key: String(id),
        title: shortName,
        unit: at,
        where: [],
      })),
    ]
  }
  if (axis === 'month') {
    const lines: Line[] = []
    for (let month = reportingMonth(window.from); month <= reportingMonth(window.to); month++) {
      const [from, to] = [monthStart(month), monthEnd(month)]
      lines.push({
        key: String(month),
        title: `Tháng ${monthOfYear(month)}/${monthYear(month)}`,
        unit: null,
        where: [
          { column: register.on, is: 'from', value: from > window.from ? from : window.from },
          { column: register.on, is: 'to', value: to < window.to ? to : window.to },
        ],
      })
    }
    return lines
  }
  const column = register.columns[columnOf(axis)]
  const line = (value: string | null, title: string): Line => ({
    key: value ?? NONE,
    title,
    unit: null,
    where: valueCondition(axis, value),
  })
  const empty = found.has(null) ? [line(null, 'để trống')] : []
  if (column?.kind === 'yesNo') return [line('true', 'Có'), line('false', 'Không'), ...empty]
  if (column?.kind === 'choice') return [...(column.choices ?? []).map((choice) => line(choice.code, choice.title)), ...empty]
  const numbers = [...found].flatMap((value) => (value === null ? [] : [Number(value)])).sort((a, b) => a - b)
  return [
    ...numbers.map((value) => ({
      key: String(value),
      title: String(value),
      unit: null,
      where: [{ column: columnOf(axis), is: 'equal', value } as Condition],
    })),
    ...empty,
  ]
}
