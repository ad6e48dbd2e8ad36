import type pg from 'pg'
import { INDICATORS } from '#domain/indicators/index.ts'
import { daysBetween, monthEnd, monthIndex, monthStart } from '#domain/period.ts'
import { sourceOf } from '#domain/sources.ts'
import { arrayText } from '#store/arrayText.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { addToPage, type Cells } from '#store/figurePage.ts'
import { inParts } from '#store/figurePages.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { randomFrom } from './timing.ts'

/**
 * A country of the real size: a department, 7 military regions and 34 provinces above, 13.000 commands that report below,
 * two years of every measure. Figures are put straight into the folded tables by the database itself: at this size the
 * registers behind them would be 20 million rows, and what is measured is the reading.
 */
export type Size = {
  provinces: number
  communes: number
  agenciesOfProvince: number
  agenciesOfCommands: number
  pending: number
}
export const NATION: Size = { provinces: 34, communes: 98, agenciesOfProvince: 145, agenciesOfCommands: 140, pending: 5000 }
/** The same shape for trying things out. */
export const SMALL: Size = { provinces: 3, communes: 98, agenciesOfProvince: 145, agenciesOfCommands: 20, pending: 5000 }

export const REGIONS = 7
/** Regional commands of a province; with its 145 agencies a province has 150 children. */
export const COMMANDS = 5
const FOUNDED = '2010-01-01'

export async function foundNation(database: Database, size: Size): Promise<number> {
  const batches = [upper(size), ...Array.from({ length: size.provinces }, (_, at) => provinceUnits(at, size))]
  for (const batch of batches) await inScope(database, EVERYWHERE, (db) => foundUnits(db, batch))
  while ((await inScope(database, EVERYWHERE, (db) => foldLedger(db))) > 0);
  return batches.flat().length
}

const unit = (
  kind: NewUnit['kind'],
  code: string,
  name: string,
  parent: string | null,
  managedBy: 'province' | 'commune' | null = null,
): NewUnit => ({
  kind,
  code,
  name,
  managedBy,
  validFrom: FOUNDED,
  parents: parent === null ? [] : [{ code: parent, from: FOUNDED, to: null }],
})

function upper({ provinces }: Size): NewUnit[] {
  const list = (count: number) => Array.from({ length: count }, (_, at) => at)
  return [
    unit('department', 'cuc', 'Cục Dân quân tự vệ', null),
    ...list(REGIONS).map((at) => unit('military_region', `qk-${at}`, `Quân khu số ${at}`, 'cuc')),
    ...list(provinces).map((at) => unit('province', `tinh-${at}`, `Bộ CHQS tỉnh số ${at}`, `qk-${at % REGIONS}`)),
  ]
}

function provinceUnits(province: number, { communes, agenciesOfProvince, agenciesOfCommands }: Size): NewUnit[] {
  const own = `tinh-${province}`
  const units: NewUnit[] = []
  for (let at = 0; at < COMMANDS; at++) units.push(unit('regional_command', `${own}-kv-${at}`, `Ban CHPTKV ${at}`, own))
  for (let at = 0; at < communes; at++)
    units.push(unit('commune', `${own}-xa-${at}`, `Ban CHQS xã số ${at}`, `${own}-kv-${at % COMMANDS}`))
  for (let at = 0; at < agenciesOfProvince; at++)
    units.push(unit('agency_command', `${own}-cq-${at}`, `Ban CHQS cơ quan số ${at}`, own, 'province'))
  for (let at = 0; at < agenciesOfCommands; at++)
    units.push(
      unit('agency_command', `${own}-cqx-${at}`, `Ban CHQS doanh nghiệp số ${at}`, `${own}-kv-${at % COMMANDS}`, 'commune'),
    )
  return units
}

/** Everything a report reads, in the shape the folding leaves it in (ledger.ts): the rows of a unit and year side by side, the years far apart. */
export async function fillFigures(database: Database, owner: pg.Pool, { pending }: Size): Promise<void> {
  await homeOf(database)
  const weight =
    "case u.kind when 'department' then 5000 when 'military_region' then 800 when 'province' then 150 when 'regional_command' then 30 when 'commune' then 3 else 1 end"
  const { rows: units } = await owner.query<PlacedUnit>(
    `select id::int as id, province_id::int as "provinceId", pos, (${weight}) as weight, kind from units u order by id`,
  )
  const { rows: numbered } = await owner.query<{ no: number }>('select no from measures order by no')
  const measures = numbered.map(({ no }) => no)
  await fillYears(owner, units, measures)
  await fillDays(owner, units, measures)
  await owner.query(`
    insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, folded)
    select u.province_id, u.id, u.pos, m.no, d::date, 1 + (hashint8(u.id + m.no) & 7), m.stock, 'bench', true
    from units u cross join generate_series(1, 60) k
    cross join lateral (select date '2022-12-15' + (hashint8(u.id * 61 + k) & 1023) % 730 as d) at
    join measures m on m.no = 1 + (hashint8(u.id * 13 + k * 7) & 1023) % (select max(no) from measures)
    where u.kind in ('commune', 'agency_command') order by d, u.id`)
  await fillTyped(owner)
  await owner.query('analyze')
  await addPending(owner, pending)
  await owner.query('vacuum analyze')
}

type PlacedUnit = { id: number; provinceId: number; pos: string; weight: number; kind: string }

const YEARS = [2023, 2024]

/** Every measure in every month of two years. */
async function fillYears(owner: pg.Pool, units: readonly PlacedUnit[], measures: readonly number[]): Promise<void> {
  for (const year of YEARS)
    await insertPages(owner, 'figure_years (province_id, unit_id, year, part, org_pos, page)', 'smallint', units, (unit) => {
      const random = randomFrom(unit.id * 31 + year)
      const changes: Cells = new Map()
      for (const no of measures)
        changes.set(
          no,
          Array.from({ length: 12 }, () => BigInt(Math.floor(random() * 32) * unit.weight)),
        )
      return { at: year, changes }
    })
}

/** Of 64 measures so many move on a day: many at a province, few at a command of a region; those below keep their own days in the ledger. */
async function fillDays(owner: pg.Pool, units: readonly PlacedUnit[], measures: readonly number[]): Promise<void> {
  const above = units.filter(({ kind }) => kind !== 'commune' && kind !== 'agency_command')
  for (let month = monthIndex(2023, 1); month <= monthIndex(2024, 12); month++)
    await insertPages(owner, 'figure_days (province_id, unit_id, month, part, org_pos, page)', 'integer', above, (unit) => {
      const random = randomFrom(unit.id * 31 + month)
      const moving = unit.kind === 'regional_command' ? 4 : 20
      const changes: Cells = new Map()
      for (const no of measures)
        changes.set(
          no,
          Array.from({ length: daysBetween(monthStart(month), monthEnd(month)) }, () =>
            random() * 64 < moving ? 1n + BigInt(Math.floor(random() * 8)) : undefined,
          ),
        )
      return { at: month, changes }
    })
}

async function insertPages(
  owner: pg.Pool,
  into: string,
  type: string,
  units: readonly PlacedUnit[],
  pageOf: (unit: PlacedUnit) => { at: number; changes: Cells },
): Promise<void> {
  const { rows } = await owner.query<{ no: number }>('select no from measures where held_to')
  const heldTo = new Set(rows.map(({ no }) => no))
  for (let first = 0; first < units.length; first += 1000) {
    const some = units.slice(first, first + 1000).flatMap((unit) => {
      const place = { provinceId: unit.provinceId, unitId: unit.id, orgPos: Number(unit.pos) }
      return inParts({ ...place, ...pageOf(unit) }, heldTo)
    })
    await owner.query(
      `insert into ${into} select * from unnest($1::bigint[], $2::bigint[], $3::${type}[], $4::smallint[], $5::bigint[], $6::text[])`,
      [
        some.map((page) => page.provinceId),
        some.map((page) => page.unitId),
        some.map((page) => page.at),
        some.map((page) => page.part),
        some.map((page) => page.orgPos),
        arrayText(some.map(({ changes }) => addToPage(undefined, changes))),
      ],
    )
  }
}

/** Typed figures of two periods and the targets of two years. */
async function fillTyped(owner: pg.Pool): Promise<void> {
  const typed = INDICATORS.filter(({ id }) => sourceOf(id).kind === 'entered')
    .map(({ id }) => id)
    .slice(0, 40)
  await owner.query(
    `
    insert into entries (province_id, id, unit_id, org_pos, measure, period, window_from, as_of, state, value, qualifier, entered_by)
    select u.province_id, gen_random_uuid(), u.id, u.pos, e, y || '-H1', make_date(y - 1, 12, 15), make_date(y, 6, 14), s.state,
      case when s.state = 'value' then 7 end, case when s.at = 5 then 'khoảng' end, 'bench'
    from units u, unnest($1::text[]) e, generate_series(2023, 2024) y,
      lateral (select hashtext(e || u.id) & 15 as at) h, lateral (select h.at, case when h.at = 3 then 'not_applicable' when h.at < 8 then 'zero' else 'value' end as state) s`,
    [typed],
  )
  const assigned = INDICATORS.filter(({ target }) => target !== undefined).map(({ id }) => id)
  await owner.query(
    `
    insert into targets (province_id, decision_id, unit_id, org_pos, indicator, period, value, number, decided_on)
    select u.province_id, gen_random_uuid(), u.id, u.pos, i, y::text, 40, '01/KH', make_date(y, 1, 20)
    from units u, unnest($1::text[]) i, generate_series(2023, 2024) y`,
    [assigned],
  )
}

/** The same figures once more for each two years before, so far back. */
export async function fillYearsBefore(owner: pg.Pool, years: number): Promise<void> {
  const back = Math.floor((years - YEARS.length) / 2)
  await owner.query(
    `insert into figure_years (province_id, unit_id, year, part, org_pos, page)
     select province_id, unit_id, year - 2 * k, part, org_pos, page from figure_years, generate_series(1, $1::int) k
     where year >= $2::int on conflict do nothing`,
    [back, YEARS[0]],
  )
  await owner.query(
    `insert into figure_days (province_id, unit_id, month, part, org_pos, page)
     select province_id, unit_id, month - 24 * k, part, org_pos, page from figure_days, generate_series(1, $1::int) k
     where month >= $2::int on conflict do nothing`,
    [back, monthIndex(YEARS[0] ?? 0, 1)],
  )
  await owner.query(
    `insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, folded)
     select province_id, unit_id, org_pos, measure, (day - make_interval(years => 2 * k))::date, amount, stock, source, true
     from ledger, generate_series(1, $1::int) k where folded and day >= make_date($2::int - 1, 12, 15)`,
    [back, YEARS[0]],
  )
  await owner.query('vacuum analyze')
}

/** Entries saved a moment ago and not folded yet, at reporting commands all over the country. */
export async function addPending(owner: pg.Pool, count: number): Promise<void> {
  await owner.query(
    `
    insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source)
    select u.province_id, u.id, u.pos, m.no, date '2024-06-01' + (u.id % 20)::int, 1, m.stock, 'bench'
    from (select * from units where kind in ('commune', 'agency_command') order by hashint8(id) limit ($1 + 4) / 5) u
    cross join lateral (select no, stock from measures order by hashint8(no * 7919 + u.id) limit 5) m limit $1`,
    [count],
  )
}
