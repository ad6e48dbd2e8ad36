import type pg from 'pg'
import type { TableShape } from './tables.ts'

/** The version of the extension on this server; null where it is not there. */
export async function clusterVersion(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ version: string }>(
    "select extversion as version from pg_extension where extname = 'citus'",
  )
  return rows[0]?.version ?? null
}

/** Whether the extension lies on this server and only has to be made. */
export async function clusterAtHand(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_available_extensions where name = 'citus'")
  return (rowCount ?? 0) > 0
}

/**
 * What makes a cluster of this schema, in order: tables on every node first, for those in parts are joined with them; then all that
 * has a province, side by side, so that what belongs to one province lies on one node and a statement about it goes there
 * alone. Log-ins stay where people log in. Rules of change (triggers) are the same on every node; those that write beside their own
 * row (what was taken back, whom a round asks) were never tried on more nodes than one.
 */
export function clusterStatements(shapes: readonly TableShape[]): string[] {
  const everywhere = inOrderOfReference(shapes.filter(({ spread }) => spread === 'everywhere'))
  const parts = shapes.filter(({ spread }) => spread === 'by_province').map(({ table }) => table)
  const [first, ...others] = parts
  if (first === undefined) return []
  return [
    // Settings of a transaction, the wall's range among them, reach the nodes; and rules of change are allowed on them.
    "alter role saovuong_app login set citus.propagate_set_commands to 'local'",
    "set local citus.enable_unsafe_triggers to 'on'",
    ...everywhere.map(({ table }) => `select create_reference_table('${table}')`),
    `select create_distributed_table('${first}', 'province_id', colocate_with => 'none')`,
    ...others.map((table) => `select create_distributed_table('${table}', 'province_id', colocate_with => '${first}')`),
  ]
}

/** A table after those it refers to. */
function inOrderOfReference(shapes: readonly TableShape[]): TableShape[] {
  const placed = new Map<string, TableShape>()
  const place = (one: TableShape): void => {
    if (placed.has(one.table)) return
    for (const to of one.refersTo) {
      const first = shapes.find(({ table }) => table === to)
      if (first && first !== one) place(first)
    }
    placed.set(one.table, one)
  }
  for (const one of shapes) place(one)
  return [...placed.values()]
}

/** Tables of this schema that the cluster already knows. */
export async function alreadySpread(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>('select logicalrelid::text as table from pg_dist_partition order by 1')
  return rows.map(({ table }) => table)
}
