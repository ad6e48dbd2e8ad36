import { setTimeout as pause } from 'node:timers/promises'
import { createTransport, type Transporter } from 'nodemailer'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { type LetterToSend, letterFailed, letterSent, takeLetters } from '#store/letters.ts'
import { type House, runAction } from './endpoint.ts'
import { MACHINE } from './machine.ts'
import type { Mail } from './mail.ts'

const PAGE = 20
/** Letters of a day are written in office hours: from seven in the morning in Vietnam. */
const FROM_HOUR = 7
const hourInVietnam = (now: Date): number => (now.getUTCHours() + 7) % 24

export type Posting = { stop(): Promise<void> }

/**
 * Reminders by mail, beside the work and never in its way: the letters of the day are written once, then sent page by page.
 * A server that does not answer leaves them waiting; nobody who works notices.
 */
export function keepPosting(house: House, database: Database, mail: Mail, tell: (error: unknown) => void): Posting {
  const stopped = new AbortController()
  const rest = (ms: number) => pause(ms, undefined, { signal: stopped.signal }).catch(() => {})
  const post = postOffice(mail)
  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        await remind(house, mail)
        while (!stopped.signal.aborted && (await sendWaiting(database, post, mail, house.clock())) === PAGE);
      } catch (error) {
        tell(error)
      }
      await rest(10 * 60_000)
    }
    post.close()
  }
  const done = work()
  return {
    stop: () => {
      stopped.abort()
      return done
    },
  }
}

/** How long a mail server is waited for, in milliseconds: until it greets, and between two answers. */
export type Patience = { greets: number; answers: number }
const PATIENCE: Patience = { greets: 10_000, answers: 20_000 }
const CONNECTS = 10_000

/**
 * A server that hangs is given up in seconds; nothing is fetched into a letter from a file or an address. The library takes how
 * long it waits from the address alone: what stands beside the address are defaults of the letters.
 */
export function postOffice({ url }: Pick<Mail, 'url'>, { greets, answers }: Patience = PATIENCE): Transporter {
  const address = new URL(url)
  for (const [name, wait] of Object.entries({ connectionTimeout: CONNECTS, greetingTimeout: greets, socketTimeout: answers }))
    address.searchParams.set(name, String(wait))
  return createTransport(address.href, { disableFileAccess: true, disableUrlAccess: true } as object)
}

/** The pass of the day; before the hour, and a second time, it writes nothing. */
export async function remind(house: House, { address }: Pick<Mail, 'address'>): Promise<void> {
  if (hourInVietnam(house.clock()) < FROM_HOUR) return
  const values = address === undefined ? {} : { address }
  const caller = { kind: 'cli' as const, address: 'máy chủ', token: null, actor: MACHINE }
  const reply = await runAction(house, 'writeReminders', { values }, caller)
  if ('refusal' in reply) throw new Error(reply.refusal.message)
}

/**
 * Sends a page of waiting letters, each noted as sent or as failed with why; answers how many it took. Where the server does
 * not answer one, it is not asked about the others of the page: they wait for the next time with it.
 */
export async function sendWaiting(database: Database, post: Transporter, mail: Mail, now: Date): Promise<number> {
  const letters = await inScope(database, EVERYWHERE, (db) => takeLetters(db, now, PAGE))
  let away: string | null = null
  for (const letter of letters) {
    const failed: Failed | null = away === null ? await sendOne(post, mail, letter) : { fault: away, away: true }
    if (failed?.away) away = failed.fault
    await inScope(database, EVERYWHERE, (db) =>
      failed === null ? letterSent(db, letter.id, now) : letterFailed(db, letter, failed.fault, now),
    )
  }
  return letters.length
}

/** Why a letter did not go, and whether the server was not there at all. */
type Failed = { fault: string; away: boolean }
const AWAY: readonly string[] = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS']

/** The letter keeps its own id, so that one sent twice after a crash is known as one. */
async function sendOne(post: Transporter, { from }: Mail, letter: LetterToSend): Promise<Failed | null> {
  try {
    await post.sendMail({
      from,
      to: letter.toEmail,
      subject: letter.subject,
      text: letter.body,
      messageId: `<${letter.id}@sao-vuong>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return null
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return { fault, away: AWAY.includes(String((error as { code?: unknown }).code)) }
  }
}
