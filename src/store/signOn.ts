import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { tokenHash, type UserRow } from './users.ts'

/** Somebody as a provider of single sign-on knows them: its address, and the mark it never gives to another. */
export type Identity = { issuer: string; subject: string }

const LASTS = 10 * 60_000

/** A ticket for the browser that has come back from the provider: it opens one session within ten minutes. Only its digest stays here. */
export async function issueTicket(db: Db, { issuer, subject }: Identity, now: Date): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  await sql`delete from sign_on_tickets where expires_at <= ${now}`.execute(db)
  await sql`
    insert into sign_on_tickets (ticket_hash, issuer, subject, expires_at)
    values (${tokenHash(ticket)}, ${issuer}, ${subject}, ${new Date(now.getTime() + LASTS)})`.execute(db)
  return ticket
}

export async function identityOf(db: Db, ticket: string, now: Date): Promise<Identity | null> {
  const { rows } = await sql<Identity>`
    select issuer, subject from sign_on_tickets where ticket_hash = ${tokenHash(ticket)} and expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** False where somebody else has just used it. */
export async function spendTicket(db: Db, ticket: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from sign_on_tickets where ticket_hash = ${tokenHash(ticket)}`.execute(db)
  return numAffectedRows === 1n
}

export async function userByIdentity(db: Db, { issuer, subject }: Identity): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`
    select id, login, name, password_hash, active from users where sign_on_issuer = ${issuer} and sign_on_subject = ${subject}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Joins an account to an identity; the code it was invited with no longer opens. */
export async function joinIdentity(db: Db, userId: string, { issuer, subject }: Identity): Promise<void> {
  await sql`
    update users set sign_on_issuer = ${issuer}, sign_on_subject = ${subject}, invitation_hash = null, invited_until = null
    where id = ${userId}`.execute(db)
}
