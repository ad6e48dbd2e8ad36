import type { Problem } from '#domain/problem.ts'
import type { Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askKeptText } from './keptStatements.ts'
import type { LedgerEntry } from './ledger.ts'
import { refusedAsClosed } from './periods.ts'
import type { StoredRow } from './recordColumns.ts'
import { type RecordWrite, type WrittenColumn, writtenColumns } from './records.ts'
import type { Seal } from './seal.ts'

type NewRow = { write: RecordWrite; before: StoredRow | null; unit: Unit; by: string }

/**
 * What people do most, a new row, is one statement: the row, its entries, and the look at closed periods, which refuses all
 * three by itself (`refuse_closed`), so that nobody need see its answer before the transaction ends. Its text is put
 * together once for a register.
 */
export async function addRow(
  db: Db,
  register: Register,
  seal: Seal,
  row: NewRow,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const { text, columns } = shapeOf(register, seal)
  const { write, before, unit, by } = row
  const list = (of: (entry: LedgerEntry) => unknown): string => arrayText(entries, of)
  const values = [
    write.id,
    write.unit.provinceId,
    ...columns.map(({ of }) => of({ write, before })),
    by,
    unit.id,
    list((e) => e.provinceId),
    list((e) => e.unitId),
    list((e) => e.orgPos),
    list((e) => e.measure),
    list((e) => e.day),
    list((e) => e.amount),
    list((e) => e.stock),
    list((e) => e.source),
    list((e) => e.record),
  ]
  try {
    await askKeptText(db, text, values)
  } catch (error) {
    throw closedProblem(error, unit) ?? error
  }
}

type Shape = { text: string; columns: readonly WrittenColumn[] }
const shapes = new WeakMap<Seal, WeakMap<Register, Shape>>()

function shapeOf(register: Register, seal: Seal): Shape {
  const ofSeal = shapes.get(seal) ?? new WeakMap<Register, Shape>()
  shapes.set(seal, ofSeal)
  const known = ofSeal.get(register)
  if (known) return known
  const columns = writtenColumns(register, seal)
  const given = columns.length + 3
  const at = (place: number) => `$${given + place}`
  const [days, stocks] = [`${at(6)}::date[]`, `${at(8)}::boolean[]`]
  const text = `
    with kept as (
      insert into "${register.table}" (id, province_id, ${columns.map(({ name }) => `"${name}"`).join(', ')}, changed_by)
      values ($1::uuid, $2::bigint, ${columns.map(({ type }, place) => `$${place + 3}::${type}`).join(', ')}, $${given}::text)
    ), counted as (
      insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, record)
      select * from unnest(${at(2)}::bigint[], ${at(3)}::bigint[], ${at(4)}::bigint[], ${at(5)}::smallint[], ${days}, ${at(7)}::bigint[], ${stocks}, ${at(9)}::text[], ${at(10)}::uuid[])
    )
    select count(refuse_closed(c.period, c.closed_on)) from unit_lineage l join closed_periods c on c.unit_id = l.ancestor_id
    where l.unit_id = ${at(1)}::bigint and exists (
      select from unnest(${days}, ${stocks}) e (day, stock) where (e.stock or e.day >= c.window_from) and e.day <= c.window_to)`
  const made = { text, columns }
  ofSeal.set(register, made)
  return made
}

const CLOSED = 'SV001'

/** The database's refusal of a closed period in words. */
function closedProblem(error: unknown, unit: Unit): Problem | null {
  if (!(error instanceof Error && 'code' in error && error.code === CLOSED && 'detail' in error)) return null
  const { period, closedOn } = JSON.parse(String(error.detail)) as { period: string; closedOn: string }
  return refusedAsClosed({ period, closedOn: new Date(closedOn) }, unit.name)
}
