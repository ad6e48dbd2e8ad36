import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#domain/access.ts'
import type { Day } from '#domain/period.ts'
import type { Db, Scope } from './db.ts'
import { hashPassword, tokenHash } from './users.ts'

/** Accounts as an administrator sees them: who may do what where, who is let in, who is not, who is there now. */
export type Account = {
  id: string
  login: string
  name: string
  active: boolean
  invitedUntil: Date | null
  hasPassword: boolean
  hasSecondFactor: boolean
  grants: Omit<GrantLine, 'userId'>[]
  sessions: number
}
type GrantLine = {
  userId: string
  role: Role
  unit: string
  unitName: string
  pos: number
  from: Day
  until: Day | null
  registers: string[] | null
}

/** Whoever has, had or will have a right at a unit of the range, with all their rights. */
export async function accountsIn(db: Db, { lo, hi }: Scope, now: Date): Promise<Account[]> {
  const { rows } = await sql<Omit<Account, 'grants'>>`
    select w.id, w.login, w.name, w.active, w.invited_until, w.password_hash is not null as has_password,
      exists (select from second_factors f where f.user_id = w.id and f.confirmed_at is not null) as has_second_factor,
      (select count(*) from sessions s where s.user_id = w.id and s.expires_at > ${now}) as sessions
    from users w
    where exists (select from grants g join units u on u.id = g.unit_id where g.user_id = w.id and u.pos between ${lo} and ${hi})
    order by w.login`.execute(db)
  const { rows: grants } = await sql<GrantLine>`
    select g.user_id, g.role, u.code as unit, u.short_name as unit_name, u.pos, g.valid_from as "from", g.valid_to as "until", g.registers
    from grants g join units u on u.id = g.unit_id
    where g.user_id = any (${rows.map(({ id }) => id)}::uuid[]) order by g.valid_from, u.pos, g.role`.execute(db)
  const of = Map.groupBy(grants, ({ userId }) => userId)
  return rows.map((row) => ({ ...row, grants: (of.get(row.id) ?? []).map(({ userId: _, ...grant }) => grant) }))
}

export async function accountOf(db: Db, login: string, now: Date): Promise<Account | null> {
  const { rows } = await sql<{ pos: number }>`
    select u.pos from users w join grants g on g.user_id = w.id join units u on u.id = g.unit_id where w.login = ${login} limit 1`.execute(
    db,
  )
  const pos = rows[0]?.pos
  if (pos === undefined) return null
  return (await accountsIn(db, { lo: pos, hi: pos }, now)).find((account) => account.login === login) ?? null
}

const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()
/** Without letters that look like figures, so that a code can be read out and typed. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of eighty bits to be handed over on paper; only its digest stays here. It ends the password and the single sign-on there was. */
export async function invite(db: Db, userId: string, until: Date): Promise<string> {
  const code = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )
  await sql`
    update users set invitation_hash = ${codeHash(code)}, invited_until = ${until}, password_hash = null, sign_on_issuer = null, sign_on_subject = null where id = ${userId}`.execute(
    db,
  )
  await closeSessions(db, userId, null)
  return code
}

/** Who was let in with this code and has not come yet. */
export async function invitedWith(db: Db, login: string, code: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from users where login = ${login} and active and invitation_hash = ${codeHash(code)} and invited_until > ${now}
    for update`.execute(db)
  return rows[0]?.id ?? null
}

/** A new password; whatever code there was no longer opens. */
export async function setPassword(db: Db, userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await sql`
    update users set password_hash = ${passwordHash}, invitation_hash = null, invited_until = null where id = ${userId}`.execute(
    db,
  )
}

export async function setActive(db: Db, userId: string, active: boolean): Promise<void> {
  await sql`update users set active = ${active} where id = ${userId}`.execute(db)
  if (!active) await closeSessions(db, userId, null)
}

/** Rights that still hold on a day end there; those that would begin later never begin. */
export async function endGrants(db: Db, userId: string, on: Day): Promise<void> {
  await sql`delete from grants where user_id = ${userId} and valid_from >= ${on}::date`.execute(db)
  await sql`update grants set valid_to = ${on}::date where user_id = ${userId} and (valid_to is null or valid_to > ${on}::date)`.execute(
    db,
  )
}

export async function addDatedGrant(
  db: Db,
  userId: string,
  grant: { role: Role; unitId: number; from: Day; until: Day | null; registers?: readonly string[] | undefined },
): Promise<void> {
  const registers = grant.registers ?? null
  await sql`
    insert into grants (user_id, role, unit_id, valid_from, valid_to, registers)
    values (${userId}, ${grant.role}, ${grant.unitId}, ${grant.from}::date, ${grant.until}::date, ${registers}::text[])
    on conflict on constraint grants_pkey do update set valid_to = excluded.valid_to, registers = excluded.registers`.execute(db)
}

/** One right of somebody at a unit ends on a day; one that would begin later never holds, and stays to be seen. Answers how many. */
export async function endGrant(
  db: Db,
  userId: string,
  { role, unitId }: { role: Role; unitId: number },
  on: Day,
): Promise<number> {
  const { rows } = await sql<{ one: number }>`
    update grants set valid_to = greatest(${on}::date, valid_from)
    where user_id = ${userId} and role = ${role} and unit_id = ${unitId} and (valid_to is null or valid_to > greatest(${on}::date, valid_from))
    returning 1 as one`.execute(db)
  return rows.length
}

export type OpenSession = { key: string; openedAt: Date; seenAt: Date; expiresAt: Date; address: string; mine: boolean }
/** A session is called by the beginning of the digest of its token: enough to tell it from others, nothing to enter with. */
const KEY = sql`encode(substring(token_hash from 1 for 9), 'hex')`

export async function sessionsOf(db: Db, userId: string, token: string | null, now: Date): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select ${KEY} as key, opened_at, seen_at, expires_at, address, token_hash = ${token === null ? null : tokenHash(token)} is true as mine
    from sessions where user_id = ${userId} and expires_at > ${now} order by opened_at desc`.execute(db)
  return rows
}

/** Ends one session of somebody, or all but the one that asks. */
export async function closeSessions(db: Db, userId: string, token: string | null, key?: string): Promise<number> {
  const { rows } = await sql<{ one: number }>`
    delete from sessions where user_id = ${userId} and token_hash is distinct from ${token === null ? null : tokenHash(token)}::bytea
      and (${key ?? null}::text is null or ${KEY} = ${key ?? null}) returning 1 as one`.execute(db)
  return rows.length
}
