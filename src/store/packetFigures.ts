import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import type { Entry } from './entries.ts'
import type { StoredFile } from './files.ts'

/** What packets carry of typed figures, of what was said about figures, and of files attached to rows. */
type Stretch = Pick<Unit, 'pos' | 'end'>
/** The same figure of the same unit and day has the same number in both networks, whoever typed it first. */
export function entryNumber({ unit, measure, period, asOf }: Pick<TypedFigure, 'unit' | 'measure' | 'period' | 'asOf'>): string {
  const bytes = createHash('sha256').update([unit, measure, period, asOf].join('\n')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export type TypedFigure = Pick<
  Entry,
  'measure' | 'period' | 'asOf' | 'state' | 'value' | 'qualifier' | 'note' | 'version' | 'enteredBy' | 'enteredAt'
> & { unit: string }

export async function typedBetween(db: Db, { pos, end }: Stretch, period?: string): Promise<TypedFigure[]> {
  const { rows } = await sql<TypedFigure>`
    select u.code as unit, e.measure, e.period, e.as_of, e.state, e.value, e.qualifier, e.note, e.version, e.entered_by, e.entered_at
    from entries e join units u on u.id = e.unit_id
    where e.org_pos between ${pos} and ${end} ${period === undefined ? sql`` : sql`and e.period = ${period}`}
    order by u.pos, e.measure, e.period, e.as_of`.execute(db)
  return rows
}

export type TakenBack = { unit: string; measure: string; period: string; asOf: Day; version: number; removedAt: Date }
/** Typed figures that stand no more: each with the number its taking back has. */
export async function takenBackBetween(db: Db, { pos, end }: Stretch, period?: string): Promise<TakenBack[]> {
  const { rows } = await sql<TakenBack>`
    select u.code as unit, r.measure, r.period, r.as_of, r.version, r.removed_at from entry_removals r join units u on u.id = r.unit_id
    where r.org_pos between ${pos} and ${end} ${period === undefined ? sql`` : sql`and r.period = ${period}`}
      and not exists (select from entries e where e.province_id = r.province_id and e.unit_id = r.unit_id and e.measure = r.measure and e.period = r.period and e.as_of = r.as_of)
    order by u.pos, r.measure, r.period, r.as_of`.execute(db)
  return rows
}

export type SaidOfFigure = {
  id: string
  unit: string
  period: string
  indicator: string
  about: string
  question: string
  reason: string
  saidBy: string
  saidAt: Date
}
/** With the name of who said it: a log-in of one network means nobody, or somebody else, in the other. */
export async function saidBetween(db: Db, { pos, end }: Stretch, period?: string): Promise<SaidOfFigure[]> {
  const { rows } = await sql<SaidOfFigure>`
    select e.id, u.code as unit, e.period, e.indicator, e.about, e.question, e.reason, coalesce(p.name, e.said_by) as said_by, e.said_at
    from explanations e join units u on u.id = e.unit_id left join users p on p.login = e.said_by
    where e.org_pos between ${pos} and ${end} ${period === undefined ? sql`` : sql`and e.period = ${period}`}
    order by e.said_at, e.id`.execute(db)
  return rows
}

/** True where it was not here yet. */
export async function bringExplanation(db: Db, unit: Unit, said: SaidOfFigure): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into explanations (province_id, id, unit_id, org_pos, period, indicator, about, question, reason, said_by, said_at)
    values (${unit.provinceId}, ${said.id}::uuid, ${unit.id}, ${unit.pos}, ${said.period}, ${said.indicator}, ${said.about}, ${said.question}, ${said.reason}, ${said.saidBy}, ${said.saidAt})
    on conflict on constraint explanations_pkey do nothing`.execute(db)
  return numAffectedRows === 1n
}

export type CarriedFile = StoredFile & { bytes: Buffer }
export async function filesBetween(db: Db, { pos, end }: Stretch, registers: readonly string[]): Promise<CarriedFile[]> {
  const { rows } = await sql<CarriedFile>`
    select id, unit_id, register, record, name, kind, size, note, added_by, added_at, bytes from files
    where org_pos between ${pos} and ${end} and register = any (${registers}::text[]) order by id`.execute(db)
  return rows
}
export async function bytesBetween(db: Db, { pos, end }: Stretch, registers: readonly string[]): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::bigint as bytes from files where org_pos between ${pos} and ${end} and register = any (${registers}::text[])`.execute(
    db,
  )
  return rows[0]?.bytes ?? 0
}
