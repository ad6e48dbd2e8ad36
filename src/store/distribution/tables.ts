import type pg from 'pg'

/** Tables that grow by the day, and of which a province is a part: its people, what they did, its figures and what rows were. */
export const GROWING = [
  'duty',
  'duty_roster',
  'entries',
  'figure_days',
  'figure_years',
  'ledger',
  'personnel',
  'record_versions',
  'training',
] as const

/** What one place alone asks and writes: it stays where the log-ins are. */
const LOCAL = ['login_failures', 'migrations', 'sessions', 'sign_on_tickets']

/** How a table may be spread: in parts by province, whole on every node, or on one node alone. */
export type Spread = 'by_province' | 'everywhere' | 'local'

/** What the catalogue says of a table, as far as spreading it depends on that. */
export type TableShape = {
  table: string
  spread: Spread
  partitioned: boolean
  /** Unique indexes (the primary key among them) that do not hold the province. */
  unkeyed: string[]
  /** References to other tables. */
  refersTo: string[]
  /** Policies that look into another table. */
  looking: string[]
  triggers: string[]
}

/** Every table of the product. One with the province in its key is in parts; of the others those few that are local are named. */
export async function shapesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<Omit<TableShape, 'spread'> & { keyed: boolean }>(`
    select c.relname::text as table, c.relkind = 'p' as partitioned,
      exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary and a.attname = 'province_id') as keyed,
      array(select x.relname::text from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and i.indisunique
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey) and a.attname = 'province_id')
        order by 1) as unkeyed,
      array(select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' order by 1) as "refersTo",
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid
        and coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~* 'select|exists' order by 1) as looking,
      array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`)
  return rows.map(({ keyed, ...shape }) => ({
    ...shape,
    spread: keyed ? 'by_province' : LOCAL.includes(shape.table) ? 'local' : 'everywhere',
  }))
}

/** What keeps a schema from being spread: told by table. None where every promise of the schema is kept. */
export function obstaclesOf(shapes: readonly TableShape[]): string[] {
  const spread = new Map(shapes.map((shape) => [shape.table, shape.spread]))
  return shapes.flatMap(({ table, spread: own, unkeyed, refersTo, looking }) => [
    ...(own === 'by_province' ? unkeyed.map((index) => `${table}: chỉ mục duy nhất ${index} không chứa mã tỉnh`) : []),
    ...looking.map((policy) => `${table}: chính sách ${policy} nhìn sang bảng khác`),
    ...refersTo.flatMap((to) =>
      own !== 'local' && spread.get(to) !== 'everywhere' ? [`${table}: tham chiếu ${to}, là bảng không có ở mọi nút`] : [],
    ),
  ])
}

/** The provinces that hold rows, by number; those that ended have handed theirs on. */
export async function provincesOf(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    'select distinct province_id as id from units where province_id > 0 order by 1',
  )
  return rows.map(({ id }) => id)
}

/** The part of a table that holds one province, and the one that holds whoever has none of their own. */
export const partName = (table: string, province: number): string => `${table}_p${province}`
export const restName = (table: string): string => `${table}_rest`
