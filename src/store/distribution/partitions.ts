import type pg from 'pg'
import { GROWING, partName, provincesOf, restName } from './tables.ts'

/**
 * Keeps the tables that grow in parts by province (declarative partitioning), on a server of several provinces. A province
 * is then read, vacuumed and carried away by itself; what is above the provinces, and a province not yet known, stands in the
 * part `_rest`. Done once it is kept up: called again, a new province gets its part. All of it or nothing: the caller holds
 * the transaction. Names, limits, rights and the wall of the table stay what they were.
 */
export async function partitionByProvince(
  client: pg.Client,
  provinces: readonly number[],
  progress: (done: number, total: number, table: string) => void,
): Promise<{ table: string; parts: number; created: number }[]> {
  const out: { table: string; parts: number; created: number }[] = []
  for (const [at, table] of GROWING.entries()) {
    progress(at, GROWING.length, table)
    const { rows } = await client.query<{ kind: string }>('select relkind::text as kind from pg_class where oid = $1::regclass', [
      table,
    ])
    const created = rows[0]?.kind === 'p' ? await addParts(client, table, provinces) : await cutUp(client, table, provinces)
    await nameIndexes(client, table)
    await client.query(`analyze ${table}`)
    out.push({ table, parts: provinces.length + 1, created })
  }
  progress(GROWING.length, GROWING.length, '')
  return out
}

/** Everything about a table that its copy does not take along by itself, as statements that make it again. */
type Dress = {
  columns: string[]
  storage: string
  after: string[]
  sequence: { column: string; name: string; last: string; called: boolean } | null
}

async function dressOf(client: pg.Client, table: string): Promise<Dress> {
  const list = async (sql: string): Promise<string[]> =>
    (await client.query<{ said: string }>(sql, [table])).rows.map(({ said }) => said)
  const columns =
    await list(`select quote_ident(attname) as said from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
    and attgenerated = '' order by attnum`)
  const [storage = ''] = await list(
    `select 'with (' || array_to_string(reloptions, ', ') || ')' as said from pg_class where oid = $1::regclass and reloptions is not null`,
  )
  const after = [
    // Limits on values come along with the copy.
    ...(await list(`select format('alter table %I add constraint %I %s', $1::text, conname, pg_get_constraintdef(oid)) as said from pg_constraint
      where conrelid = $1::regclass and contype in ('p', 'u', 'f', 'x') order by contype <> 'p', conname`)),
    ...(await list(`select pg_get_indexdef(i.indexrelid) as said from pg_index i where i.indrelid = $1::regclass
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid) order by 1`)),
    ...(await list(
      `select pg_get_triggerdef(oid) as said from pg_trigger where tgrelid = $1::regclass and not tgisinternal order by 1`,
    )),
    ...(await list(`select format('alter table %I enable row level security', $1::text) as said from pg_class where oid = $1::regclass and relrowsecurity
      union all select format('alter table %I force row level security', $1::text) from pg_class where oid = $1::regclass and relforcerowsecurity`)),
    ...(await list(`select format('create policy %I on %I as %s for %s using (%s)%s', polname, $1::text, case when polpermissive then 'permissive' else 'restrictive' end,
        case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        pg_get_expr(polqual, polrelid), coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')) as said
      from pg_policy where polrelid = $1::regclass order by polname`)),
    ...(await list(`select format('grant %s on %I to %I', a.privilege_type, $1::text, a.grantee::regrole::text) as said
      from pg_class c cross join lateral aclexplode(c.relacl) a where c.oid = $1::regclass and a.grantee <> c.relowner order by 1`)),
    ...(await list(`select format('grant %s (%I) on %I to %I', a.privilege_type, t.attname, $1::text, a.grantee::regrole::text) as said
      from pg_attribute t cross join lateral aclexplode(t.attacl) a where t.attrelid = $1::regclass and t.attacl is not null order by 1`)),
  ]
  const { rows: numbered } = await client.query<{ column: string; name: string | null }>(
    `select attname::text as column, pg_get_serial_sequence($1, attname) as name from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [table],
  )
  const [one] = numbered
  // A part draws its numbers from the whole.
  if (!one?.name) return { columns, storage, after, sequence: null }
  const { rows } = await client.query<{ last: string; called: boolean }>(
    `select last_value::text as last, is_called as called from ${one.name}`,
  )
  return {
    columns,
    storage,
    after,
    sequence: { column: one.column, name: one.name, last: rows[0]?.last ?? '1', called: rows[0]?.called === true },
  }
}

/** A whole table becomes its parts: filled first, its indexes made over what lies there. */
async function cutUp(client: pg.Client, table: string, provinces: readonly number[]): Promise<number> {
  await client.query(`lock table ${table} in access exclusive mode`)
  const dress = await dressOf(client, table)
  const fresh = `${table}_in_parts`
  await client.query(`create table ${fresh} (like ${table} including defaults including identity including generated including storage
    including constraints including comments) partition by range (province_id)`)
  for (const province of provinces)
    await client.query(`create table ${partName(table, province)} partition of ${fresh} ${valuesOf(province)} ${dress.storage}`)
  await client.query(`create table ${restName(table)} partition of ${fresh} default ${dress.storage}`)
  const columns = dress.columns.join(', ')
  await client.query(`insert into ${fresh} (${columns}) overriding system value select ${columns} from ${table}`)
  await client.query(`drop table ${table}`)
  await client.query(`alter table ${fresh} rename to ${table}`)
  if (dress.sequence) await goOnNumbering(client, table, dress.sequence)
  for (const statement of dress.after) await client.query(statement)
  await client.query(heldToProvince(table))
  return provinces.length + 1
}

/** Numbers go on after the last one drawn, from a sequence of the name it always had. */
async function goOnNumbering(
  client: pg.Client,
  table: string,
  { column, name, last, called }: NonNullable<Dress['sequence']>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select pg_get_serial_sequence($1, $2) as name', [table, column])
  const plain = name.slice(name.lastIndexOf('.') + 1)
  await client.query(`alter sequence ${rows[0]?.name} rename to ${plain}`)
  await client.query('select setval($1::regclass, $2::bigint, $3)', [plain, last, called])
  await client.query(`grant usage on sequence ${plain} to saovuong_app`)
}

/**
 * Whoever works within one province is held to its part, whatever a statement asks: the wall itself compares preorder numbers,
 * from which the database cannot tell the part. Where nothing is set nothing is narrowed.
 */
const heldToProvince = (table: string): string => `create policy ${table}_province on ${table} as restrictive
  using (province_id >= coalesce(nullif(current_setting('sao.province_lo', true), ''), '0')::bigint
    and province_id <= coalesce(nullif(current_setting('sao.province_hi', true), ''), '9007199254740991')::bigint)`

/** A province that came later takes its rows out of the rest. */
async function addParts(client: pg.Client, table: string, provinces: readonly number[]): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    'select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass',
    [table],
  )
  const known = new Set(rows.map(({ name }) => name))
  const missing = provinces.filter((province) => !known.has(partName(table, province)))
  if (missing.length === 0) return 0
  await client.query(`lock table ${table} in access exclusive mode`)
  const { columns, storage } = await dressOf(client, restName(table))
  const list = columns.join(', ')
  for (const province of missing) {
    const part = partName(table, province)
    await client.query(
      `create table ${part} (like ${restName(table)} including defaults including generated including storage including constraints) ${storage}`,
    )
    await client.query(`with gone as (delete from ${restName(table)} where province_id = ${province} returning ${list})
      insert into ${part} (${list}) select ${list} from gone`)
    await client.query(`alter table ${table} attach partition ${part} ${valuesOf(province)}`)
  }
  return missing.length
}

/** The index of a part is called as that of the whole, with the part behind: by that name a refusal is put into words. */
async function nameIndexes(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string; wanted: string }>(
    `select c.relname::text as name, p.relname || substr(t.relname, length($1) + 1) as wanted
     from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
     join pg_index x on x.indexrelid = c.oid join pg_class t on t.oid = x.indrelid
     where p.relkind = 'I' and x.indrelid in (select inhrelid from pg_inherits where inhparent = $1::regclass)`,
    [table],
  )
  for (const { name, wanted } of rows) if (name !== wanted) await client.query(`alter index ${name} rename to ${wanted}`)
}

/** A stretch of one number: of a range the database tells that nothing of it lies in the rest, of a list it does not. */
const valuesOf = (province: number): string => `for values from (${province}) to (${province + 1})`

/** How the database is kept now: how many parts the largest table has, and which provinces have none of their own. */
export async function partsHeld(client: pg.Client): Promise<{ parts: number; without: number[] }> {
  const { rows } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = to_regclass('public.ledger') and (select relkind from pg_class where oid = inhparent) = 'p'",
  )
  if (rows.length === 0) return { parts: 0, without: [] }
  const known = new Set(rows.map(({ name }) => name))
  return { parts: rows.length, without: (await provincesOf(client)).filter((one) => !known.has(partName('ledger', one))) }
}
