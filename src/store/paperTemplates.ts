import { sql } from 'kysely'
import type { PaperKind } from '#domain/paperTags.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'

/** A template somebody brought, without its bytes; `kept` is false where it says that the unit has none of its own any more. */
export type PaperTemplate = {
  id: string
  unitId: number
  kind: PaperKind
  validFrom: Day
  name: string
  kept: boolean
  asked: AskedList
  addedBy: string
  addedAt: Date
}
/** What the file asks for: names of the paper, indicators of the unit, indicators of each unit below. */
export type AskedList = { names: string[]; figures: string[]; ofEach: string[] }

const COLUMNS = sql.raw('id, unit_id, kind, valid_from, name, bytes is not null as kept, asked, added_by, added_at')

export type NewPaperTemplate = Pick<PaperTemplate, 'id' | 'kind' | 'validFrom' | 'name' | 'asked' | 'addedBy' | 'addedAt'> & {
  unit: Unit
  bytes: Uint8Array | null
}

export async function addPaperTemplate(db: Db, { unit, bytes, ...given }: NewPaperTemplate): Promise<void> {
  const kept = bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await sql`
    insert into paper_templates (province_id, id, unit_id, org_pos, kind, valid_from, name, bytes, asked, added_by, added_at)
    values (${unit.provinceId}, ${given.id}, ${unit.id}, ${unit.pos}, ${given.kind}, ${given.validFrom}, ${given.name}, ${kept}::bytea,
      ${JSON.stringify(given.asked)}::jsonb, ${given.addedBy}, ${given.addedAt})`.execute(db)
}

/** Templates a unit and those it stands under brought, the nearest unit first, the latest first. */
export async function paperTemplatesFor(db: Db, unit: Unit): Promise<PaperTemplate[]> {
  const { rows } = await sql<PaperTemplate>`
    select ${COLUMNS} from paper_templates
    where province_id in (0, ${unit.provinceId}::bigint) and org_pos <= ${unit.pos}::bigint and org_end >= ${unit.pos}::bigint
    order by org_pos desc, valid_from desc, brought desc`.execute(db)
  return rows
}

/**
 * The template a paper of the unit is printed on: of the nearest unit that has one, the last that held on the day. Of what
 * was brought after a moment nothing is known, where that moment is asked for: a signed paper keeps its form.
 */
export async function templateInForce(
  db: Db,
  unit: Unit,
  kind: PaperKind,
  on: Day,
  known?: Date,
): Promise<(PaperTemplate & { bytes: Uint8Array }) | null> {
  const { rows } = await sql<PaperTemplate & { bytes: Buffer }>`
    with held as (
      select distinct on (org_pos) * from paper_templates
      where province_id in (0, ${unit.provinceId}::bigint) and org_pos <= ${unit.pos}::bigint and org_end >= ${unit.pos}::bigint
        and kind = ${kind} and valid_from <= ${on}::date and (${known ?? null}::timestamptz is null or added_at <= ${known ?? null}::timestamptz)
      order by org_pos, valid_from desc, brought desc
    )
    select ${COLUMNS}, bytes from held where bytes is not null order by org_pos desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function bytesOfTemplate(db: Db, id: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Buffer | null }>`select bytes from paper_templates where id = ${id}::uuid`.execute(db)
  return rows[0]?.bytes ?? null
}
