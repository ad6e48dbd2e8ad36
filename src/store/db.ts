import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type QueryExecutorProvider,
  sql,
} from 'kysely'
import pg from 'pg'
import { backUpBeforeUpgrade } from './backup/beforeUpgrade.ts'
import { camelRows } from './camelRows.ts'
import { type Connection, defaultDataFolder, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { keepStatements } from './keptStatements.ts'
import { migrate } from './migrate.ts'
import { asRefusedLine, secureLine } from './secureLine.ts'
import { sendTogether } from './sentTogether.ts'

/**
 * Opens the database: PostgreSQL in a folder, started by us, or a server by its address. The only file that knows which.
 * Everything else receives a `Db` (a connection inside a transaction, row-level security set) or a `Database`.
 */
export type Db = QueryExecutorProvider

/**
 * Preorder range of units a transaction may see and change; row-level security holds it in the database. `province`: the one
 * the whole range lies in, where it lies in one: its rows are then looked for in its part of a table alone.
 */
export type Scope = { lo: number; hi: number; province?: number | undefined; books?: Books | undefined }
/** Names of the books a transaction may see and may write, as the database knows them; without them it is all. */
export type Books = { seen: readonly string[]; kept: readonly string[] }
export const EVERYWHERE: Scope = { lo: 0, hi: Number.MAX_SAFE_INTEGER }

export type Database = {
  /** The role of the application: not the owner, bound by row-level security. */
  app: Db
  /** Connection facts of the application's role, for COPY streams. */
  connection: Connection
  /** The owner's: for loading by COPY and changes of the schema, never for what a person asks. */
  owner: Connection
  /** Folder of keys and logs of this installation. */
  folder: string
  close(): Promise<void>
}

export type OpenOptions = {
  /** Address of a server's owner; the embedded database is used when absent. */
  url?: string | undefined
  /** The same as it was read before. */
  connection?: Connection
  folder?: string
  /** The database in the folder where somebody has begun to start it: it is opened when it is up, and left with the rest. */
  embedded?: Promise<EmbeddedServer> | undefined
  log?: (line: string) => void
  poolSize?: number
  /** A restore opens what it has loaded, to prove it; nobody else may yet. */
  restoring?: boolean
}

export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const url = options.url ?? process.env.DATABASE_URL
  const folder = options.folder ?? defaultDataFolder()
  const elsewhere = options.connection ?? (url ? connectionOf(url) : undefined)
  if (elsewhere)
    return openServer(elsewhere, folder, options).catch((error) => {
      throw elsewhere.ssl ? asRefusedLine(error, elsewhere) : error
    })
  const server = await (options.embedded ?? startEmbedded({ folder, ...(options.log ? { log: options.log } : {}) }))
  try {
    const database = await openServer(server.connection, folder, options)
    return {
      ...database,
      close: async () => {
        await database.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openServer(owner: Connection, folder: string, options: OpenOptions): Promise<Database> {
  const connection = { ...owner, user: APP_ROLE, password: appPassword(owner.password) }
  const before = (pending: readonly string[]) => backUpBeforeUpgrade(owner, folder, pending, options.log)
  await migrate(owner, connection.password, {
    log: options.log,
    restoring: options.restoring,
    before: options.restoring ? undefined : before,
  })
  // Statements are sent as they are asked and answered in that order: those that do not need each other's answer share one way.
  const pool = new pg.Pool({
    ...connection,
    application_name: `saovuong ${process.pid}`,
    max: options.poolSize ?? 20,
    types: TYPES,
    pipeline: true,
  })
  // A lost connection is replaced at the next use; the query that needs it reports.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepStatements(client)
    sendTogether(client)
    // Outside a transaction that says otherwise the scope is empty: nothing is seen.
    void client.query("set sao.lo = '-1'; set sao.hi = '-1'").catch(() => {})
  })
  const app = new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [camelRows],
  })
  return { app, connection, owner, folder, close: () => app.destroy() }
}

export const APP_ROLE = 'saovuong_app'

/** Made from the owner's, so that every process of an installation knows it and nobody has to keep a second secret. */
export const appPassword = (ownerPassword: string): string =>
  createHash('sha256').update(`${APP_ROLE}:${ownerPassword}`).digest('hex')

export function connectionOf(url: string): Connection {
  const parsed = new URL(url)
  // Brackets are the address's own: they keep the colons of a number apart from the port.
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname).replace(/^\[(.*)\]$/, '$1')
  const ssl = secureLine(host, parsed.searchParams)
  return {
    host,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...(ssl ? { ssl } : {}),
  }
}

/** Days stay text, counts stay numbers; a count beyond 2^53 would be a bug and says so. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.INT8) return wholeNumber
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`count out of range: ${text}`)
  return value
}

/** Connections inside a transaction, each with the scope that holds there now. */
const inside = new WeakMap<object, Scope>()
/** What was asked last in each and not waited for. */
const unanswered = new WeakMap<object, Promise<unknown>[]>()
let savepoints = 0

/**
 * Leaves a question that nothing asked afterwards depends on to the end of its transaction or step: it goes with what ends it,
 * and where it is refused nothing is kept and its refusal is the one told. Outside a transaction of ours it is waited for here.
 */
export async function answerAtEnd(db: Db, asked: Promise<unknown>): Promise<void> {
  const waiting = unanswered.get(db)
  if (!waiting) {
    await asked
    return
  }
  asked.catch(() => {})
  waiting.push(asked)
}

/**
 * A transaction seeing only `scope`; a savepoint of it when already inside one, so that a refused write rolls back alone.
 * `closing` are statements that need no answer: they go to the database together with the commit. Where one of them is refused
 * the commit behind it only ends what failed, and nothing is kept; they are made before the first is sent, so that none
 * can be missing.
 */
export async function inScope<T>(
  database: Pick<Database, 'app'>,
  scope: Scope,
  work: (db: Db) => Promise<T>,
  closing: (db: Db, result: T) => readonly CompiledQuery[] = () => [],
): Promise<T> {
  const outer = inside.get(database.app)
  if (outer) return inSavepoint(database.app, outer, scope, work, closing)
  return database.app.getExecutor().provideConnection(async (connection) => {
    const db = onConnection(database, connection, () => true)
    // Not waited for: what is asked first goes with it. Where it fails the connection is lost, and with it all that follows.
    const begun = sql.raw(`begin; ${scopeSettings(scope)}`).execute(db)
    begun.catch(() => {})
    inside.set(db, scope)
    const waiting: Promise<unknown>[] = []
    unanswered.set(db, waiting)
    try {
      const result = await work(db)
      await begun
      await inTurn([...waiting, ...asked(db, closing(db, result)), sql.raw('commit').execute(db)])
      return result
    } catch (failed) {
      const error = await firstRefusal(waiting, failed)
      // Where the connection itself is lost there is nothing to roll back, and the first error is the one to tell.
      await sql
        .raw('rollback')
        .execute(db)
        .catch(() => {})
      throw error
    } finally {
      inside.delete(db)
      unanswered.delete(db)
    }
  })
}

/**
 * Questions that need nothing of each other's answers: beginning, questions and end of their transaction go to the database
 * and come back together. `ask` asks them all before it waits for any; what it asked later would see nothing, and is refused.
 * Inside another transaction they are a step of it.
 */
export async function readTogether<T>(database: Pick<Database, 'app'>, scope: Scope, ask: (db: Db) => Promise<T>): Promise<T> {
  const outer = inside.get(database.app)
  if (outer) return inSavepoint(database.app, outer, scope, ask, () => [])
  return database.app.getExecutor().provideConnection(async (connection) => {
    let open = true
    const db = onConnection(database, connection, () => open)
    const begun = sql.raw(`begin read only; ${scopeSettings(scope)}`).execute(db)
    const answer = ask(db)
    const ended = sql.raw('commit').execute(db)
    open = false
    await inTurn([begun, answer, ended])
    return answer
  })
}

/** What is asked goes to this connection, as long as it is the asker's. */
function onConnection({ app }: Pick<Database, 'app'>, connection: DatabaseConnection, isOpen: () => boolean): Db {
  const straight: ConnectionProvider = {
    provideConnection: async (consumer) => {
      if (!isOpen()) throw new Error('asked of a transaction that has ended')
      return consumer(connection)
    },
  }
  const executor = app.getExecutor().withConnectionProvider(straight)
  return { getExecutor: () => executor }
}

const asked = (db: Db, statements: readonly CompiledQuery[]): Promise<unknown>[] =>
  statements.map((statement) => db.getExecutor().executeQuery(statement))

/** Waits for all of what was sent together, and tells the first fault. */
async function inTurn(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') throw one.reason
}

/** What failed first: behind a question refused meanwhile everything else is refused too. */
async function firstRefusal(waiting: readonly Promise<unknown>[], failed: unknown): Promise<unknown> {
  const refused = (await Promise.allSettled(waiting)).find(({ status }) => status === 'rejected')
  return refused ? (refused as PromiseRejectedResult).reason : failed
}

async function inSavepoint<T>(
  db: Db,
  outer: Scope,
  scope: Scope,
  work: (db: Db) => Promise<T>,
  closing: (db: Db, result: T) => readonly CompiledQuery[],
): Promise<T> {
  const name = `step_${++savepoints}`
  const waiting = unanswered.get(db) ?? []
  await inTurn(waiting.splice(0))
  await sql.raw(`savepoint ${name}; ${scopeSettings(scope)}`).execute(db)
  inside.set(db, scope)
  try {
    const result = await work(db)
    await inTurn([...waiting.splice(0), ...asked(db, closing(db, result))])
    await sql.raw(`release savepoint ${name}; ${scopeSettings(outer)}`).execute(db)
    return result
  } catch (failed) {
    const error = await firstRefusal(waiting.splice(0), failed)
    await sql
      .raw(`rollback to savepoint ${name}; release savepoint ${name}`)
      .execute(db)
      .catch(() => {})
    throw error
  } finally {
    inside.set(db, outer)
  }
}

/** Literal settings, as the workers of a cluster need them; the numbers are checked, nothing else is spliced in. */
export function scopeSettings({ lo, hi, province, books }: Scope): string {
  const [first, last] = [province ?? 0, province ?? Number.MAX_SAFE_INTEGER]
  if (![lo, hi, first].every(Number.isSafeInteger)) throw new RangeError('scope must be whole numbers')
  return `set local sao.lo = '${lo}'; set local sao.hi = '${hi}'; set local sao.province_lo = '${first}'; set local sao.province_hi = '${last}'; set local sao.books_seen = '${named(books?.seen)}'; set local sao.books_kept = '${named(books?.kept)}'`
}

function named(books: readonly string[] | undefined): string {
  if (books === undefined) return '*'
  if (!books.every((name) => /^\w+$/.test(name))) throw new RangeError('books must be names')
  return `,${books.join(',')},`
}

/** The province whose rows alone the transaction sees; null where it sees several, or those above the provinces. */
export const provinceSeen = (db: Db): number | null => inside.get(db)?.province ?? null

/** The same as a statement for the end of a transaction. */
export const scopeStatement = (db: Db, scope: Scope): CompiledQuery => sql.raw(scopeSettings(scope)).compile(db)

/** Whether the range that holds now takes in another: nothing has to be widened for what happens there. */
export function isInScope(db: Db, { lo, hi }: Scope): boolean {
  const now = inside.get(db)
  return now !== undefined && now.books === undefined && now.lo <= lo && hi <= now.hi
}

/** Narrows or widens the scope for the rest of the transaction. */
export async function setScope(db: Db, scope: Scope): Promise<void> {
  await sql.raw(scopeSettings(scope)).execute(db)
  if (inside.has(db)) inside.set(db, scope)
}
