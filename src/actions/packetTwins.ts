import type { Register, Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { recordsOfUnits, type StoredRecord } from '#store/records.ts'
import type { PacketRow } from './packetBody.ts'

/** A row written here that says what a unit may say once, and which columns say it. */
export type Twin = { record: StoredRecord; columns: readonly string[] }

/**
 * Rows of a packet that two places wrote each for itself: one number given to two papers, one shift entered twice. Neither is
 * lost nor taken for the other: the one of the packet is told beside the one that stands here. Rows the packet itself says
 * something of are as it says; numbers of identity are looked at wherever people are.
 */
export async function twinsOf(
  db: Db,
  register: Register,
  rows: readonly PacketRow[],
  here: ReadonlyMap<string, StoredRecord>,
  units: ReadonlyMap<string, Unit>,
): Promise<Map<string, Twin>> {
  const found = new Map<string, Twin>()
  const sets = (register.once ?? []).filter((columns) => columns.every((key) => register.columns[key]?.kind !== 'identity'))
  for (const columns of sets) {
    const asked = rows.flatMap((row) => {
      const unit = units.get(row.unit)
      const key = unit && row.values && keyOf(register, columns, unit.id, row.values)
      const before = here.get(row.id)
      // What stands here already and keeps what it said cannot meet another.
      const same = before && key === keyOf(register, columns, before.unitId, before.values)
      return unit && key && !same ? [{ id: row.id, unit, key }] : []
    })
    if (asked.length === 0) continue
    const told = new Set(rows.map(({ id }) => id))
    const standing = new Map(
      (await recordsOfUnits(db, register, [...new Set(asked.map(({ unit }) => unit.id))])).flatMap((record) => {
        const key = told.has(record.id) ? null : keyOf(register, columns, record.unitId, record.values)
        return key === null ? [] : [[key, record] as const]
      }),
    )
    for (const { id, key } of asked) {
      const record = standing.get(key)
      if (record) found.set(id, { record, columns })
    }
  }
  return found
}

/** What must be there once; null where nothing is held to it: a cell is empty, or the row has ended. */
function keyOf({ dated }: Register, columns: readonly string[], unitId: number, row: Row): string | null {
  if (dated && (row[dated.until] ?? null) !== null) return null
  const said = columns.map((key) => row[key] ?? null)
  return said.includes(null) ? null : JSON.stringify([unitId, ...said])
}
