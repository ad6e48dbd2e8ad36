import { type RawBuilder, sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
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

/** `folded`: whoever writes them folds them too, before the end of the transaction (`foldWritten`). */
export async function appendLedger(db: Db, entries: readonly LedgerEntry[], folded = false): Promise<void> {
  if (entries.length > 0) await ledgerSql(entries, folded).execute(db)
}

/** The insert of entries, to be run alone or as a part of a larger statement. */
export function ledgerSql(entries: readonly LedgerEntry[], folded = false): RawBuilder<unknown> {
  const list = (of: (entry: LedgerEntry) => unknown): string => arrayText(entries, of)
  return sql`
    insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, record, folded)
    select *, ${sql.lit(folded)} from unnest(${list((e) => e.provinceId)}::bigint[], ${list((e) => e.unitId)}::bigint[], ${list((e) => e.orgPos)}::bigint[], ${list((e) => e.measure)}::smallint[],
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

/**
 * The same of a relation `b` of entries at the units of a relation `wanted`, added up for each of some windows: flows of
 * their days, stocks at their end. What a stock brought and took away again counts as nothing, and is not missing. The tree
 * is looked at once for each unit something waits at, however much is expected to wait: a statement that is kept is planned
 * for whoever asks first, and made for one entry of a commune it had the department compare each entry with each place.
 */
export const shownIn = (windows: readonly Window[]): RawBuilder<unknown> => sql`
  select s.ancestor_id, s.measure, ${sql.join(
    windows.map(
      ({ from, to }, at) => sql`(sum(case when s.stock and s.valid_to <= ${to}::date then 0 else s.amount end)
        filter (where s.day <= ${to}::date and s.valid_from <= ${to}::date and (s.stock or s.day >= ${from}::date)))::bigint as ${sql.ref(`s${at}`)}`,
    ),
  )}
  from (
    select l.ancestor_id, l.depth, l.valid_from, l.valid_to,
      unnest(at.measures) as measure, unnest(at.days) as day, unnest(at.stocks) as stock, unnest(at.amounts) as amount
    from (
      select unit_id, array_agg(measure) as measures, array_agg(day) as days, array_agg(stock) as stocks, array_agg(amount) as amounts from b group by unit_id
    ) at
    cross join lateral (
      select * from unit_lineage l where l.unit_id = at.unit_id and (l.ancestor_id in (select id from wanted)) is true offset 0
    ) l
    offset 0
  ) s
  where (s.valid_to is null or s.day < s.valid_to) and (s.stock or s.day >= s.valid_from)
    and (s.depth = 0 or s.measure not in (select no from measures where alone))
  group by s.ancestor_id, s.measure`

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
    ${OF_UNITS}, null::bigint as folded from s join units u on u.id = s.ancestor_id group by u.id
    union all select null, null, null, null, null, null, null, count(*) from b`.execute(db)
  await addShown(
    db,
    rows.filter((row) => row.folded === null),
  )
  return rows.find((row) => row.folded !== null)?.folded ?? 0
}

/**
 * Adds to the pages what was written as folded, once, where nothing had been folded before: of an installation that is filled
 * for the first time. None of the entries is written a second time only to be marked.
 */
export async function foldWritten(db: Db): Promise<void> {
  await holdFolding(db)
  const { rows } = await sql<ShownDays>`
    with b as (select unit_id, measure, day, amount, stock from ledger where folded), s as (${SHOWN_DAYS})
    ${OF_UNITS} from s join units u on u.id = s.ancestor_id group by u.id`.execute(db)
  await addShown(db, rows)
}

const OF_UNITS = sql`select u.province_id, u.id as unit_id, u.pos as org_pos, ${BY_UNIT}`

async function addShown(db: Db, shown: Iterable<ShownDays>): Promise<void> {
  const { years, days } = pagesOf(shown)
  await addToPages(db, 'years', years)
  await addToPages(db, 'days', days)
}
