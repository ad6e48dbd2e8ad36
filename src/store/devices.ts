import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Seal } from './seal.ts'
import { tokenHash } from './users.ts'

/** Machines people work on without a network. */
export type Device = { id: string; name: string; openedAt: Date; seenAt: Date; revokedAt: Date | null }

/** The key of a machine for one person, made when it first comes; null where the machine was revoked. */
export async function openDevice(
  db: Db,
  seal: Seal,
  { userId, id, name, token, now }: { userId: string; id: string; name: string; token: string | null; now: Date },
): Promise<string | null> {
  const made = seal.close(randomBytes(32).toString('base64'))
  const { rows } = await sql<{ sealedKey: Buffer; revokedAt: Date | null }>`
    insert into devices (user_id, id, name, sealed_key, opened_at, seen_at)
    values (${userId}, ${id}::uuid, ${name}, ${made}, ${now}, ${now})
    on conflict on constraint devices_pkey do update set seen_at = excluded.seen_at, name = excluded.name
    returning sealed_key, revoked_at`.execute(db)
  const [row] = rows
  if (!row || row.revokedAt) return null
  if (token !== null) await sql`update sessions set device = ${id}::uuid where token_hash = ${tokenHash(token)}`.execute(db)
  return seal.open(row.sealedKey)
}

export async function devicesOf(db: Db, userId: string): Promise<Device[]> {
  const { rows } = await sql<Device>`
    select id, name, opened_at, seen_at, revoked_at from devices where user_id = ${userId} order by seen_at desc`.execute(db)
  return rows
}

/** Whether there was such a machine still in use; the sessions opened on it end with it. */
export async function revokeDevice(db: Db, userId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    update devices set revoked_at = ${now} where user_id = ${userId} and id = ${id}::uuid and revoked_at is null returning 1 as one`.execute(
    db,
  )
  await sql`delete from sessions where user_id = ${userId} and device = ${id}::uuid`.execute(db)
  return rows.length > 0
}
