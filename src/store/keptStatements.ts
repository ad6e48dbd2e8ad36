import { CompiledQuery, type QueryResult, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Db } from './db.ts'

/**
 * Statements asked at every request are read and planned once for each connection and kept there: making the plan takes
 * the database longer than carrying it out. Their text must be the same every time, whatever is asked: values only as
 * parameters, lists as one array.
 */
const names = new Map<string, string>()

/** What is spliced in must not fill a connection with plans: texts beyond these are asked as any other. */
const MOST = 400

/** Asks a statement that is kept. */
export async function askKept<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await kept(db, statement)).rows
}

/** Carries out a statement that is kept, and tells how many rows it wrote. */
export async function writeKept(db: Db, statement: RawBuilder<unknown>): Promise<{ numAffectedRows?: bigint | undefined }> {
  return kept(db, statement)
}

/** The same where the text has been put together once for all: `$1` and so on stand for the values. */
export async function askKeptText<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await db.getExecutor().executeQuery<Row>(keptText(text, values) as CompiledQuery<Row>)).rows
}

/** Such a text as a statement, to be asked at the end of a transaction. */
export function keptText(text: string, values: readonly unknown[]): CompiledQuery {
  keep(text)
  return CompiledQuery.raw(text, [...values])
}

const keep = (text: string): void => {
  if (!names.has(text) && names.size < MOST) names.set(text, `kept_${names.size}`)
}

function keptStatement<Row>(db: Db, statement: RawBuilder<Row>): CompiledQuery<Row> {
  const asked: CompiledQuery<Row> = statement.compile(db)
  keep(asked.sql)
  return asked
}

const kept = <Row>(db: Db, statement: RawBuilder<Row>): Promise<QueryResult<Row>> =>
  db.getExecutor().executeQuery(keptStatement(db, statement))

/** From now on the connection knows the statements that are kept by their text. */
export function keepStatements(client: pg.ClientBase): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown
  client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
    const name = typeof text === 'string' ? names.get(text) : undefined
    return name === undefined ? ask(text, values, ...more) : ask({ name, text, values }, undefined, ...more)
  }) as typeof client.query
}
