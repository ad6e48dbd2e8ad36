import { sql } from 'kysely'
import type { AttachmentKind } from '#domain/attachment.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'

/** A file attached to a row of a register, without its bytes. */
export type StoredFile = {
  id: string
  unitId: number
  register: string
  record: string
  name: string
  kind: AttachmentKind
  size: number
  note: string | null
  addedBy: string
  addedAt: Date
}

const COLUMNS = sql.raw('id, unit_id, register, record, name, kind, size, note, added_by, added_at')

export type NewFile = Pick<StoredFile, 'id' | 'register' | 'record' | 'name' | 'kind' | 'note' | 'addedBy' | 'addedAt'> & {
  unit: Unit
  bytes: Uint8Array
}

/** Keeps a file; the same content at the same row again is the file that stands there. Gives the id of the one kept. */
export async function keepFile(db: Db, file: NewFile): Promise<string> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const { unit } = file
  const { rows } = await sql<{ id: string }>`
    with given as (select ${bytes}::bytea as bytes), kept as (
      insert into files (province_id, id, unit_id, org_pos, register, record, name, kind, size, sha256, bytes, note, added_by, added_at)
      select ${unit.provinceId}::bigint, ${file.id}::uuid, ${unit.id}::bigint, ${unit.pos}::bigint, ${file.register}, ${file.record}::uuid,
        ${file.name}, ${file.kind}, octet_length(bytes), sha256(bytes), bytes, ${file.note}, ${file.addedBy}, ${file.addedAt}::timestamptz
      from given on conflict on constraint files_once do nothing returning id
    )
    select id from kept
    union all
    select f.id from files f, given g where f.province_id = ${unit.provinceId} and f.record = ${file.record}::uuid and f.sha256 = sha256(g.bytes)
    limit 1`.execute(db)
  return rows[0]?.id ?? file.id
}

export async function filesOf(db: Db, register: string, record: string): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select ${COLUMNS} from files where register = ${register} and record = ${record}::uuid order by added_at, id`.execute(db)
  return rows
}

export async function fileById(db: Db, id: string): Promise<StoredFile | null> {
  const { rows } = await sql<StoredFile>`select ${COLUMNS} from files where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function bytesOfFile(db: Db, id: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from files where id = ${id}::uuid`.execute(db)
  return rows[0]?.bytes ?? null
}

export async function deleteFile(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from files where id = ${id}::uuid`.execute(db)
  return numAffectedRows === 1n
}
