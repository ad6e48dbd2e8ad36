import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actions } from '#actions/index.ts'
import type { Actor } from '#domain/access.ts'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import { readRows } from '#reader/sheet.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { foundUnits } from '#store/units.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { timed } from './timing.ts'

type Measured = { ms: number; cpu: number; mb: number }
type Review = { rows: number; added: number; same: number; rejected: number; kept: boolean; findings: { message: string }[] }

/** A roster of 100.000 people: merely read, looked at, kept, sent again. `--small` tries it with 5.000. */
export async function importRoster(): Promise<BenchTable[]> {
  const rows = process.argv.includes('--small') ? 5_000 : 100_000
  return withOwnDatabase(async ({ folder, database }) => {
    const path = join(folder, 'danh-sach.xlsx')
    // By a process of its own: what making a workbook leaves in memory is not the import's.
    execFileSync(process.execPath, [fileURLToPath(new URL('rosterFile.ts', import.meta.url)), path, String(rows)])
    const bytes = new Uint8Array(readFileSync(path))
    const asks = await clerkOf(database)
    let read = 0
    const parsing = await watched(async () => {
      for await (const row of readRows(bytes)) read += row.cells.length
    })
    const looking = await watched(() => asks(bytes, false))
    const keeping = await watched(() => asks(bytes, true))
    const again = await watched(() => asks(bytes, true))
    const counted: [string, Review, number][] = [
      ['looked at', looking.result, rows],
      ['kept', keeping.result, rows],
      ['sent again', again.result, 0],
    ]
    for (const [what, review, added] of counted) {
      if (review.added !== added || review.rejected > 0)
        throw new Error(`${what}: ${review.added} added, ${review.rejected} rejected: ${review.findings[0]?.message ?? ''}`)
    }
    const line = (what: string, { ms, cpu, mb }: Measured, limits: Partial<BenchLine> = {}): BenchLine[] => [
      { what, value: ms / 1000, unit: 's', note: `processor of the application ${cpu.toFixed(1)} s` },
      { what: `${what}, against reading`, value: ms / parsing.ms, unit: '×', ...limits },
      { what: `${what}, peak memory`, value: mb, unit: 'MB', limit: 600 },
    ]
    return [
      {
        title: `Import of ${rows} rows, ${templateColumns(personnel).length} columns, ${Math.round(bytes.length / 1e6)} MB`,
        lines: [
          {
            what: 'merely reading every cell',
            value: parsing.ms / 1000,
            unit: 's',
            note: `${read} cells, processor ${parsing.cpu.toFixed(1)} s, peak ${Math.round(parsing.mb)} MB`,
          },
          ...line('preview with all findings', looking, { limit: 2 }),
          ...line('kept in the register', keeping, {
            limit: 2,
            note: 'rows, sealed numbers, search, ledger, one transaction',
          }),
          ...line('the same file sent again', again),
        ],
      },
    ]
  })
}
export default importRoster

const personnel =
  registers.personnel ??
  (() => {
    throw new Error('no personnel register')
  })()
/**
 * Time and peak memory of one work, begun with a collected heap so that it is not charged with what the one before it
 * left. The process's own record counts where the work broke it; else what was seen of it meanwhile.
 */
async function watched<T>(work: () => Promise<T>): Promise<Measured & { result: T }> {
  globalThis.gc?.()
  const record = () => process.resourceUsage().maxRSS / 1024
  const before = record()
  let seen = 0
  const look = () => {
    seen = Math.max(seen, process.memoryUsage.rss() / 2 ** 20)
  }
  const timer = setInterval(look, 20)
  const used = process.cpuUsage()
  const done = await timed(work)
  const { user, system } = process.cpuUsage(used)
  clearInterval(timer)
  look()
  return { ...done, cpu: (user + system) / 1e6, mb: record() > before ? record() : seen }
}

export async function clerkOf(database: Database): Promise<(bytes: Uint8Array, keep: boolean) => Promise<Review>> {
  const from = '2010-01-01'
  const units = await inScope(database, EVERYWHERE, (db) =>
    foundUnits(db, [
      { code: 'cuc', kind: 'department', name: 'Cục', validFrom: from, parents: [] },
      { code: 'tinh', kind: 'province', name: 'Tỉnh', validFrom: from, parents: [{ code: 'cuc', from, to: null }] },
      {
        code: 'co-quan',
        kind: 'agency_command',
        name: 'Cơ quan',
        managedBy: 'province',
        validFrom: from,
        parents: [{ code: 'tinh', from, to: null }],
      },
    ]),
  )
  const unit = units.get('co-quan')
  const actor: Actor = {
    userId: 'lan',
    login: 'lan',
    name: 'Lan',
    grants: [{ role: 'clerk', unitId: unit?.id ?? 0, pos: unit?.pos ?? 0, end: unit?.end ?? 0 }],
  }
  const house: House = {
    actions,
    database: async () => database,
    clock: () => new Date('2026-07-15T03:00:00Z'),
    logBug: (_, deed, error) => {
      throw new Error(deed, { cause: error })
    },
  }
  return async (bytes, keep) => {
    const given = { values: { register: 'personnel', unit: 'co-quan', keep }, files: { file: { name: 'danh-sach.xlsx', bytes } } }
    const reply = await runAction(house, 'importRoster', given, { kind: 'test', address: 'bench', token: null, actor })
    if ('refusal' in reply) throw new Error(reply.refusal.message)
    return reply.output as Review
  }
}
