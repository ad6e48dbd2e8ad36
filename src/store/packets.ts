import { sql } from 'kysely'
import type { Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import type { StoredRow } from './recordColumns.ts'
import { recordOf, type StoredRecord } from './records.ts'

/** Whose packets are believed: rows of one unit and those below it, from this key, as long as nobody ended it. */
export type TrustedKey = {
  id: string
  unitId: number
  orgPos: number
  fingerprint: string
  name: string
  signKey: Buffer
  boxKey: Buffer
  /** It is that of the place above: it opens rounds here and says what became of a report. */
  above: boolean
  trustedAt: Date
  trustedBy: string
  endedAt: Date | null
}

export async function trustedKeys(db: Db): Promise<TrustedKey[]> {
  const { rows } = await sql<TrustedKey>`
    select id, unit_id, org_pos, fingerprint, name, sign_key, box_key, above, trusted_at, trusted_by, ended_at
    from trusted_keys order by ended_at is not null, name, trusted_at`.execute(db)
  return rows
}

export async function trust(
  db: Db,
  unit: Unit,
  key: { fingerprint: string; name: string; above: boolean; sign: Buffer; box: Buffer },
  by: string,
  at: Date,
): Promise<string> {
  const id = newId(at.getTime())
  const { rows } = await sql<{ id: string }>`
    insert into trusted_keys (province_id, id, unit_id, org_pos, fingerprint, name, sign_key, box_key, above, trusted_at, trusted_by)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${key.fingerprint}, ${key.name}, ${key.sign}, ${key.box}, ${key.above}, ${at}, ${by})
    on conflict do nothing returning id`.execute(db)
  if (rows[0]) return rows[0].id
  const { rows: known } = await sql<{ id: string }>`
    select id from trusted_keys where unit_id = ${unit.id} and fingerprint = ${key.fingerprint} and ended_at is null`.execute(db)
  return known[0]?.id ?? id
}

export async function endTrusted(db: Db, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update trusted_keys set ended_at = ${at} where id = ${id}::uuid and ended_at is null returning id`.execute(db)
  return rows.length === 1
}

/** Rows of a unit and what stands below it by number, in the order of their ids. */
export async function recordsBetween(db: Db, register: Register, { pos, end }: Unit): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRow>`
    select * from ${sql.table(register.table)} where org_pos between ${pos} and ${end} order by id`.execute(db)
  return rows.map((row) => recordOf(register, row))
}

export type RemovedRow = { register: string; id: string; version: number; unit: string }
/** Rows taken back there: what came after the last version kept of them. */
export async function removedBetween(db: Db, registers: readonly string[], { pos, end }: Unit): Promise<RemovedRow[]> {
  const { rows } = await sql<RemovedRow>`
    select v.register, v.record as id, max(v.version) + 1 as version, max(u.code) as unit
    from record_versions v join units u on u.pos = v.org_pos
    where v.org_pos between ${pos} and ${end} and v.register = any (${registers}::text[])
    group by v.register, v.record having bool_or(v.deed = 'remove') order by v.register, v.record`.execute(db)
  return rows
}

/** How far each row of the other side is known here. */
export type KnownRow = { revision: number; ourVersion: number | null }
const keyOf = (register: string, record: string): string => `${register} ${record}`
export async function knownRows(
  db: Db,
  peer: string,
  registers: readonly string[],
): Promise<(register: string, record: string) => KnownRow | null> {
  const { rows } = await sql<KnownRow & { register: string; record: string }>`
    select register, record, revision, our_version from packet_rows
    where peer = ${peer} and register = any (${registers}::text[])`.execute(db)
  const known = new Map(
    rows.map((row) => [keyOf(row.register, row.record), { revision: row.revision, ourVersion: row.ourVersion }]),
  )
  return (register, record) => known.get(keyOf(register, record)) ?? null
}

export async function noteRows(
  db: Db,
  peer: string,
  seen: readonly { register: string; record: string; unit: Unit; revision: number; ourVersion: number | null }[],
): Promise<void> {
  await sql`
    insert into packet_rows (province_id, peer, register, record, org_pos, revision, our_version)
    select x.province_id, ${peer}, x.register, x.record, x.org_pos, x.revision, x.our_version from unnest(
      ${seen.map(({ unit }) => unit.provinceId)}::bigint[], ${seen.map(({ register }) => register)}::text[],
      ${seen.map(({ record }) => record)}::uuid[], ${seen.map(({ unit }) => unit.pos)}::bigint[],
      ${seen.map(({ revision }) => revision)}::integer[], ${seen.map(({ ourVersion }) => ourVersion)}::integer[]
    ) x (province_id, register, record, org_pos, revision, our_version)
    on conflict on constraint packet_rows_pkey do update set revision = excluded.revision, our_version = excluded.our_version,
      org_pos = excluded.org_pos
      where excluded.revision > packet_rows.revision`.execute(db)
}

export async function versionsNow(db: Db, register: Register, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from ${sql.table(register.table)} where id = any (${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

export type PacketLine = {
  id: string
  direction: 'out' | 'in'
  unitId: number
  peer: string
  madeAt: Date
  handledAt: Date
  byLogin: string
  counts: Readonly<Record<string, number>>
  receiptAt: Date | null
  receipt: Readonly<Record<string, number>> | null
}

/** A packet handled again is one line, with what came of it the last time. */
export async function notePacket(
  db: Db,
  unit: Unit,
  { id, direction, peer, madeAt, handledAt, byLogin, counts }: Omit<PacketLine, 'unitId' | 'receiptAt' | 'receipt'>,
): Promise<void> {
  await sql`
    insert into packets (province_id, id, direction, unit_id, org_pos, peer, made_at, handled_at, by_login, counts)
    values (${unit.provinceId}, ${id}::uuid, ${direction}, ${unit.id}, ${unit.pos}, ${peer}, ${madeAt}, ${handledAt}, ${byLogin}, ${JSON.stringify(counts)}::jsonb)
    on conflict on constraint packets_pkey do update set handled_at = excluded.handled_at, by_login = excluded.by_login, counts = excluded.counts`.execute(
    db,
  )
}

export async function packetLines(db: Db, unit: Unit): Promise<PacketLine[]> {
  const { rows } = await sql<PacketLine>`
    select id, direction, unit_id, peer, made_at, handled_at, by_login, counts, receipt_at, receipt from packets
    where org_pos between ${unit.pos} and ${unit.end} order by handled_at desc limit 200`.execute(db)
  return rows
}

/** Null where no packet of this id went out to that peer. */
export async function noteReceipt(
  db: Db,
  { id, peer }: { id: string; peer: string },
  at: Date,
  receipt: Readonly<Record<string, number>>,
): Promise<{ unitId: number } | null> {
  const { rows } = await sql<{ unitId: number }>`
    update packets set receipt_at = ${at}, receipt = ${JSON.stringify(receipt)}::jsonb
    where id = ${id}::uuid and direction = 'out' and peer = ${peer} returning unit_id`.execute(db)
  return rows[0] ?? null
}

export async function packetIn(db: Db, id: string): Promise<PacketLine | null> {
  const { rows } = await sql<PacketLine>`
    select id, direction, unit_id, peer, made_at, handled_at, by_login, counts, receipt_at, receipt from packets
    where id = ${id}::uuid and direction = 'in'`.execute(db)
  return rows[0] ?? null
}
