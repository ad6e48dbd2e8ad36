import type pg from 'pg'
import { Problem } from '#domain/problem.ts'
import type { Sequence } from './frames.ts'

/** A table as a backup carries it: the columns somebody writes, not those the database computes. */
export type KeptTable = { table: string; columns: string[]; inParts?: boolean }

/** Stands in a database while a restore into it is not yet proved; the product does not open such a one. */
export const RESTORING = 'restoring'

/** Sessions do not travel: who works on a restored place logs in there. Migrations stand in the head and are run anew. */
const LEFT_OUT = ['sessions', 'migrations', RESTORING]

/** How dates, bytes and the like are written in a backup, whatever the server prefers; and every row may be seen. */
export const PLAIN_SETTINGS = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set synchronize_seqscans = off; set statement_timeout = 0;
  set sao.lo = '0'; set sao.hi = '9007199254740991'`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A table kept in parts by province is read as a question: the database copies no such table whole. */
export const copyOutOf = ({ table, columns, inParts }: KeptTable): string => {
  const list = columns.map(quoted).join(', ')
  const from = inParts ? `(select ${list} from ${quoted(table)})` : `${quoted(table)} (${list})`
  return `copy ${from} to stdout (format text, encoding 'UTF8')`
}
export const copyInto = ({ table, columns }: KeptTable): string =>
  `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin (format text, encoding 'UTF8')`

/** Every table with its columns; one that others refer to comes before them, so that it is loaded first. */
export async function keptTables(client: pg.Client): Promise<KeptTable[]> {
  const { rows: found } = await client.query<KeptTable>(
    `select c.relname::text as table, array_agg(a.attname::text order by a.attnum) as columns, c.relkind = 'p' as "inParts"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($1)
     group by c.relname, c.relkind order by c.relname`,
    [LEFT_OUT],
  )
  const { rows: links } = await client.query<{ from: string; to: string }>(
    `select distinct f.relname::text as "from", t.relname::text as "to" from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`,
  )
  const placed = new Map<string, KeptTable>()
  const place = (one: KeptTable): void => {
    if (placed.has(one.table)) return
    for (const { to } of links.filter(({ from }) => from === one.table)) {
      const first = found.find(({ table }) => table === to)
      if (first) place(first)
    }
    placed.set(one.table, one)
  }
  for (const one of found) place(one)
  return [...placed.values()]
}

/** How far each numbering has come; null where nobody has drawn a number. */
export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select c.relname::text as table, a.attname::text as column, q.last_value::text as last
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
     join pg_depend d on d.refobjid = c.oid and d.refobjsubid = a.attnum and d.classid = 'pg_class'::regclass and d.deptype = 'i'
     join pg_class s on s.oid = d.objid and s.relkind = 'S'
     join pg_sequences q on q.schemaname = 'public' and q.sequencename = s.relname
     where c.relnamespace = 'public'::regnamespace order by 1, 2`,
  )
  return rows
}

/** A numbering goes on after the last number drawn, and after the largest that stands in the table. */
export async function setSequence(client: pg.Client, { table, column, last }: Sequence): Promise<void> {
  const name = [quoted(table), quoted(column)] as const
  const { rows } = await client.query<{ next: string | null }>(
    `select greatest((select max(${name[1]}) from ${name[0]}), $1::bigint)::text as next`,
    [last],
  )
  if (rows[0]?.next)
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3::bigint)', [name[0], column, rows[0].next])
}

/** Loading goes past the wall and the rules of change, inside its transaction: the rows were judged when they were written. */
export async function withoutRules<T>(client: pg.Client, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ table: string; forced: boolean }>(
    "select relname::text as table, relforcerowsecurity as forced from pg_class where relnamespace = 'public'::regnamespace and relname = any ($1)",
    [tables],
  )
  for (const { table, forced } of rows) {
    if (forced) await client.query(`alter table ${quoted(table)} no force row level security`)
    await client.query(`alter table ${quoted(table)} disable trigger user`)
  }
  const result = await work()
  for (const { table, forced } of rows) {
    await client.query(`alter table ${quoted(table)} enable trigger user`)
    if (forced) await client.query(`alter table ${quoted(table)} force row level security`)
  }
  return result
}

/** What a migration put there belongs to a new installation; a restored one has its own. */
export const emptyAll = (client: pg.Client, tables: readonly KeptTable[]) =>
  client.query(`truncate ${tables.map(({ table }) => quoted(table)).join(', ')} cascade`)

/** Whether anything of anybody stands there. */
export async function refuseOccupied(client: pg.Client, place: string): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')",
  )
  if (Number(rows[0]?.count) > 0) throw new Problem('restore.occupied', { place })
}

/** Takes away what a restore had put into a database that was empty before it. */
export async function clearAll(client: pg.Client): Promise<void> {
  await client.query(`do $$
    declare one record;
    begin
      for one in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') loop
        execute format('drop table if exists %s cascade', one.name);
      end loop;
      for one in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute format('drop routine if exists %s cascade', one.name);
      end loop;
    end $$`)
}
