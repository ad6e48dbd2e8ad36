/** Loads a backup into an empty database, in the caller's transaction: schema by our own migrations, rows, numberings, proof. */
import { createReadStream } from 'node:fs'
import type pg from 'pg'
import { Problem } from '#domain/problem.ts'
import { applyMigrations, type Migration, ownMigrations } from '../migrate.ts'
import { opened } from './cipher.ts'
import { copyIn } from './copy.ts'
import { type Frame, type Head, type KeyFile, type TableEnd, type TableHead, unpacked } from './frames.ts'
import { copyInto, emptyAll, type KeptTable, keptTables, setSequence, withoutRules } from './tables.ts'
import { type Progress, RowHash, rowHashOf } from './writeBackup.ts'

export type OpenBackup = { head: Head; migrations: Migration[]; frames: AsyncGenerator<Frame> }

/** Opens a backup and refuses what this version cannot read, before anything is made anywhere. */
export async function openBackup(path: string, passphrase: string): Promise<OpenBackup> {
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  const { head: told, body } = await opened(source as AsyncIterable<Buffer>, passphrase)
  const head = told as Head
  const own = new Map(ownMigrations().map((one) => [one.name, one]))
  const migrations = head.migrations.flatMap(({ name, hash }) => {
    const one = own.get(name)
    return one?.hash === hash ? [one] : []
  })
  if (migrations.length !== head.migrations.length) {
    const strange = head.migrations.find(({ name, hash }) => own.get(name)?.hash !== hash)
    body.return(undefined)
    throw new Problem('backup.newer', { version: `${head.product}, ${strange?.name ?? ''}` })
  }
  return { head, migrations, frames: unpacked(body) }
}

export type Loaded = { tables: number; rows: number; keys: KeyFile[] }

/** Every row of every table; the same counts and hashes as they come in, at the end of the file, and read back from the database. */
export async function loadBackup(
  client: pg.Client,
  { frames, migrations }: OpenBackup,
  log: (line: string) => void,
  progress: Progress,
): Promise<Loaded> {
  await applyMigrations(client, migrations, log)
  const tables = await keptTables(client)
  await emptyAll(client, tables)
  const known = new Map(tables.map((table) => [table.table, table]))
  return withoutRules(client, [...known.keys()], async () => {
    const { keys, ends, whole } = await loadFrames(client, frames, known, progress)
    refuseUnlike(ends, whole.tables)
    for (const sequence of whole.sequences) await setSequence(client, sequence)
    for (const [index, end] of ends.entries()) {
      progress(index, ends.length, `đối chiếu ${end.table}`)
      const table = known.get(end.table)
      if (table) refuseUnlike([{ table: end.table, ...(await rowHashOf(client, table)) }], [end])
    }
    return { tables: ends.length, rows: ends.reduce((sum, { rows }) => sum + rows, 0), keys }
  })
}

async function loadFrames(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  known: ReadonlyMap<string, KeptTable>,
  progress: Progress,
) {
  const keys: KeyFile[] = []
  const ends: TableEnd[] = []
  for (;;) {
    const { value: frame, done } = await frames.next()
    if (done) throw new Problem('backup.damaged', { where: 'cuối nội dung' })
    if (frame.kind === 'key') keys.push(frame.value)
    else if (frame.kind === 'table') {
      progress(ends.length, known.size, `khôi phục ${frame.value.table}`)
      ends.push(await loadTable(client, frames, frame.value, known.get(frame.value.table)))
    } else if (frame.kind === 'whole') {
      // Only the end of the stream proves that nothing was cut off or put behind.
      const more = await frames.next()
      if (!more.done) throw new Problem('backup.damaged', { where: 'cuối nội dung' })
      return { keys, ends, whole: frame.value }
    } else throw new Problem('backup.damaged', { where: 'trong nội dung' })
  }
}

async function loadTable(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  told: TableHead,
  table: KeptTable | undefined,
): Promise<TableEnd> {
  // The same migrations make the same columns: only a file put together by somebody else says otherwise.
  if (!table || table.columns.join() !== told.columns.join()) throw new Problem('backup.damaged', { where: `bảng ${told.table}` })
  const counted = new RowHash()
  let end: TableEnd | undefined
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value: frame, done } = await frames.next()
      if (!done && frame.kind === 'end') {
        end = frame.value
        return
      }
      if (done || frame.kind !== 'rows') throw new Problem('backup.damaged', { where: `bảng ${told.table}` })
      counted.add(frame.bytes)
      yield frame.bytes
    }
  }
  await copyIn(client, copyInto(table), rows())
  const loaded = { table: told.table, ...counted.end() }
  refuseUnlike([loaded], end ? [end] : [])
  return loaded
}

function refuseUnlike(held: readonly TableEnd[], told: readonly TableEnd[]): void {
  for (let at = 0; at < Math.max(held.length, told.length); at++) {
    const [one, other] = [held[at], told[at]]
    if (one?.table === other?.table && one?.rows === other?.rows && one?.sha256 === other?.sha256) continue
    throw new Problem('restore.unlike', {
      table: one?.table ?? other?.table ?? '',
      held: one?.rows ?? 0,
      told: other?.rows ?? 0,
    })
  }
}
