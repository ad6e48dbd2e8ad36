import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Delta } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { addToPages, pagesOf, type ShownDays } from './figurePages.ts'
import type { Home } from './home.ts'

/** One entry: what changed at the unit where the work was done. */
export type LedgerEntry = {
  provinceId: number
  unitId: number
  orgPos: number
  measure: number
  day: Day
  amount: number
  stock: boolean
  source: string
  record: string | null
}

/** What a change of a figure is in the ledger. */
export function entryOf(
  { measures }: Pick<Home, 'measures'>,
  unit: Pick<Unit, 'id' | 'provinceId' | 'pos'>,
  { indicator, day, amount, stock }: Delta,
  source: string,
  record: string | null,
): LedgerEntry {
  const measure = measures.byId.get(indicator)
  if (!measure) throw new Error(`measure without a number: ${indicator}`)
  return {
    provinceId: unit.provinceId,
    unitId: unit.id,
    orgPos: unit.pos,
    measure: measure.no,
    day,
    amount,
    stock,
    source,
    record,
  }
}

export async function appendLedger(db: Db, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length > 0) await ledgerSql(entries).execute(db)
}

/** The insert of entries, to be run alone or as a part of a larger statement. */
export function ledgerSql(entries: readonly LedgerEntry[]): RawBuilder<unknown> {
  const list = (of: (entry: LedgerEntry) => unknown): string => arrayText(entries, of)
  return sql`
    insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, record)
    select * from unnest(${list((e) => e.provinceId)}::bigint[], ${list((e) => e.unitId)}::bigint[], ${list((e) => e.orgPos)}::bigint[], ${list((e) => e.measure)}::smallint[],
      ${list((e) => e.day)}::date[], ${list((e) => e.amount)}::bigint[], ${list((e) => e.stock)}::boolean[], ${list((e) => e.source)}::text[], ${list((e) => e.record)}::uuid[])`
}

/**
 * Where an entry shows at every level (domain/unit.ts `spread`, as SQL over a relation `b` of entries): flows at the
 * ancestors of their day, stocks from the day the unit stands under the ancestor until it leaves; a measure that stands
 * alone shows at its own unit and nowhere else.
 */
const spreadText = (lineage: string): string => `
  select l.ancestor_id, l.depth, greatest(b.day, l.valid_from) as day, b.day as origin, b.measure, b.amount, b.stock
  from b join ${lineage} l on l.unit_id = b.unit_id and (l.valid_to is null or b.day < l.valid_to) and (b.stock or b.day >= l.valid_from)
    and (l.depth = 0 or b.measure not in (select no from measures where alone))
  union all
  select l.ancestor_id, l.depth, l.valid_to, b.day, b.measure, -b.amount, b.stock
  from b join ${lineage} l on l.unit_id = b.unit_id and l.valid_to is not null and b.day < l.valid_to and b.stock
    and (l.depth = 0 or b.measure not in (select no from measures where alone))`
export const SPREAD = sql.raw(spreadText('unit_lineage'))
/** The same within a part of the tree, a relation `tree` of lineages. */
export const SPREAD_IN_TREE = sql.raw(spreadText('tree'))

/**
 * What a relation `b` of entries shows at each unit by measure and day: `amount`, and of it `above` what did not happen at
 * the unit itself on that very day (those days are in the ledger already).
 */
export const shownDays = (lineage: 'unit_lineage' | 'lineage_before' | 'lineage_lost' | 'lineage_kept') =>
  sql.raw(`
  select ancestor_id, measure, day, sum(amount)::bigint as amount, (sum(amount) filter (where depth > 0 or day <> origin))::bigint as above
  from (${spreadText(lineage)}) shown group by ancestor_id, measure, day`)
export const SHOWN_DAYS = shownDays('unit_lineage')

/** One row a unit, its days as arrays: what `pagesOf` takes. */
export const BY_UNIT = sql.raw(
  'array_agg(s.measure)::text as measures, array_agg(s.day)::text as days, array_agg(s.amount)::text as amounts, array_agg(s.above)::text as above',
)

/** One folder at a time, and nobody else writes pages meanwhile. */
const FOLDER = 5170002

/** Waits for a folder at work to end, and holds others off until the end of the transaction. */
export const holdFolding = (db: Db): Promise<unknown> => sql`select pg_advisory_xact_lock(${FOLDER}::bigint)`.execute(db)

/**
 * Folds entries not folded yet into the pages of every level, in one transaction of its own: whoever saves never waits
 * for it, whoever reads adds what is left. One folder at a time. Returns how many entries were folded.
 */
export async function foldLedger(db: Db, limit = 200_000): Promise<number> {
  const { rows: turn } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(${FOLDER}::bigint) as ours`.execute(db)
  if (!turn[0]?.ours) return 0
  const { rows } = await sql<ShownDays & { folded: number | null }>`
    with picked as (select province_id, seq from ledger where not folded limit ${limit}),
    b as (
      update ledger set folded = true from picked where ledger.province_id = picked.province_id and ledger.seq = picked.seq
      returning ledger.unit_id, ledger.measure, ledger.day, ledger.amount, ledger.stock
    ),
    s as (${SHOWN_DAYS})
    select u.province_id, u.id as unit_id, u.pos as org_pos, ${BY_UNIT}, null::bigint as folded
    from s join units u on u.id = s.ancestor_id group by u.id
    union all select null, null, null, null, null, null, null, count(*) from b`.execute(db)
  const { years, days } = pagesOf(rows.filter((row) => row.folded === null))
  await addToPages(db, 'years', years)
  await addToPages(db, 'days', days)
  return rows.find((row) => row.folded !== null)?.folded ?? 0
}
