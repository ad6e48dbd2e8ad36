import { sql } from 'kysely'
import type { EditionCause } from '#domain/edition.ts'
import type { ChainStep } from '#domain/editionChain.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { type Edition, type EditionComment, type ReturnSlip, writeFacts } from './editions.ts'
import type { Round } from './rounds.ts'

/** What packets carry of report rounds and editions: read whole for a subtree, written as it stood in the other network. */
type Stretch = Pick<Unit, 'pos' | 'end'>

/** Rounds that ask somebody of a subtree for a report, with how often their list was changed there; of one period where it is named. */
export async function roundsAsking(
  db: Db,
  { pos, end }: Stretch,
  period?: string,
): Promise<(Round & { unit: string; revision: number })[]> {
  const { rows } = await sql<Round & { unit: string; revision: number }>`
    select r.id, r.unit_id, r.org_pos, r.line, r.kind, r.period, r.title, r.opens_on, r.window_from, r.cut_off, r.as_of, r.prepared_from, r.due_on, r.basis,
      r.opened_by, r.opened_at, u.code as unit,
      1 + (select count(*) from expected_changes c where c.round_id = r.id and c.org_pos between ${pos} and ${end})::integer as revision
    from report_rounds r join units u on u.id = r.unit_id
    where exists (select from expected_units e where e.round_id = r.id and e.org_pos between ${pos} and ${end})
      ${period === undefined ? sql`` : sql`and r.period = ${period}`}
    order by r.as_of, r.id`.execute(db)
  return rows
}

export type ExpectedThere = { roundId: string; unit: string; name: string; dueOn: Day; fromStart: boolean; excused: boolean }
export async function expectedThere(db: Db, { pos, end }: Stretch, rounds: readonly string[]): Promise<ExpectedThere[]> {
  const { rows } = await sql<ExpectedThere>`
    select e.round_id, u.code as unit, e.name, e.due_on, e.from_start, e.excused from expected_units e join units u on u.id = e.unit_id
    where e.round_id = any (${rounds}::uuid[]) and e.org_pos between ${pos} and ${end} order by e.round_id, e.org_pos`.execute(db)
  return rows
}

/** A round by what it is: two networks may each have given it a number. */
export async function roundLike(
  db: Db,
  unit: Unit,
  { line, kind, period, asOf }: Pick<Round, 'line' | 'kind' | 'period' | 'asOf'>,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from report_rounds where province_id = ${unit.provinceId} and unit_id = ${unit.id} and line = ${line} and kind = ${kind}
      and period = ${period} and as_of = ${asOf}::date`.execute(db)
  return rows[0]?.id ?? null
}

/** The word of whoever opened the round on who is to send and until when. */
export async function setExpected(
  db: Db,
  round: string,
  unit: Unit,
  said: Omit<ExpectedThere, 'roundId' | 'unit'>,
): Promise<void> {
  await sql`
    insert into expected_units (province_id, round_id, unit_id, org_pos, name, due_on, from_start, excused)
    values (${unit.provinceId}, ${round}::uuid, ${unit.id}, ${unit.pos}, ${said.name}, ${said.dueOn}, ${said.fromStart}, ${said.excused})
    on conflict on constraint expected_units_pkey do update set due_on = excluded.due_on, excused = excluded.excused`.execute(db)
}

export type SentEdition = Edition & { unit: string; content: string; madeAt: Date }
/** Reports of a subtree that were sent up, and what its units published of those below them, with their text. */
export async function sentBetween(db: Db, { pos, end }: Stretch, rounds: readonly string[]): Promise<SentEdition[]> {
  const { rows } = await sql<SentEdition>`
    select e.id, e.round_id, e.unit_id, e.org_pos, e.number, e.of, e.cause, e.replaces, e.state, e.version, e.reason, e.on_behalf,
      encode(e.content_hash, 'hex') as hash, e.findings, e.submitted_at, e.submitted_on, e.moved_at, e.moved_by, e.made_at, e.content, u.code as unit
    from editions e join units u on u.id = e.unit_id
    where e.org_pos between ${pos} and ${end} and (e.submitted_at is not null or (e.of = 'roll_up' and e.state in ('published', 'replaced'))) and e.round_id = any (${rounds}::uuid[])
    order by e.round_id, e.org_pos, e.of, e.number`.execute(db)
  return rows
}

export async function slipsFor(db: Db, editions: readonly string[]): Promise<ReturnSlip[]> {
  const { rows } = await sql<ReturnSlip>`
    select edition_id, unit_id, cells, reason, due_on, returned_by, returned_name, returned_at from return_slips
    where edition_id = any (${editions}::uuid[])`.execute(db)
  return rows
}

export async function commentsFor(db: Db, editions: readonly string[]): Promise<(EditionComment & { id: string })[]> {
  const { rows } = await sql<EditionComment & { id: string }>`
    select id, edition_id, indicator, words, said_by, said_name, said_at from edition_comments
    where edition_id = any (${editions}::uuid[]) order by said_at, id`.execute(db)
  return rows
}

export async function stepsFor(db: Db, editions: readonly string[]): Promise<(CarriedStep & { editionId: string })[]> {
  const { rows } = await sql<CarriedStep & { editionId: string }>`
    select edition_id, id, version, verb, from_state, to_state, at, login, name, signs_as, for_name, basis, reason from edition_steps
    where edition_id = any (${editions}::uuid[]) order by edition_id, version`.execute(db)
  return rows
}

/** Editions of a unit in a round with the numbers they bear: a second one of the same number is another paper. */
export async function numbersIn(
  db: Db,
  round: string,
  unit: Unit,
  of: Edition['of'],
): Promise<{ id: string; number: number; state: Edition['state']; hash: string | null }[]> {
  const { rows } = await sql<{ id: string; number: number; state: Edition['state']; hash: string | null }>`
    select id, number, state, encode(content_hash, 'hex') as hash from editions
    where province_id = ${unit.provinceId} and round_id = ${round}::uuid and unit_id = ${unit.id} and of = ${of}`.execute(db)
  return rows
}

/** Which of these editions stand here, by the hash of their text. */
export async function hashesOf(db: Db, editions: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, encode(content_hash, 'hex') as hash from editions where id = any (${editions}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

export type CarriedStep = ChainStep & {
  at: Date
  signsAs: string | null
  forName: string | null
  basis: string | null
}
export type CarriedEdition = {
  id: string
  number: number
  of: Edition['of']
  cause: EditionCause
  replaces: string | null
  reason: string | null
  onBehalf: string | null
  content: string
  hash: string
  findings: number
  /** Of a report alone: a roll-up is published where it was made. */
  submittedAt: Date | null
  submittedOn: Day | null
  madeAt: Date
}

/**
 * Writes an edition as it was sent up in the other network, under the same number and with the same steps. Its facts are written out
 * of its text while it is as good as approved, as everywhere; the database holds the text against its hash.
 */
export async function bringEdition(
  db: Db,
  round: string,
  unit: Unit,
  edition: CarriedEdition,
  steps: readonly CarriedStep[],
): Promise<void> {
  const last = steps.at(-1)
  if (!last) throw new Error(`edition ${edition.id} without steps`)
  await sql`
    insert into editions (province_id, id, round_id, unit_id, org_pos, number, of, cause, replaces, state, version, reason, on_behalf, content, content_hash, findings, made_at, moved_at, moved_by)
    values (${unit.provinceId}, ${edition.id}::uuid, ${round}::uuid, ${unit.id}, ${unit.pos}, ${edition.number}, ${edition.of}, ${edition.cause}, ${edition.replaces}::uuid,
      'approved', ${last.version}, ${edition.reason}, ${edition.onBehalf}, ${edition.content}, decode(${edition.hash}, 'hex'), ${edition.findings}, ${edition.madeAt}, ${last.at}, ${last.login})`.execute(
    db,
  )
  if (edition.of === 'report') await writeFacts(db, { id: edition.id, version: last.version })
  await sql`
    update editions set state = ${last.toState}, submitted_at = ${edition.submittedAt}, submitted_on = ${edition.submittedOn}
    where province_id = ${unit.provinceId} and id = ${edition.id}::uuid`.execute(db)
  await bringSteps(db, edition.id, unit, steps)
}

/** Further steps of an edition that stands here: it is then where the last of them left it. */
export async function goOn(db: Db, edition: string, unit: Unit, steps: readonly CarriedStep[]): Promise<void> {
  const last = steps.at(-1)
  if (!last) return
  await sql`
    update editions set state = ${last.toState}, version = ${last.version}, moved_at = ${last.at}, moved_by = ${last.login}
    where province_id = ${unit.provinceId} and id = ${edition}::uuid`.execute(db)
  await bringSteps(db, edition, unit, steps)
}

async function bringSteps(db: Db, edition: string, unit: Unit, steps: readonly CarriedStep[]): Promise<void> {
  const list = <T>(of: (step: CarriedStep) => T): T[] => steps.map(of)
  await sql`
    insert into edition_steps (province_id, id, edition_id, unit_id, org_pos, version, verb, from_state, to_state, at, login, name, signs_as, for_name, basis, reason)
    select ${unit.provinceId}::bigint, s.id, ${edition}::uuid, ${unit.id}::bigint, ${unit.pos}::bigint, s.version, s.verb, s.from_state, s.to_state, s.at, s.login, s.name, s.signs_as, s.for_name, s.basis, s.reason
    from unnest(${list(({ id }) => id)}::uuid[], ${list(({ version }) => version)}::int[], ${list(({ verb }) => verb)}::text[], ${list(({ fromState }) => fromState)}::text[],
      ${list(({ toState }) => toState)}::text[], ${list(({ at }) => at.toISOString())}::timestamptz[], ${list(({ login }) => login)}::text[], ${list(({ name }) => name)}::text[],
      ${list(({ signsAs }) => signsAs)}::text[], ${list(({ forName }) => forName)}::text[], ${list(({ basis }) => basis)}::text[], ${list(({ reason }) => reason)}::text[])
      s (id, version, verb, from_state, to_state, at, login, name, signs_as, for_name, basis, reason)`.execute(db)
}

export async function bringSlip(db: Db, round: string, unit: Unit, id: string, slip: Omit<ReturnSlip, 'unitId'>): Promise<void> {
  await sql`
    insert into return_slips (province_id, id, edition_id, round_id, unit_id, org_pos, cells, reason, due_on, returned_by, returned_name, returned_at)
    values (${unit.provinceId}, ${id}::uuid, ${slip.editionId}::uuid, ${round}::uuid, ${unit.id}, ${unit.pos}, ${JSON.stringify(slip.cells)}::jsonb, ${slip.reason}, ${slip.dueOn},
      ${slip.returnedBy}, ${slip.returnedName}, ${slip.returnedAt})
    on conflict on constraint return_slips_once do nothing`.execute(db)
}

/** Words that are not here yet; how many came. */
export async function bringComments(
  db: Db,
  edition: string,
  unit: Unit,
  comments: readonly (Omit<EditionComment, 'editionId'> & { id: string })[],
): Promise<number> {
  const list = <T>(of: (one: (typeof comments)[number]) => T): T[] => comments.map(of)
  const { numAffectedRows } = await sql`
    insert into edition_comments (province_id, id, edition_id, unit_id, org_pos, indicator, words, said_by, said_name, said_at)
    select ${unit.provinceId}::bigint, c.id, ${edition}::uuid, ${unit.id}::bigint, ${unit.pos}::bigint, c.indicator, c.words, c.said_by, c.said_name, c.said_at
    from unnest(${list(({ id }) => id)}::uuid[], ${list(({ indicator }) => indicator)}::text[], ${list(({ words }) => words)}::text[], ${list(({ saidBy }) => saidBy)}::text[],
      ${list(({ saidName }) => saidName)}::text[], ${list(({ saidAt }) => saidAt.toISOString())}::timestamptz[]) c (id, indicator, words, said_by, said_name, said_at)
    on conflict on constraint edition_comments_pkey do nothing`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
