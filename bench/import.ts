import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { actions } from '#actions/index.ts'
import type { Actor } from '#domain/access.ts'
import { addDays } from '#domain/period.ts'
import type { CellValue, Column } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type RosterColumn, templateColumns } from '#domain/rosterColumns.ts'
import { readRows } from '#reader/sheet.ts'
import { type CellSpec, writeWorkbook } from '#report/xlsx.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { foundUnits } from '#store/units.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { randomFrom, timed } from './timing.ts'

type Measured = { ms: number; cpu: number; mb: number }
type Review = { rows: number; added: number; same: number; rejected: number; kept: boolean; findings: { message: string }[] }

/** A roster of 100.000 people: merely read, looked at, kept, sent again. `--small` tries it with 5.000. */
export async function importRoster(): Promise<BenchTable[]> {
  const rows = process.argv.includes('--small') ? 5_000 : 100_000
  return withOwnDatabase(async ({ folder, database }) => {
    const path = join(folder, 'danh-sach.xlsx')
    await writeRoster(path, rows)
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

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Quốc', 'Thanh', 'Hữu', 'Ngọc', 'Xuân', 'Công']
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hải',
  'Hùng',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thắng',
  'Tuấn',
  'Uyên',
  'Vinh',
  'Yến',
]

/** Written row by row, as the product writes its own lists, so that making the file needs no memory of its own. */
export async function writeRoster(path: string, rows: number): Promise<void> {
  const columns = templateColumns(personnel)
  const kind = (column: Column) => (column.kind === 'day' ? ('date' as const) : ('text' as const))
  const sheet = {
    name: personnel.sheet,
    columns: columns.map(({ column }) => ({ heading: column.title, kind: kind(column) })),
    rows: people(columns, rows),
  }
  await pipeline(writeWorkbook([sheet]), createWriteStream(path))
}

function* people(columns: readonly RosterColumn[], rows: number): Generator<CellSpec[]> {
  const random = randomFrom(11)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  for (let at = 0; at < rows; at++) {
    const values: Record<string, CellValue> = {
      fullName: `${one(FAMILY)} ${one(MIDDLE)} ${one(GIVEN)}`,
      bornOn: addDays('1985-01-01', Math.floor(random() * 6900)),
      female: random() < 0.3 ? 'x' : null,
      identityNo: `0360${String(at).padStart(8, '0')}`,
      force: 'Tự vệ',
      team: `Tiểu đội ${1 + (at % 9)}`,
      joinedOn: addDays('2022-01-01', Math.floor(random() * 1500)),
      status: 'Đang phục vụ',
      partyMember: random() < 0.2 ? 'x' : null,
      youthUnion: random() < 0.5 ? 'x' : null,
      decision: `${at % 500}/QĐ-UBND`,
    }
    yield columns.map(
      ({ key, column }): CellSpec =>
        key in values
          ? (values[key] ?? null)
          : column.kind === 'choice' && !column.optional
            ? (column.choices?.[at % Math.min(column.choices.length, 3)]?.title ?? null)
            : null,
    )
  }
}
