import { type RawBuilder, sql } from 'kysely'
import { type Fact, joinQualifiers } from '#domain/fact.ts'
import type { Window } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { jointAmong } from './jointCounts.ts'

/** An edition with the province it is kept under. */
export type EditionOf = { unit: Pick<Unit, 'provinceId'>; edition: { id: string } }

/** Edition by edition, one look into the index each: offset 0 keeps the planner from reading the facts of all years instead. */
const factsOf = (editions: readonly EditionOf[]) => sql`
      unnest(${editions.map(({ unit }) => unit.provinceId)}::bigint[], ${editions.map(({ edition }) => edition.id)}::uuid[]) w (province_id, id)
      cross join lateral (
        select p.edition_id, t.measure, t.value, p.qualifiers ->> t.measure as qualifier
        from edition_facts p cross join lateral unnest(p.measures, p.amounts) t (measure, value)
        where p.province_id = w.province_id and p.edition_id = w.id offset 0
      ) f`

/**
 * What figures come to from the editions below that count, and what the units above those editions entered themselves in
 * the window: their own staff, their own papers, and the entries that set activities of several units below right to one.
 * What stands for its unit alone is left out of the editions; what was typed and taken back is no figure. One statement, so that all of it is of the same instant.
 */
export const factsOfEditions = (db: Db, above: readonly Unit[], editions: readonly EditionOf[], window: Window) =>
  summed(
    db,
    editions,
    sql`
      union all
      select m.id, l.amount, null from units u join ledger l on l.province_id = u.province_id and l.unit_id = u.id join measures m on m.no = l.measure
      where u.id = any (${above.map(({ id }) => id)}::bigint[]) and l.day <= ${window.to}::date and (l.stock or l.day >= ${window.from}::date)
        and (not m.alone or u.id = ${above[0]?.id ?? 0})
        and (l.source <> 'entries' or exists (select from entries e where e.province_id = l.province_id and e.unit_id = l.unit_id and e.measure = m.id
          and e.state <> 'not_applicable' and e.as_of <= ${window.to}::date and (l.stock or e.as_of >= ${window.from}::date)))`,
  )

/** Of some of the units below a receiver: what they sent, with the activities they did together counted once, and nothing else. */
export async function factsOfSome(
  db: Db,
  some: readonly Unit[],
  receiver: Unit,
  editions: readonly EditionOf[],
  window: Window,
): Promise<Map<string, Fact>> {
  const facts = await summed(db, editions, sql``)
  for (const [measure, amount] of await jointAmong(db, some, receiver, window)) {
    const fact = facts.get(measure)
    if (fact) facts.set(measure, { ...fact, value: fact.value + amount })
  }
  return facts
}

async function summed(db: Db, editions: readonly EditionOf[], beside: RawBuilder<unknown>): Promise<Map<string, Fact>> {
  const { rows } = await sql<{ measure: string; value: number; words: string[] | null }>`
    select t.measure, sum(t.value)::bigint as value, array_agg(t.qualifier) filter (where t.qualifier is not null) as words from (
      select f.measure, f.value, f.qualifier from ${factsOf(editions)}
      where f.measure not in (select m.id from measures m where m.alone)
      ${beside}
    ) t group by t.measure`.execute(db)
  return new Map(
    rows.map(({ measure, value, words }): [string, Fact] => {
      const qualifier = (words ?? []).reduce<string | undefined>((one, other) => joinQualifiers(one, other), undefined)
      return [measure, { value, known: true, ...(qualifier === undefined ? {} : { qualifier }) }]
    }),
  )
}

/** What each of these editions counted: where an official figure and a live one part. */
export async function factsByEdition(db: Db, editions: readonly EditionOf[]): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ editionId: string; measures: string[]; amounts: string[] }>`
    select f.edition_id, array_agg(f.measure) as measures, array_agg(f.value::text) as amounts
    from ${factsOf(editions)} group by f.edition_id`.execute(db)
  return new Map(
    rows.map(({ editionId, measures, amounts }) => [
      editionId,
      new Map(measures.map((measure, at): [string, number] => [measure, Number(amounts[at])])),
    ]),
  )
}
