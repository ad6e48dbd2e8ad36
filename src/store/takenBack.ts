import { type RawBuilder, sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import { isEntered } from '#domain/sources.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askKept } from './keptStatements.ts'

/** Who stood under whom, with themselves: rows of unit_id, ancestor_id, valid_from, valid_to. */
export type Lines = RawBuilder<unknown>
/** As each day had its tree. */
const EACH_DAY: Lines = sql`unit_lineage`

/** A measure somebody at or below a unit once gave and then took back, or said it does not concern them, within the window of this place in the list. */
export type TakenBack = { unitId: number; measure: string; no: number; at: number }

type Asked = { unitIds: readonly number[]; windows: readonly Window[]; lines?: Lines | undefined }

/** Whether what was said on a day shows at the ancestor: a flow where the unit stood on its day, a stock where it stands as the window ends. */
const shows = (day: string, window: string) =>
  sql.raw(`case when m.stock then ${day} <= ${window}.last and l.valid_from <= ${window}.last and (l.valid_to is null or l.valid_to > ${window}.last)
      else ${day} between ${window}.first and ${window}.last and l.valid_from <= ${day} and (l.valid_to is null or l.valid_to > ${day}) end
    and (l.unit_id = l.ancestor_id or not m.alone)`)

const days = (windows: readonly Window[], of: (window: Window) => Day) => sql`${arrayText(windows, of)}::date[]`

/** Seldom does anything come of it: nothing is looked at but what was taken back and what does not concern a unit any more. */
export async function takenBackOf(db: Db, { unitIds, windows, lines = EACH_DAY }: Asked): Promise<TakenBack[]> {
  if (unitIds.length === 0 || windows.length === 0) return []
  const found = await askKept(
    db,
    sql<TakenBack>`
    select distinct l.ancestor_id as unit_id, m.id as measure, m.no::int as no, w.at::int - 1 as at
    from (
      select r.unit_id, r.measure, r.as_of from entry_removals r
      union all
      select e.unit_id, e.measure, e.as_of from entries e where e.state = 'not_applicable' and e.version > 1
    ) g
    join measures m on m.id = g.measure
    cross join unnest(${days(windows, ({ from }) => from)}, ${days(windows, ({ to }) => to)}) with ordinality w (first, last, at)
    join ${lines} l on l.unit_id = g.unit_id and l.ancestor_id = any (${arrayText(unitIds)}::bigint[]) and ${shows('g.as_of', 'w')}`,
  )
  return found.filter(({ measure }) => isEntered(measure))
}

/**
 * Taken back is not said to be none. In the ledger the two are the same nought, at every level above; what tells them apart is
 * whether an entry still stands at any unit whose figures show there. Asked only where the sum came to nought; the rest of
 * `sums` is left as it is.
 */
export async function forgetTakenBack(
  db: Db,
  taken: readonly TakenBack[],
  { windows, lines = EACH_DAY }: Pick<Asked, 'windows' | 'lines'>,
  sums: ReadonlyMap<number, readonly Float64Array[]>,
): Promise<void> {
  const noughts = taken.filter(({ unitId, no, at }) => sums.get(unitId)?.[at]?.[no] === 0)
  if (noughts.length === 0) return
  const window = (at: number): Window => windows[at] as Window
  const said = await askKept(
    db,
    sql<{ at: number }>`
    select t.at::int - 1 as at
    from unnest(${arrayText(noughts, ({ unitId }) => unitId)}::bigint[], ${arrayText(noughts, ({ no }) => no)}::int[],
      ${arrayText(noughts, ({ at }) => window(at).from)}::date[], ${arrayText(noughts, ({ at }) => window(at).to)}::date[])
      with ordinality t (unit_id, no, first, last, at)
    join measures m on m.no = t.no
    where exists (
      select from ${lines} l join units u on u.id = l.unit_id
      join entries e on e.province_id = u.province_id and e.unit_id = u.id and e.measure = m.id
      where l.ancestor_id = t.unit_id and e.state <> 'not_applicable' and ${shows('e.as_of', 't')})`,
  )
  const spoken = new Set(said.map(({ at }) => at))
  for (const [index, { unitId, no, at }] of noughts.entries())
    if (!spoken.has(index)) (sums.get(unitId)?.[at] as Float64Array)[no] = Number.NaN
}
