import { sql } from 'kysely'
import type { EditionCause, EditionState, Verb } from '#domain/edition.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { askKept, writeKept } from './keptStatements.ts'

/** One version of a unit's report in a round, without its text. */
export type Edition = {
  id: string
  roundId: string
  unitId: number
  orgPos: number
  number: number
  of: 'report' | 'roll_up'
  cause: EditionCause
  replaces: string | null
  state: EditionState
  version: number
  reason: string | null
  onBehalf: string | null
  hash: string | null
  findings: number
  submittedAt: Date | null
  submittedOn: Day | null
  movedAt: Date
  movedBy: string
}

const COLUMNS = sql.raw(
  `e.id, e.round_id, e.unit_id, e.org_pos, e.number, e.of, e.cause, e.replaces, e.state, e.version, e.reason, e.on_behalf,
    encode(e.content_hash, 'hex') as hash, e.findings, e.submitted_at, e.submitted_on, e.moved_at, e.moved_by`,
)

export async function editionById(db: Db, id: string): Promise<Edition | null> {
  const [edition] = await askKept(db, sql<Edition>`select ${COLUMNS} from editions e where e.id = ${id}::uuid`)
  return edition ?? null
}

/** All editions of a round in order; of one unit where it is named. */
export async function editionsOf(db: Db, round: string, unit?: Unit): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${COLUMNS} from editions e where e.round_id = ${round}::uuid
      ${unit ? sql`and e.province_id = ${unit.provinceId} and e.unit_id = ${unit.id}` : sql``}
    order by e.org_pos, e.of, e.number`.execute(db)
  return rows
}

export type Accepted = { id: string; windowFrom: Day; asOf: Day }

/** Reports of a unit that count, of periods that ended before a day: the latest first. */
export async function acceptedBefore(db: Db, unit: Unit, day: Day): Promise<Accepted[]> {
  const { rows } = await sql<Accepted>`
    select e.id, r.window_from, r.as_of from editions e join report_rounds r on r.id = e.round_id
    where e.province_id = ${unit.provinceId} and e.unit_id = ${unit.id} and e.of = 'report' and e.state in ('accepted', 'rolled_up', 'published')
      and r.as_of < ${day}::date
    order by r.as_of desc, e.moved_at desc limit 100`.execute(db)
  return rows
}

export async function contentOf(db: Db, id: string): Promise<EditionContent | null> {
  const { rows } = await sql<{ content: string }>`select content from editions where id = ${id}::uuid`.execute(db)
  return rows[0] ? (JSON.parse(rows[0].content) as EditionContent) : null
}

/** What a sum was made of and who was missing from it, without the rest of its text. */
export async function madeFrom(db: Db, id: string): Promise<Pick<EditionContent, 'parts' | 'missing'>> {
  const { rows } = await sql<{ [Name in 'parts' | 'missing']: NonNullable<EditionContent[Name]> | null }>`
    select j.content -> 'parts' as parts, j.content -> 'missing' as missing
    from editions e cross join lateral (select e.content::json as content offset 0) j where e.id = ${id}::uuid`.execute(db)
  return { parts: rows[0]?.parts ?? [], missing: rows[0]?.missing ?? [] }
}

export async function contentsOf(db: Db, ids: readonly string[]): Promise<Map<string, EditionContent>> {
  const { rows } = await sql<{ id: string; content: string }>`
    select id, content from editions where id = any (${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, content }) => [id, JSON.parse(content) as EditionContent]))
}

export type NewEdition = Pick<Edition, 'number' | 'of' | 'cause' | 'replaces' | 'reason' | 'onBehalf' | 'findings'> & {
  content: EditionContent
}
/** Who moves it, and in whose name where that is not their own. */
export type Hand = {
  login: string
  name: string
  at: Date
  signs?: { as: string; for: string; basis: string }
  reason?: string | undefined
}

/** A new draft, with the step that says who prepared it. */
export async function insertEdition(db: Db, round: string, unit: Unit, given: NewEdition, hand: Hand): Promise<string> {
  const id = newId()
  await sql`
    insert into editions (province_id, id, round_id, unit_id, org_pos, number, of, cause, replaces, state, reason, on_behalf, content, findings, made_at, moved_at, moved_by)
    values (${unit.provinceId}, ${id}, ${round}::uuid, ${unit.id}, ${unit.pos}, ${given.number}, ${given.of}, ${given.cause}, ${given.replaces}::uuid, 'draft', ${given.reason}, ${given.onBehalf},
      ${JSON.stringify(given.content)}, ${given.findings}, ${hand.at}, ${hand.at}, ${hand.login})`.execute(db)
  await insertSteps(
    db,
    [{ edition: { id, unitId: unit.id, orgPos: unit.pos, version: 0, state: null }, to: 'draft' }],
    'prepare',
    hand,
  )
  return id
}

/** Puts the figures of a draft as they are now. */
export async function refreshDraft(
  db: Db,
  edition: Edition,
  given: { content: EditionContent; findings: number; onBehalf: string | null },
  hand: Hand,
): Promise<void> {
  holdMoved(
    await sql`
      update editions set content = ${JSON.stringify(given.content)}, findings = ${given.findings}, on_behalf = ${given.onBehalf}, version = version + 1, moved_at = ${hand.at}, moved_by = ${hand.login}
      where id = ${edition.id}::uuid and version = ${edition.version} and state = 'draft'`.execute(db),
  )
  await insertSteps(db, [{ edition, to: 'draft' }], 'prepare', hand)
}

/** Checked: the figures stand from here on, with their hash. */
export async function freezeDraft(
  db: Db,
  edition: Edition,
  given: { content: EditionContent; findings: number },
  hand: Hand,
): Promise<void> {
  const text = JSON.stringify(given.content)
  holdMoved(
    await sql`
      update editions set content = ${text}, content_hash = sha256(convert_to(${text}, 'UTF8')), findings = ${given.findings}, state = 'checked', version = version + 1, moved_at = ${hand.at}, moved_by = ${hand.login}
      where id = ${edition.id}::uuid and version = ${edition.version} and state = 'draft'`.execute(db),
  )
  await insertSteps(db, [{ edition, to: 'checked' }], 'check', hand)
}

/** Moves editions by one verb in one statement; each must still be where it was seen. */
export async function moveEditions(
  db: Db,
  editions: readonly Edition[],
  verb: Verb,
  to: EditionState,
  hand: Hand,
): Promise<void> {
  if (editions.length === 0) return
  const { numAffectedRows } = await sql`
    update editions e set state = ${to}, version = e.version + 1, moved_at = ${hand.at}, moved_by = ${hand.login}
    from unnest(${editions.map(({ id }) => id)}::uuid[], ${editions.map(({ version }) => version)}::int[], ${editions.map(({ state }) => state)}::text[]) m (id, version, state)
    where e.id = m.id and e.version = m.version and e.state = m.state`.execute(db)
  holdMoved({ numAffectedRows }, editions.length)
  await insertSteps(
    db,
    editions.map((edition) => ({ edition, to })),
    verb,
    hand,
  )
}

/** What an edition counts, written out of its own text, read once, so that the two cannot differ. */
export function writeFacts(db: Db, edition: Pick<Edition, 'id' | 'version'>) {
  return writeKept(
    db,
    sql`
    insert into edition_facts (province_id, edition_id, round_id, unit_id, org_pos, measures, amounts, qualifiers)
    select e.province_id, e.id, e.round_id, e.unit_id, e.org_pos, coalesce(l.measures, '{}'), coalesce(l.amounts, '{}'), w.words
    from editions e
    cross join lateral (select e.content::json as content offset 0) j
    cross join lateral (select j.content -> 'facts' as facts, j.content -> 'qualifiers' as qualifiers offset 0) s
    cross join lateral (select array_agg(f ->> 0 order by at) as measures, array_agg((f ->> 1)::bigint order by at) as amounts
      from json_array_elements(s.facts) with ordinality t (f, at)) l
    cross join lateral (select jsonb_object_agg(q ->> 0, q ->> 1) as words from json_array_elements(s.qualifiers) q) w
    where e.id = ${edition.id}::uuid and e.version = ${edition.version}`,
  )
}

/**
 * Sends an edition up: what it counts is written out of its own text; then it is frozen for good. The three statements go
 * together: each looks for the version it was asked for.
 */
export async function submitEdition(db: Db, edition: Edition, hand: Hand, day: Day): Promise<void> {
  const facts = writeFacts(db, edition)
  const moved = writeKept(
    db,
    sql`
    update editions set state = 'submitted', version = version + 1, submitted_at = ${hand.at}, submitted_on = ${day}, moved_at = ${hand.at}, moved_by = ${hand.login}
    where id = ${edition.id}::uuid and version = ${edition.version} and state = 'approved'`,
  )
  const [, done] = await Promise.all([facts, moved, insertSteps(db, [{ edition, to: 'submitted' }], 'submit', hand)])
  holdMoved(done)
}

/** The lock taken before makes this impossible; were it not, half a move must not stand. */
function holdMoved({ numAffectedRows }: { numAffectedRows?: bigint | undefined }, expected = 1): void {
  if (numAffectedRows !== BigInt(expected)) throw new Error(`moved ${numAffectedRows} editions of ${expected}`)
}

type Stepped = {
  edition: { id: string; unitId: number; orgPos: number; version: number; state: EditionState | null }
  to: EditionState
}

async function insertSteps(db: Db, stepped: readonly Stepped[], verb: Verb, hand: Hand): Promise<void> {
  const list = <T>(of: (one: Stepped) => T): T[] => stepped.map(of)
  await writeKept(
    db,
    sql`
    insert into edition_steps (province_id, id, edition_id, unit_id, org_pos, version, verb, from_state, to_state, at, login, name, signs_as, for_name, basis, reason)
    select e.province_id, s.id, e.id, e.unit_id, e.org_pos, s.version, ${verb}, s.from_state, s.to_state, ${hand.at}::timestamptz, ${hand.login}, ${hand.name},
      ${hand.signs?.as ?? null}::text, ${hand.signs?.for ?? null}::text, ${hand.signs?.basis ?? null}::text, ${hand.reason ?? null}::text
    from unnest(${list(() => newId())}::uuid[], ${list(({ edition }) => edition.id)}::uuid[], ${list(({ edition }) => edition.version + 1)}::int[],
      ${list(({ edition }) => edition.state)}::text[], ${list(({ to }) => to)}::text[]) s (id, edition_id, version, from_state, to_state)
    join editions e on e.id = s.edition_id`,
  )
}

export type EditionStep = {
  editionId: string
  version: number
  verb: Verb
  fromState: EditionState | null
  toState: EditionState
  at: Date
  login: string
  name: string
  signsAs: string | null
  forName: string | null
  basis: string | null
  reason: string | null
}

export async function stepsOf(db: Db, editions: readonly string[]): Promise<Map<string, EditionStep[]>> {
  const rows = await askKept(
    db,
    sql<EditionStep>`
    select s.edition_id, s.version, s.verb, s.from_state, s.to_state, s.at, s.login, s.name, s.signs_as, s.for_name, s.basis, s.reason
    from editions e join edition_steps s on s.province_id = e.province_id and s.edition_id = e.id
    where e.id = any (${editions}::uuid[]) order by s.edition_id, s.version`,
  )
  return Map.groupBy(rows, (row) => row.editionId)
}

/** A cell ringed on a return slip: what was sent, what the books say, and what is asked. */
export type SlipCell = { indicator: string; submitted: number | null; book: number | null; note: string }
export type ReturnSlip = {
  editionId: string
  unitId: number
  cells: SlipCell[]
  reason: string
  dueOn: Day
  returnedBy: string
  returnedName: string
  returnedAt: Date
}

export async function insertSlip(
  db: Db,
  edition: Edition,
  unit: Unit,
  slip: { cells: readonly SlipCell[]; reason: string; dueOn: Day },
  hand: Hand,
): Promise<void> {
  await sql`
    insert into return_slips (province_id, id, edition_id, round_id, unit_id, org_pos, cells, reason, due_on, returned_by, returned_name, returned_at)
    values (${unit.provinceId}, ${newId()}, ${edition.id}::uuid, ${edition.roundId}::uuid, ${unit.id}, ${unit.pos}, ${JSON.stringify(slip.cells)}::jsonb, ${slip.reason}, ${slip.dueOn},
      ${hand.login}, ${hand.name}, ${hand.at})`.execute(db)
}

export async function slipsOf(db: Db, round: string, unit?: Unit): Promise<ReturnSlip[]> {
  const { rows } = await sql<ReturnSlip>`
    select edition_id, unit_id, cells, reason, due_on, returned_by, returned_name, returned_at from return_slips
    where round_id = ${round}::uuid ${unit ? sql`and province_id = ${unit.provinceId} and unit_id = ${unit.id}` : sql``} order by returned_at`.execute(
    db,
  )
  return rows
}

export type EditionComment = {
  editionId: string
  indicator: string
  words: string
  saidBy: string
  saidName: string
  saidAt: Date
}

export async function insertComment(
  db: Db,
  edition: Edition,
  comment: { indicator: string; words: string },
  hand: Hand,
): Promise<void> {
  await sql`
    insert into edition_comments (province_id, id, edition_id, unit_id, org_pos, indicator, words, said_by, said_name, said_at)
    select e.province_id, ${newId()}::uuid, e.id, e.unit_id, e.org_pos, ${comment.indicator}, ${comment.words}, ${hand.login}, ${hand.name}, ${hand.at}::timestamptz
    from editions e where e.id = ${edition.id}::uuid`.execute(db)
}

export async function commentsOf(db: Db, editions: readonly string[]): Promise<EditionComment[]> {
  const { rows } = await sql<EditionComment>`
    select c.edition_id, c.indicator, c.words, c.said_by, c.said_name, c.said_at
    from editions e join edition_comments c on c.province_id = e.province_id and c.edition_id = e.id
    where e.id = any (${editions}::uuid[]) order by c.said_at, c.id`.execute(db)
  return rows
}

/** Editions whose hash begins with these eight bytes (in hex): the code on a paper. */
export async function editionsByHash(db: Db, prefix: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from editions where substring(content_hash for 8) = decode(${prefix}, 'hex') order by made_at desc limit 5`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
