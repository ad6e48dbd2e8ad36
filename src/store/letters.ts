import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Letter, Reachable } from '#domain/reminder.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import type { Round } from './rounds.ts'

/** Rounds whose day is this one or past, in which somebody asked has sent nothing yet. */
export async function roundsOwed(db: Db, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from report_rounds r
    where exists (
      select from expected_units e where e.round_id = r.id and not e.excused and e.due_on <= ${today}::date and e.due_on > ${today}::date - 60
        and not exists (
          select from editions d where d.province_id = e.province_id and d.round_id = r.id and d.unit_id = e.unit_id and d.of = 'report' and d.submitted_on is not null))
    order by r.opened_at, r.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** People of these units themselves who have an address. */
export async function peopleToTell(db: Db, unitIds: readonly number[], now: Date): Promise<Reachable[]> {
  const { rows } = await sql<Reachable>`
    select g.unit_id, g.role, w.login, w.name, w.email from grants g join users w on w.id = g.user_id and w.active and w.email is not null
    where g.unit_id = any (${unitIds}::bigint[]) and g.role in ('clerk', 'approver')
      and g.valid_from <= ${now}::date and (g.valid_to is null or g.valid_to > ${now}::date)
    order by g.unit_id, w.login`.execute(db)
  return rows
}

/** Puts letters of a day out; who already has theirs of that round gets no second. Answers how many are new. */
export async function writeLetters(
  db: Db,
  round: Round,
  receiver: Unit,
  letters: readonly Letter[],
  day: Day,
  at: Date,
): Promise<number> {
  if (letters.length === 0) return 0
  const list = (of: (letter: Letter) => string): string[] => letters.map(of)
  const { numAffectedRows } = await sql`
    insert into letters (province_id, id, round_id, unit_id, org_pos, day, to_login, to_email, subject, body, next_at, made_at)
    select ${receiver.provinceId}::bigint, i, ${round.id}::uuid, ${receiver.id}::bigint, ${receiver.pos}::bigint, ${day}::date, l, e, s, b, ${at}::timestamptz, ${at}::timestamptz
    from unnest(${letters.map(() => newId())}::uuid[], ${list(({ to }) => to.login)}::text[], ${list(({ to }) => to.email)}::text[], ${list(({ subject }) => subject)}::text[], ${list(({ body }) => body)}::text[])
      t (i, l, e, s, b)
    on conflict on constraint letters_once do nothing`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export type LetterToSend = { id: string; toEmail: string; subject: string; body: string; tries: number; roundId: string }

/** How long a letter may be on its way before it is taken for lost and sent again. */
const LOST_MINUTES = 10

/** Takes letters to send: marked before, so that no second process sends them too. */
export async function takeLetters(db: Db, now: Date, most: number): Promise<LetterToSend[]> {
  const { rows } = await sql<LetterToSend>`
    update letters l set state = 'sending', tries = l.tries + 1, next_at = ${now}::timestamptz + make_interval(mins => ${LOST_MINUTES})
    from (select province_id, id from letters where state in ('waiting', 'sending') and next_at <= ${now}::timestamptz order by next_at limit ${most} for update skip locked) w
    where l.province_id = w.province_id and l.id = w.id
    returning l.id, l.to_email, l.subject, l.body, l.tries, l.round_id`.execute(db)
  return rows
}

/** After so many tries, over some two days, a letter is given up. */
const MOST_TRIES = 10

export async function letterSent(db: Db, id: string, at: Date): Promise<void> {
  await sql`update letters set state = 'sent', sent_at = ${at}, fault = null where id = ${id}::uuid`.execute(db)
}

/** Put back to be tried later, longer each time up to six hours; given up in the end. */
export async function letterFailed(db: Db, { id, tries }: LetterToSend, fault: string, at: Date): Promise<void> {
  const minutes = Math.min(360, 2 ** tries)
  await sql`
    update letters set state = ${tries >= MOST_TRIES ? 'failed' : 'waiting'}, fault = ${fault.slice(0, 300)}, next_at = ${new Date(at.getTime() + minutes * 60_000)}
    where id = ${id}::uuid`.execute(db)
}

export type LetterLine = {
  toLogin: string
  day: Day
  subject: string
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  fault: string | null
  sentAt: Date | null
}

/** Letters of a round, the latest first. */
export async function lettersOfRound(db: Db, round: string): Promise<LetterLine[]> {
  const { rows } = await sql<LetterLine>`
    select to_login, day, subject, state, fault, sent_at from letters where round_id = ${round}::uuid order by day desc, to_login limit 500`.execute(
    db,
  )
  return rows
}
