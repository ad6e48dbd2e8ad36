import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { UNIT_COUNTS } from '#domain/unitCounts.ts'
import type { Db } from './db.ts'
import { entrySteps } from './entries.ts'
import { compareFolds, type Difference } from './foldedPages.ts'
import type { Home } from './home.ts'
import { onceCorrections } from './jointCounts.ts'
import { foldLedger } from './ledger.ts'
import { activeOverrides, overrideSteps } from './overrides.ts'
import { beginRecomputed, countCondition, endRecomputed, recomputeRegister, saidBy, type Walk } from './recomputedCounts.ts'
import type { StoredRow } from './recordColumns.ts'
import { recordOf } from './records.ts'
import { foldRecomputed } from './sealing.ts'
import { lineageOf, unitsByIds } from './units.ts'

type Progress = (done: number, total: number | null, what: string) => void

/**
 * Recomputes every figure from the records and compares it with what is kept: first the ledger at each unit and day,
 * then the folded months and days of every level. Nothing is changed. The differences are all told, up to a thousand.
 */
export async function verifyFigures(
  db: Db,
  home: Home,
  progress: Progress,
): Promise<{ ok: boolean; checked: number; differences: Difference[] }> {
  const { steps, walks } = await recompute(db, home, progress)
  progress(steps, steps + 2, 'So với sổ cái')
  const { rows: inLedger } = await sql<Difference>`
    select 'ledger' as "where", u.code as unit, m.id as measure, d.day::text as "when", d.held, d.fresh as recomputed
    from (
      select b.unit_id, b.measure, b.day, sum(b.held)::bigint as held, sum(b.fresh)::bigint as fresh
      from (
        select unit_id, measure, day, amount as held, null::bigint as fresh from ledger
        union all
        select unit_id, measure, day, null, amount from (${saidBy(walks)}) s
      ) b group by 1, 2, 3 having coalesce(sum(b.held), 0) <> coalesce(sum(b.fresh), 0)
    ) d join units u on u.id = d.unit_id join measures m on m.no = d.measure
    order by 2, 3, 4 limit 1000`.execute(db)
  progress(steps + 1, steps + 2, 'So với số đã cộng dồn')
  const folded = await compareFolds(db)
  const { rows } = await sql<{
    checked: number
  }>`select (select count(*) from ledger) + (select count(*) from figure_years) + (select count(*) from figure_days) as checked`.execute(
    db,
  )
  const differences = [...inLedger, ...folded].slice(0, 1000)
  await endRecomputed(db, walks)
  return { ok: differences.length === 0, checked: rows[0]?.checked ?? 0, differences }
}

/** Everything the records say, at the unit and day they say it of, in tables of this transaction. */
async function recompute(db: Db, home: Home, progress: Progress): Promise<{ steps: number; walks: readonly Walk[] }> {
  // A nation's days are summed side by side: with the memory of an ordinary question most would go to the disk and back.
  await sql`set local work_mem = '128MB'`.execute(db)
  await beginRecomputed(db)
  const walks: Walk[] = []
  const steps = [
    ...Object.values(registers).map((register) => async () => walks.push(...(await recomputeRegister(db, home, register)))),
    () => recomputeUnits(db, home),
    () => recomputeTyped(db, home),
    () => recomputeJoint(db, home),
  ]
  for (const [index, step] of steps.entries()) {
    progress(index, steps.length + 2, 'Tính lại từ sổ')
    await step()
  }
  await foldRecomputed(db, walks)
  for (const table of ['recomputed', ...walks.map((walk) => walk.table)]) await sql`analyze ${sql.table(table)}`.execute(db)
  return { steps: steps.length, walks }
}

/**
 * Brings the ledger to what the records say, by further entries: what a register counts since a newer version, or what
 * was lost. Where the folded months or days are not what the ledger says they are folded anew. Returns what was done.
 */
export async function mendFigures(db: Db, home: Home, progress: Progress): Promise<{ entries: number; foldedAnew: boolean }> {
  const { steps, walks } = await recompute(db, home, progress)
  progress(steps, steps + 2, 'Bù vào sổ cái')
  const { rows } = await sql<{ entries: number }>`
    with added as (
      insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, record)
      select u.province_id, u.id, u.pos, d.measure, d.day, d.amount, m.stock, 'mended', null
      from (
        select b.unit_id, b.measure, b.day, sum(b.amount) as amount
        from (
          select unit_id, measure, day, -amount as amount from ledger
          union all
          select unit_id, measure, day, amount from (${saidBy(walks)}) s
        ) b group by 1, 2, 3 having sum(b.amount) <> 0
      ) d join units u on u.id = d.unit_id join measures m on m.no = d.measure
      returning 1
    ) select count(*) as entries from added`.execute(db)
  await endRecomputed(db, walks)
  progress(steps + 1, steps + 2, 'Cộng lên các cấp')
  const foldedAnew = (await compareFolds(db)).length > 0
  if (foldedAnew) {
    await sql`delete from figure_years`.execute(db)
    await sql`delete from figure_days`.execute(db)
    await sql`update ledger set folded = false where folded`.execute(db)
  }
  while ((await foldLedger(db)) > 0);
  return { entries: rows[0]?.entries ?? 0, foldedAnew }
}

async function recomputeUnits(db: Db, home: Home): Promise<void> {
  for (const count of UNIT_COUNTS) {
    const measure = home.measures.byId.get(count.indicator)
    if (!measure) continue
    const where = count.where.map(countCondition).join(' and ')
    await sql
      .raw(`
      insert into recomputed select r.id, ${measure.no}, r.valid_from, 1, true from units r where ${where}
      union all select r.id, ${measure.no}, r.valid_to, -1, true from units r where ${where} and r.valid_to is not null`)
      .execute(db)
  }
}

async function recomputeTyped(db: Db, home: Home): Promise<void> {
  const entries = await entrySteps(db, home)
  const overrides = (await activeOverrides(db)).flatMap((row) => {
    const measure = home.measures.byId.get(row.measure)
    return measure
      ? overrideSteps(row, measure.stock).map((step) => ({
          unitId: row.unitId,
          measure: measure.no,
          ...step,
          stock: measure.stock,
        }))
      : []
  })
  await insertRecomputed(db, [...entries, ...overrides])
}

/** Joint activities, counted once above their participants. */
async function recomputeJoint(db: Db, home: Home): Promise<void> {
  for (const register of Object.values(registers)) {
    if (!register.joint) continue
    const joint = sql.ref(snake(register.joint))
    const { rows } = await sql<StoredRow>`
      select * from ${sql.table(register.table)} where ${joint} is not null or id in (select ${joint} from ${sql.table(register.table)} where ${joint} is not null)`.execute(
      db,
    )
    const records = rows.map((row) => recordOf(register, row))
    const units = await unitsByIds(db, [...new Set(records.map((record) => record.unitId))])
    const lineages = await lineageOf(db, [...units.keys()])
    const key = register.joint
    const corrections = onceCorrections(
      register,
      records.map((record) => ({
        key: typeof record.values[key] === 'string' ? (record.values[key] as string) : record.id,
        unitId: record.unitId,
        row: record.values,
      })),
      units,
      lineages,
    )
    await insertRecomputed(
      db,
      corrections.flatMap(({ unitId, delta }) => {
        const measure = home.measures.byId.get(delta.indicator)
        return measure ? [{ unitId, measure: measure.no, day: delta.day, amount: delta.amount, stock: false }] : []
      }),
    )
  }
}

async function insertRecomputed(
  db: Db,
  rows: readonly { unitId: number; measure: number; day: Day; amount: number; stock: boolean }[],
): Promise<void> {
  await sql`
    insert into recomputed select * from unnest(${rows.map((r) => r.unitId)}::bigint[], ${rows.map((r) => r.measure)}::smallint[], ${rows.map((r) => r.day)}::date[],
      ${rows.map((r) => r.amount)}::bigint[], ${rows.map((r) => r.stock)}::boolean[])`.execute(db)
}
