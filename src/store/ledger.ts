import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Delta } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
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
export const SPREAD = sql.raw(`
  select l.ancestor_id, l.depth, s.day, b.day as origin, b.measure, s.amount, b.stock
  from b join unit_lineage l on l.unit_id = b.unit_id and (l.valid_to is null or b.day < l.valid_to) and (b.stock or b.day >= l.valid_from)
    and (l.depth = 0 or b.measure not in (select no from measures where alone))
  cross join lateral (values (greatest(b.day, l.valid_from), b.amount), (case when b.stock then l.valid_to end, -b.amount)) s (day, amount)
  where s.day is not null`)

/**
 * Months since year 0 of the reporting month a day column falls in: from the 15th on it is the next month's, which is
 * the month after that of the day two weeks before.
 */
export const reportingMonthSql = (day: string): string =>
  `(date_part('year', ${day} - 14)::int * 12 + date_part('month', ${day} - 14)::int)`

const MONTHS = Array.from({ length: 12 }, (_, index) => `m${index + 1}`)

/**
 * Folds entries not folded yet into months and days of every level, in one transaction of its own: whoever saves never
 * waits for it, whoever reads adds what is left. One folder at a time. Returns how many entries were folded.
 * The first entry of a unit in a running year makes a row for every measure, empty but for its own: side by side they are
 * a dozen pages to read, one by one over the year they would lie on as many pages as there are measures.
 */
export async function foldLedger(db: Db, limit = 200_000): Promise<number> {
  const { rows: turn } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(5170002) as ours`.execute(db)
  if (!turn[0]?.ours) return 0
  const { rows } = await sql<{ folded: number }>`
    with picked as (select province_id, seq from ledger where not folded limit ${limit}),
    b as (
      update ledger set folded = true from picked where ledger.province_id = picked.province_id and ledger.seq = picked.seq
      returning ledger.unit_id, ledger.measure, ledger.day, ledger.amount, ledger.stock
    ),
    by_day as materialized (
      select ancestor_id, measure, day, sum(amount) as amount, sum(amount) filter (where depth > 0 or day <> origin) as above
      from (${SPREAD}) shown group by ancestor_id, measure, day
    ),
    -- "offset 0" keeps the month from being worked out anew for each of the twelve columns
    by_month as (
      select ancestor_id, measure, month / 12 as year, ${sql.raw(MONTHS.map((m, at) => `sum(amount) filter (where month % 12 = ${at}) as ${m}`).join(', '))}
      from (select ancestor_id, measure, amount, ${sql.raw(reportingMonthSql('day'))} as month from by_day offset 0) dated group by ancestor_id, measure, month / 12
    ),
    begun as (
      select distinct s.ancestor_id, s.year from by_month s join units u on u.id = s.ancestor_id
      where s.year >= date_part('year', now())
        and not exists (select from figure_years f where f.province_id = u.province_id and f.unit_id = u.id and f.year = s.year)
    ),
    places as (select ancestor_id, year, measure from by_month union select b.ancestor_id, b.year, m.no from begun b cross join measures m),
    months as (
      insert into figure_years as f (province_id, unit_id, year, measure, org_pos, ${sql.raw(MONTHS.join(', '))})
      select u.province_id, u.id, p.year, p.measure, u.pos, ${sql.raw(MONTHS.map((m) => `s.${m}`).join(', '))}
      from places p join units u on u.id = p.ancestor_id
      left join by_month s on s.ancestor_id = p.ancestor_id and s.year = p.year and s.measure = p.measure
      order by u.province_id, u.id, p.year, p.measure
      on conflict (province_id, unit_id, year, measure, org_pos) do update set
        ${sql.raw(MONTHS.map((m) => `${m} = case when excluded.${m} is null then f.${m} else coalesce(f.${m}, 0) + excluded.${m} end`).join(', '))}
    ),
    days as (
      insert into figure_days as f (province_id, unit_id, day, measure, org_pos, amount)
      select u.province_id, u.id, s.day, s.measure, u.pos, s.above from by_day s join units u on u.id = s.ancestor_id where s.above is not null
      on conflict (province_id, unit_id, day, measure, org_pos) do update set amount = f.amount + excluded.amount
    )
    select count(*) as folded from b`.execute(db)
  return rows[0]?.folded ?? 0
}
