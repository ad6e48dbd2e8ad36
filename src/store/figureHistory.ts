import { sql } from 'kysely'
import { addDays, type Window } from '#domain/period.ts'
import { feeds } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { partsOf, readFigures, stockParts } from './figures.ts'
import type { Home } from './home.ts'
import { SPREAD } from './ledger.ts'

/** Counts and stocks of one unit in one window, by their ids; what nobody spoke of is not there. */
export type Told = Map<string, number>

type Sum = { window: number; measure: number; amount: string }

/**
 * One unit's figures in several windows, in one statement: whole months folded, the days a window cuts, and what is not
 * folded yet, as `readFigures` reads two of them for many units.
 */
export async function historyOf(db: Db, home: Home, unit: Unit, windows: readonly Window[]): Promise<Told[]> {
  if (windows.length === 0) return []
  const sides = windows.map((window, at) => ({ at, window, flow: partsOf(window), stock: stockParts(window.to) }))
  const list = <T>(of: (side: (typeof sides)[number]) => T): T[] => sides.map(of)
  const cuts = sides.flatMap(({ at, flow, stock }) => [
    ...flow.days.map((days) => ({ at, days, stock: false })),
    ...stock.days.map((days) => ({ at, days, stock: true })),
  ])
  const { rows } = await sql<Sum>`
    with p as (
      select * from unnest(${list(({ at }) => at)}::int[], ${list(({ window }) => window.from)}::date[], ${list(({ window }) => window.to)}::date[],
        ${list(({ flow }) => flow.first)}::int[], ${list(({ flow }) => flow.last)}::int[], ${list(({ stock }) => stock.last)}::int[])
        p (at, first_day, last_day, first_month, last_month, stock_month)
    ), c as (
      select * from unnest(${cuts.map(({ at }) => at)}::int[], ${cuts.map(({ stock }) => stock)}::boolean[],
        ${cuts.map(({ days }) => days.from)}::date[], ${cuts.map(({ days }) => days.to)}::date[]) c (at, stock, first_day, last_day)
    ), u as (select id, province_id, valid_from, valid_to from units where id = ${unit.id}::bigint)
    select s.at as window, s.measure, sum(s.amount)::text as amount from (
      select p.at, f.measure, m.amount
      from u join figure_years f on f.province_id = u.province_id and f.unit_id = u.id join measures me on me.no = f.measure
      cross join lateral (values (0, f.m1), (1, f.m2), (2, f.m3), (3, f.m4), (4, f.m5), (5, f.m6),
        (6, f.m7), (7, f.m8), (8, f.m9), (9, f.m10), (10, f.m11), (11, f.m12)) m (no, amount)
      join p on f.year * 12 + m.no <= case when me.stock then p.stock_month else p.last_month end
        and (me.stock or f.year * 12 + m.no >= p.first_month)
      where m.amount is not null
      union all
      select c.at, d.measure, d.amount
      from u join figure_days d on d.province_id = u.province_id and d.unit_id = u.id join measures me on me.no = d.measure
      join c on c.stock = me.stock and d.day between c.first_day and c.last_day
      union all
      select c.at, d.measure, d.amount
      from u join ledger d on d.province_id = u.province_id and d.unit_id = u.id and d.folded
        and d.day >= u.valid_from and (u.valid_to is null or d.day < u.valid_to)
      join c on c.stock = d.stock and d.day between c.first_day and c.last_day
      union all
      select p.at, d.measure, d.amount from (
        with b as (select l.unit_id, l.measure, l.day, l.amount, l.stock from ledger l where not l.folded) ${SPREAD}
      ) d join p on d.day <= p.last_day and (d.stock or d.day >= p.first_day)
      where d.ancestor_id = ${unit.id}::bigint
    ) s group by s.at, s.measure`.execute(db)
  const out: Told[] = windows.map(() => new Map())
  for (const { window, measure, amount } of rows) put(out[window], home, measure, Number(amount))
  return out.map(withZeros)
}

/** The stocks of a unit on the evening before a window. */
export const dayBefore = ({ from }: Window): Window => ({ from: addDays(from, -1), to: addDays(from, -1) })

/** What other units had in a window and in the same window a year before, in one statement. */
export async function peersOf(
  db: Db,
  home: Home,
  units: readonly Unit[],
  now: Window,
  before: Window,
): Promise<{ now: Told; before: Told }[]> {
  const peers = new Map(units.map((unit) => [unit.id, { now: new Map() as Told, before: new Map() as Told }]))
  for (const sum of await readFigures(db, { unitIds: units.map(({ id }) => id), now, before })) {
    const peer = peers.get(sum.unitId)
    put(peer?.now, home, sum.measure, sum.now)
    put(peer?.before, home, sum.measure, sum.before)
  }
  return [...peers.values()].map((peer) => ({ now: withZeros(peer.now), before: withZeros(peer.before) }))
}

function put(told: Told | undefined, home: Home, measure: number, amount: number | null): void {
  const id = home.measures.byNo.get(measure)?.id
  if (told && id !== undefined && amount !== null) told.set(id, amount)
}

/** A book that holds something says zero for what it holds none of: missing is not zero. */
function withZeros(told: Told): Told {
  for (const ids of feeds.values()) if (ids.some((id) => told.has(id))) for (const id of ids) if (!told.has(id)) told.set(id, 0)
  return told
}
