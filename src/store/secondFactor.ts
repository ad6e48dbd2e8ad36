import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { newFactorSecret, stepOfCode } from './oneTimeCode.ts'
import type { Seal } from './seal.ts'

/** Whether the installation asks for a second proof at all: everywhere but in a sample province. */
export const SECOND_FACTOR = 'second_factor'
export type SecondFactorRule = { asked: boolean }

export type SecondFactor = { since: Date; codesLeft: number }
const CODES = 10

/** The factor that guards an account now; one that was only begun guards nothing. */
export async function secondFactorOf(db: Db, userId: string): Promise<SecondFactor | null> {
  const { rows } = await sql<SecondFactor>`
    select f.confirmed_at as since, (select count(*) from recovery_codes r where r.user_id = f.user_id and r.used_at is null) as codes_left
    from second_factors f where f.user_id = ${userId} and f.confirmed_at is not null`.execute(db)
  return rows[0] ?? null
}

/** A secret to be shown once; the factor there was holds until the new one is proved. */
export async function beginSecondFactor(db: Db, seal: Seal, userId: string, now: Date): Promise<Buffer | null> {
  const secret = newFactorSecret()
  const { rows } = await sql<{ one: number }>`
    insert into second_factors (user_id, secret_sealed, made_at) values (${userId}, ${seal.close(secret.toString('hex'))}, ${now})
    on conflict (user_id) do update set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at, last_step = 0
      where second_factors.confirmed_at is null
    returning 1 as one`.execute(db)
  return rows.length === 1 ? secret : null
}

/** Spends a code of the telephone, or one of the paper; a code is good once, whoever else types it in the same moment. */
export async function spendCode(db: Db, seal: Seal, userId: string, code: string, now: Date): Promise<boolean> {
  return (await spendTelephoneCode(db, seal, userId, code, now, 'proved')) || (await spendPaperCode(db, userId, code, now))
}

async function spendTelephoneCode(
  db: Db,
  seal: Seal,
  userId: string,
  code: string,
  now: Date,
  state: 'proved' | 'begun',
): Promise<boolean> {
  const { rows } = await sql<{ secretSealed: Buffer; lastStep: number }>`
    select secret_sealed, last_step from second_factors
    where user_id = ${userId} and (confirmed_at is not null) = ${state === 'proved'} for update`.execute(db)
  const known = rows[0]
  if (!known) return false
  const step = stepOfCode(Buffer.from(seal.open(known.secretSealed), 'hex'), code, now, Number(known.lastStep))
  if (step === null) return false
  await sql`update second_factors set last_step = ${step} where user_id = ${userId}`.execute(db)
  return true
}

async function spendPaperCode(db: Db, userId: string, code: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    update recovery_codes set used_at = ${now} where user_id = ${userId} and code_hash = ${codeHash(code)} and used_at is null
    returning 1 as one`.execute(db)
  return rows.length === 1
}

/** From the first code that fits the factor guards the account; one that guards it already is not begun anew by a code. */
export async function proveSecondFactor(db: Db, seal: Seal, userId: string, code: string, now: Date): Promise<boolean> {
  const fits = await spendTelephoneCode(db, seal, userId, code, now, 'begun')
  if (fits)
    await sql`update second_factors set confirmed_at = ${now} where user_id = ${userId} and confirmed_at is null`.execute(db)
  return fits
}

/** Ten codes for the day the telephone is lost; those of before no longer open. Of 118 bits each: a plain digest keeps them. */
export async function makeRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, paperCode)
  await sql`delete from recovery_codes where user_id = ${userId}`.execute(db)
  for (const code of codes)
    await sql`insert into recovery_codes (user_id, code_hash) values (${userId}, ${codeHash(code)})`.execute(db)
  return codes
}

export async function removeSecondFactor(db: Db, userId: string): Promise<boolean> {
  await sql`delete from recovery_codes where user_id = ${userId}`.execute(db)
  const { rows } = await sql<{ one: number }>`delete from second_factors where user_id = ${userId} returning 1 as one`.execute(db)
  return rows.length === 1
}

/** Without letters that look like figures. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const paperCode = (): string =>
  Array.from({ length: 6 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')
const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()
