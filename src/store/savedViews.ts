import { sql } from 'kysely'
import type { Condition } from '#domain/register.ts'
import type { Db } from './db.ts'

/** How a person looks at a book. No columns means all of them. */
export type ViewShape = {
  columns: string[] | null
  where: Condition[]
  sort: { column: string; down: boolean }[]
}
export type SavedView = { register: string; name: string; shape: ViewShape; savedAt: Date }

export async function viewsOf(db: Db, userId: string, register: string): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`
    select register, name, shape, saved_at from saved_views
    where user_id = ${userId}::uuid and register = ${register} order by saved_at desc, name`.execute(db)
  return rows
}

/** Keeps it under its name; what stood under the name is replaced. */
export async function keepView(db: Db, userId: string, { register, name, shape, savedAt }: SavedView): Promise<void> {
  await sql`
    insert into saved_views (user_id, register, name, shape, saved_at)
    values (${userId}::uuid, ${register}, ${name}, ${JSON.stringify(shape)}::jsonb, ${savedAt})
    on conflict on constraint saved_views_pkey do update set shape = excluded.shape, saved_at = excluded.saved_at`.execute(db)
}

/** Whether there was such a view. */
export async function dropView(db: Db, userId: string, register: string, name: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    delete from saved_views where user_id = ${userId}::uuid and register = ${register} and name = ${name} returning 1 as one`.execute(
    db,
  )
  return rows.length > 0
}
