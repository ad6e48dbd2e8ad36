import { sql } from 'kysely'
import type { EditionState, Verb } from '#domain/edition.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** A first edition that already went its way elsewhere: taken over as it stands, with every step it made. */
export type FinishedEdition = {
  unit: Unit
  of: 'report' | 'roll_up'
  state: EditionState
  content: EditionContent
  findings: number
  submittedAt: Date | null
  submittedOn: Day | null
  steps: readonly { verb: Verb; to: EditionState; at: Date; name: string; reason?: string }[]
  by: string
}

/** Takes editions over, many at once: written as approved, their facts beside them, then moved to where they stand. */
export async function takeOver(db: Db, round: string, editions: readonly FinishedEdition[]): Promise<string[]> {
  const ids = editions.map(() => newId())
  const list = (of: (one: FinishedEdition) => unknown): string => arrayText(editions.map(of))
  // What an edition counts is written as it is sent up: one that was not holds none yet.
  const sent = ids.filter((_, at) => editions[at]?.submittedAt != null)
  const last = ({ steps }: FinishedEdition) => steps.at(-1)
  await sql`
    insert into editions (province_id, id, round_id, unit_id, org_pos, number, of, cause, state, content, content_hash, findings, made_at, moved_at, moved_by)
    select p, i, ${round}::uuid, u, o, 1, f, 'first', 'approved', c, sha256(convert_to(c, 'UTF8')), n, m, m, b
    from unnest(${list(({ unit }) => unit.provinceId)}::bigint[], ${ids}::uuid[], ${list(({ unit }) => unit.id)}::bigint[], ${list(({ unit }) => unit.pos)}::bigint[], ${list(({ of }) => of)}::text[],
      ${editions.map(({ content }) => JSON.stringify(content))}::text[], ${list(({ findings }) => findings)}::int[], ${list((one) => one.steps[0]?.at.toISOString() ?? '')}::timestamptz[],
      ${list(({ by }) => by)}::text[]) t (p, i, u, o, f, c, n, m, b)`.execute(db)
  await sql`
    insert into edition_facts (province_id, edition_id, round_id, unit_id, org_pos, measures, amounts)
    select e.province_id, e.id, e.round_id, e.unit_id, e.org_pos, coalesce(l.measures, '{}'), coalesce(l.amounts, '{}')
    from editions e cross join lateral (select array_agg(f ->> 0 order by at) as measures, array_agg((f ->> 1)::bigint order by at) as amounts
      from json_array_elements(e.content::json -> 'facts') with ordinality t (f, at)) l where e.id = any (${sent}::uuid[]) and e.of = 'report'`.execute(
    db,
  )
  await sql`
    update editions e set state = t.s, version = t.v, submitted_at = t.a, submitted_on = t.d, moved_at = t.m
    from unnest(${ids}::uuid[], ${list(({ state }) => state)}::text[], ${list(({ steps }) => steps.length)}::int[], ${list((one) => one.submittedAt?.toISOString() ?? null)}::timestamptz[],
      ${list((one) => one.submittedOn)}::date[], ${list((one) => last(one)?.at.toISOString() ?? '')}::timestamptz[]) t (i, s, v, a, d, m) where e.id = t.i`.execute(
    db,
  )
  const steps = editions.flatMap(({ steps: its, by }, at) =>
    its.map((step, index) => ({
      ...step,
      edition: ids[at] ?? '',
      version: index + 1,
      from: index === 0 ? null : its[index - 1]?.to,
      by,
    })),
  )
  const told = (of: (one: (typeof steps)[number]) => unknown): string => arrayText(steps.map(of))
  await sql`
    insert into edition_steps (province_id, id, edition_id, unit_id, org_pos, version, verb, from_state, to_state, at, login, name, reason)
    select e.province_id, t.i, e.id, e.unit_id, e.org_pos, t.v, t.w, t.f, t.s, t.a, t.l, t.n, t.r
    from unnest(${steps.map(() => newId())}::uuid[], ${told(({ edition }) => edition)}::uuid[], ${told(({ version }) => version)}::int[], ${told(({ verb }) => verb)}::text[], ${told(({ from }) => from)}::text[],
      ${told(({ to }) => to)}::text[], ${told(({ at }) => at.toISOString())}::timestamptz[], ${told(({ by }) => by)}::text[], ${told(({ name }) => name)}::text[], ${told(({ reason }) => reason ?? null)}::text[])
      t (i, e, v, w, f, s, a, l, n, r) join editions e on e.id = t.e`.execute(db)
  return ids
}
