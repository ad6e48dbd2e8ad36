import { createHash } from 'node:crypto'
import { type CompiledQuery, sql } from 'kysely'
import type { Db } from './db.ts'
import { keptText } from './keptStatements.ts'

/** One line of the trail: who did what to which unit. `detail` holds no sensitive value. */
export type AuditLine = {
  provinceId: number
  unitId: number
  orgPos: number
  at: Date
  login: string
  action: string
  detail: unknown
}

const textOf = (line: AuditLine): string =>
  JSON.stringify({ at: line.at.toISOString(), login: line.login, action: line.action, unit: line.unitId, detail: line.detail })

/**
 * Appends the line and links it: its hash is SHA-256 of the hash before it and its text. The head row of the province is
 * taken by this statement alone, the last of the transaction, so that others wait for the commit and nothing more.
 */
export async function appendAudit(db: Db, line: AuditLine): Promise<void> {
  await db.getExecutor().executeQuery(auditStatement(line))
}

/** The same as a statement for the end of a transaction. */
export function auditStatement(line: AuditLine): CompiledQuery {
  const text = textOf(line)
  return keptText(APPEND, [line.provinceId, line.orgPos, line.unitId, line.at, line.login, line.action, text])
}

const APPEND = `
  with head as (
    insert into audit_heads as h (province_id, seq, hash) values ($1::bigint, 1, sha256(convert_to($7::text, 'UTF8')))
    on conflict (province_id) do update set seq = h.seq + 1, hash = sha256(h.hash || convert_to($7::text, 'UTF8'))
    returning seq, hash
  )
  insert into audit_lines (province_id, seq, org_pos, unit_id, at, login, action, line, hash)
  select $1::bigint, seq, $2::bigint, $3::bigint, $4::timestamptz, $5::text, $6::text, $7::text, hash from head`

export type AuditVerdict = { ok: boolean; lines: number; firstBroken?: { provinceId: number; seq: number; why: string } }

/** Recomputes every chain from its first line and compares the last with the head; what is written meanwhile is let pass. */
export async function verifyAudit(db: Db, page = 5000): Promise<AuditVerdict> {
  const { rows: heads } = await sql<{
    provinceId: number
    seq: number
    hash: Buffer
  }>`select province_id, seq, hash from audit_heads order by province_id`.execute(db)
  const { rows: orphans } = await sql<{ provinceId: number; seq: number }>`
    select province_id, min(seq) as seq from audit_lines l where not exists (select from audit_heads h where h.province_id = l.province_id) group by province_id`.execute(
    db,
  )
  if (orphans[0]) return { ok: false, lines: 0, firstBroken: { ...orphans[0], why: 'chuỗi không còn dòng đầu' } }
  let lines = 0
  for (const head of heads) {
    let before: Buffer = Buffer.alloc(0)
    let seq = 0
    for (;;) {
      const { rows } = await sql<{
        seq: number
        line: string
        hash: Buffer
        at: Date
        login: string
        action: string
        unitId: number
      }>`
        select seq, line, hash, at, login, action, unit_id from audit_lines where province_id = ${head.provinceId} and seq > ${seq} and seq <= ${head.seq} order by seq limit ${page}`.execute(
        db,
      )
      if (rows.length === 0) break
      for (const row of rows) {
        const broken = (why: string): AuditVerdict => ({
          ok: false,
          lines,
          firstBroken: { provinceId: head.provinceId, seq: row.seq, why },
        })
        if (row.seq !== seq + 1) return broken(`thiếu dòng ${seq + 1}`)
        const hash = createHash('sha256').update(before).update(row.line, 'utf8').digest()
        if (!hash.equals(row.hash)) return broken('nội dung không khớp mã băm')
        const told = JSON.parse(row.line) as { at: string; login: string; action: string; unit: number }
        if (
          told.at !== row.at.toISOString() ||
          told.login !== row.login ||
          told.action !== row.action ||
          told.unit !== row.unitId
        )
          return broken('cột của dòng khác với nội dung đã băm')
        before = hash
        seq = row.seq
        lines++
      }
    }
    if (seq !== head.seq || !before.equals(head.hash) || (await hasLinesBeyondHead(db, head.provinceId)))
      return {
        ok: false,
        lines,
        firstBroken: { provinceId: head.provinceId, seq: head.seq, why: 'dòng cuối không khớp đầu chuỗi' },
      }
  }
  return { ok: true, lines }
}

/** One statement, one moment: a line being added just now stands with its head or not at all. */
async function hasLinesBeyondHead(db: Db, provinceId: number): Promise<boolean> {
  const { rows } = await sql<{ beyond: boolean }>`
    select exists (select from audit_lines l where l.province_id = h.province_id and l.seq > h.seq) as beyond
    from audit_heads h where h.province_id = ${provinceId}`.execute(db)
  return rows[0]?.beyond ?? true
}

export type AuditEntry = {
  seq: number
  at: Date
  login: string
  action: string
  unitId: number
  unitName: string
  detail: unknown
}

export async function listAudit(
  db: Db,
  range: { lo: number; hi: number },
  from: Date | null,
  to: Date | null,
  limit: number,
): Promise<AuditEntry[]> {
  const { rows } = await sql<{
    seq: number
    at: Date
    login: string
    action: string
    unitId: number
    unitName: string
    line: string
  }>`
    select l.seq, l.at, l.login, l.action, l.unit_id, coalesce(u.name, '') as unit_name, l.line from audit_lines l left join units u on u.id = l.unit_id
    where l.org_pos between ${range.lo} and ${range.hi} and ${OF_BOOKS_SEEN}
      and (${from}::timestamptz is null or l.at >= ${from}) and (${to}::timestamptz is null or l.at < ${to})
    order by l.at desc, l.seq desc limit ${limit}`.execute(db)
  return rows.map(({ line, ...row }) => ({ ...row, detail: (JSON.parse(line) as { detail: unknown }).detail }))
}

/**
 * A line that tells of a row of a book is for whoever may see the book. Not a policy of the table: the chain goes on from its last
 * line whichever books the writer keeps.
 */
const OF_BOOKS_SEEN = sql.raw(`(coalesce(nullif(current_setting('sao.books_seen', true), ''), '*') = '*'
  or l.line::jsonb -> 'detail' ->> 'register' is null
  or strpos(current_setting('sao.books_seen', true), ',' || (l.line::jsonb -> 'detail' ->> 'register') || ',') > 0)`)

/** Deeds that reach a row: its own id in the line, or a list of its register taken away by a unit it stands under. */
export async function linesAbout(
  db: Db,
  unit: { id: number; provinceId: number; pos: number },
  register: string,
  id: string,
): Promise<{ at: Date; login: string; action: string; reason: string | null }[]> {
  const { rows } = await sql<{ at: Date; login: string; action: string; reason: string | null }>`
    select l.at, l.login, l.action, l.line::jsonb -> 'detail' ->> 'reason' as reason
    from audit_lines l left join units u on u.id = l.unit_id
    where l.org_pos = ${unit.pos} and l.line like ${`%${id}%`}
      or l.action in ('exportRows', 'exportPacket') and u.pos <= ${unit.pos} and u.end_pos >= ${unit.pos}
        and coalesce(l.line::jsonb -> 'detail' ->> 'register', ${register}) = ${register}
    order by l.at desc, l.seq desc limit 1000`.execute(db)
  return rows
}
