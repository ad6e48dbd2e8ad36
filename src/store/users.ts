import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Actor, Grant, Role } from '#domain/access.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db, Scope } from './db.ts'
import { newId } from './ids.ts'
import { askKeptText } from './keptStatements.ts'
import { SECOND_FACTOR } from './secondFactor.ts'
import { UNIT_COLUMNS } from './units.ts'

const SESSION_DAYS = 12 / 24
/** A session nobody used for so long is over (OWASP ASVS 5.0, 7.3.1). */
const IDLE_MINUTES = 120
/** After so many wrong passwords in a row a log-in waits, doubling up to an hour; the answer never tells whether it exists. */
const FREE_TRIES = 5

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
/** argon2id (2 in the library's list), the parameters OWASP names for it. */
const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type UserRow = { id: string; login: string; name: string; passwordHash: string | null; active: boolean }

/** Who a log-in stands for, by name; a log-in nobody has here, as from another network, as it was written. */
export const personNamed = (column: string) =>
  sql<string>`coalesce((select w.name from users w where w.login = ${sql.raw(column)}), ${sql.raw(column)})`

export async function userByLogin(db: Db, login: string): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`select id, login, name, password_hash, active from users where login = ${login}`.execute(db)
  return rows[0] ?? null
}

/** Somebody active whose right on that day reaches a unit: one of its own people, or of those above it. */
export async function userOver(db: Db, login: string, unit: { pos: number }, now: Date): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`
    select w.id, w.login, w.name, w.password_hash, w.active from users w
    where w.login = ${login} and w.active and exists (
      select from grants g join units u on u.id = g.unit_id
      where g.user_id = w.id and u.pos <= ${unit.pos} and u.end_pos >= ${unit.pos}
        and g.valid_from <= ${now}::date and (g.valid_to is null or g.valid_to > ${now}::date))`.execute(db)
  return rows[0] ?? null
}

/**
 * Those who work at a unit itself on that day, with what they are there; nobody where the unit lies outside the scope, as
 * the table of log-ins stands before every scope and does not hold them back by itself.
 */
export async function peopleAt(
  db: Db,
  { lo, hi }: Scope,
  unit: { id: number },
  now: Date,
): Promise<{ login: string; name: string; role: Role }[]> {
  const { rows } = await sql<{ login: string; name: string; role: Role }>`
    select distinct on (w.login) w.login, w.name, g.role
    from grants g join units u on u.id = g.unit_id and u.pos between ${lo} and ${hi} join users w on w.id = g.user_id and w.active
    where g.unit_id = ${unit.id} and g.valid_from <= ${now}::date and (g.valid_to is null or g.valid_to > ${now}::date)
    order by w.login, g.role`.execute(db)
  return rows
}

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON)

let nobody: Promise<string> | undefined

/** Checks a password; a log-in that does not exist costs the same time as one that does. */
export async function passwordFits(user: UserRow | null, password: string): Promise<boolean> {
  nobody ??= hash('không có ai', ARGON)
  const fits = await verify(user?.passwordHash ?? (await nobody), password)
  return fits && user?.passwordHash != null && user.active
}

export async function addUser(db: Db, user: { login: string; name: string; password: string | null }): Promise<string> {
  const id = newId()
  const passwordHash = user.password === null ? null : await hashPassword(user.password)
  await sql`insert into users (id, login, name, password_hash) values (${id}, ${user.login}, ${user.name}, ${passwordHash})`.execute(
    db,
  )
  return id
}

export async function setEmail(db: Db, userId: string, email: string | null): Promise<void> {
  await sql`update users set email = ${email} where id = ${userId}`.execute(db)
}

export async function emailOf(db: Db, userId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string | null }>`select email from users where id = ${userId}`.execute(db)
  return rows[0]?.email ?? null
}

export async function addGrant(db: Db, userId: string, role: Role, unitId: number): Promise<void> {
  await sql`insert into grants (user_id, role, unit_id) values (${userId}, ${role}, ${unitId}) on conflict do nothing`.execute(db)
}

export async function grantsOf(db: Db, userId: string, now: Date): Promise<Grant[]> {
  const { rows } = await sql<Grant>`
    select g.role, g.unit_id, u.pos, u.end_pos as "end", g.registers from grants g join units u on u.id = g.unit_id
    where g.user_id = ${userId} and g.valid_from <= ${now}::date and (g.valid_to is null or g.valid_to > ${now}::date)`.execute(
    db,
  )
  return rows
}

/** Minutes a log-in still has to wait, 0 when it may try. */
export async function waitingMinutes(db: Db, login: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    failures: number
    lastAt: Date
  }>`select failures, last_at from login_failures where login = ${login}`.execute(db)
  const row = rows[0]
  if (!row || row.failures < FREE_TRIES) return 0
  const wait = Math.min(60, 2 ** (row.failures - FREE_TRIES)) * 60_000
  return Math.max(0, Math.ceil((row.lastAt.getTime() + wait - now.getTime()) / 60_000))
}

/**
 * Counts a try before it is judged, so that a thousand at once are not a thousand free ones; false while the log-in waits.
 * Whoever turns out to be right has it forgotten.
 */
export async function claimTry(db: Db, login: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    insert into login_failures (login, failures, last_at) values (${login}, 1, ${now})
    on conflict (login) do update set failures = login_failures.failures + 1, last_at = excluded.last_at
      where login_failures.failures < ${FREE_TRIES}
        or login_failures.last_at + least(60, power(2, least(10, login_failures.failures - ${FREE_TRIES}))) * interval '1 minute' <= ${now}
    returning 1 as one`.execute(db)
  return rows.length === 1
}

/** A try that was right as far as it went: the password fits, and the code of the telephone is still to come. */
export async function returnTry(db: Db, login: string): Promise<void> {
  await sql`update login_failures set failures = failures - 1 where login = ${login} and failures > 0`.execute(db)
}

export async function forgetFailures(db: Db, login: string): Promise<void> {
  await sql`delete from login_failures where login = ${login}`.execute(db)
}

/** Opens a session; the token goes to the browser, only its hash stays here. */
export async function openSession(db: Db, userId: string, address: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  await sql`delete from sessions where expires_at < ${now}`.execute(db)
  await sql`delete from login_failures where last_at < ${new Date(now.getTime() - 86_400_000)}`.execute(db)
  await sql`insert into sessions (token_hash, user_id, opened_at, seen_at, expires_at, address, confirmed_at) values (${tokenHash(token)}, ${userId}, ${now}, ${now}, ${expires}, ${address}, ${now})`.execute(
    db,
  )
  return token
}

/** Whoever sits there has just proved again who they are. */
export async function confirmSession(db: Db, token: string, now: Date): Promise<void> {
  await sql`update sessions set confirmed_at = ${now} where token_hash = ${tokenHash(token)}`.execute(db)
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash(token)}`.execute(db)
}

/** Grants that hold on the day $2, of a relation `w` of users. */
const HELD = 'g.user_id = w.id and g.valid_from <= $2::date and (g.valid_to is null or g.valid_to > $2::date)'

/** A session that has neither run out nor been left alone, of somebody who is active. */
const OPENED = 's.token_hash = $1 and s.expires_at > $3 and s.seen_at > $4 and w.active'

/** What `HELD` and `OPENED` ask with. */
const sittingOf = (token: string, now: Date): unknown[] => [
  tokenHash(token),
  now,
  now,
  new Date(now.getTime() - IDLE_MINUTES * 60_000),
]

/** Every request asks it first: the text is put together once. */
const SITTING = `
    select w.id as user_id, w.login, w.name, g.role, g.unit_id, u.pos, u.end_pos as "end", g.registers, s.seen_at, s.confirmed_at,
      exists (select from second_factors f where f.user_id = w.id and f.confirmed_at is not null) as has_second_factor,
      coalesce((select (value ->> 'asked')::boolean from settings where name = $5), true) as proof_asked
    from sessions s join users w on w.id = s.user_id
    left join grants g on ${HELD}
    left join units u on u.id = g.unit_id
    where ${OPENED}`

const UNITS_OF_SITTING = `
    select distinct ${UNIT_COLUMNS} from sessions s join users w on w.id = s.user_id join grants g on ${HELD} join units u on u.id = g.unit_id
    where ${OPENED}`

/** Who holds a token, and how well that is proved. */
export type Sitting = Actor & {
  /** When they last gave their password or a code. */
  confirmedAt: Date
  hasSecondFactor: boolean
  /** False in a sample province, which is entered with one press. */
  proofAsked: boolean
  /** When it was last noted that the session is in use. */
  seenAt: Date
}

/** Who holds a token now: an active user with the grants of today. */
export async function findSession(db: Db, token: string, now: Date): Promise<Sitting | null> {
  const rows = await askKeptText<{
    userId: string
    login: string
    name: string
    role: Role | null
    unitId: number
    pos: number
    end: number
    registers: string[] | null
    seenAt: Date
    confirmedAt: Date
    hasSecondFactor: boolean
    proofAsked: boolean
  }>(db, SITTING, [...sittingOf(token, now), SECOND_FACTOR])
  const first = rows[0]
  if (!first) return null
  const grants = rows.flatMap(({ role, unitId, pos, end, registers }) =>
    role === null ? [] : [{ role, unitId, pos, end, registers }],
  )
  const { userId, login, name, confirmedAt, hasSecondFactor, proofAsked, seenAt } = first
  return { userId, login, name, grants, confirmedAt, hasSecondFactor, proofAsked, seenAt }
}

export async function noteSeen(db: Db, token: string, now: Date): Promise<void> {
  await sql`update sessions set seen_at = ${now} where token_hash = ${tokenHash(token)}`.execute(db)
}

/** The units whoever holds a token has a right at: asked beside the session, where nobody named a unit. */
export const unitsOfSession = (db: Db, token: string, now: Date): Promise<Unit[]> =>
  askKeptText<Unit>(db, UNITS_OF_SITTING, sittingOf(token, now))

export async function readSetting<T>(db: Db, name: string): Promise<T | null> {
  const { rows } = await sql<{ value: T }>`select value from settings where name = ${name}`.execute(db)
  return rows[0]?.value ?? null
}

export async function writeSetting(db: Db, name: string, value: unknown): Promise<void> {
  await sql`insert into settings (name, value) values (${name}, ${JSON.stringify(value)}::jsonb) on conflict (name) do update set value = excluded.value`.execute(
    db,
  )
}
